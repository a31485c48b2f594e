import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '#lib/text/read-words.ts';
import {
  addSpelling,
  buildVocabulary,
  readSpelling,
  type VocabularyDraft,
} from '#lib/text/vocabulary.ts';
import type { WordRoom, Words } from '#lib/text/word-columns.ts';

const pieces = ['chữa', 'khỏi', 'KHÔNG', 'sale', 'kg', 'z', 'đa', 'thường', 'a'.repeat(30)];
const signs = [' ', '  ', '\n', '. ', ', ', '-', ' - ', '%', ' 5 ', '🔥', '', '.', '@'];
const draft: VocabularyDraft = new Map();
for (const word of ['chữa', 'khỏi', 'không', 'sale', 'zalo', 'đa']) {
  addSpelling(draft, readSpelling(word));
}
const vocabulary = buildVocabulary(draft);

const anyText = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...signs)), { maxLength: 40 })
  .map((pairs) => pairs.flat().join(''));

/** All that is known of the words of a text, save where they stand. */
function describeWords(words: Words): unknown {
  const { count, isMarked, numbers, hashes, lengths, tones, flags, gaps, joints } = words;
  const columns = [numbers, hashes, lengths, tones, flags, gaps, joints];
  return [count, isMarked, ...columns.map((column) => Array.from(column.subarray(0, count)))];
}

describe('words of plain letters', () => {
  it('are read as the same words with something invisible in them are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // Sends every word of two letters or more the long way round.
        const hidden = text.replace(/(?<=\p{L})(?=\p{L})/gu, '\u00ad');
        expect(describeWords(readWords(vocabulary, text))).toEqual(
          describeWords(readWords(vocabulary, hidden)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are read as the same words decomposed are, up to the length that a vocabulary holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/\p{L}{25}/u.test(text));
        expect(describeWords(readWords(vocabulary, text.normalize('NFC')))).toEqual(
          describeWords(readWords(vocabulary, text.normalize('NFD'))),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a room that another text was read into', () => {
  it('gives the same words as a new one', () => {
    const kept: WordRoom = { columns: null };
    fc.assert(
      fc.property(anyText, (text) => {
        const again = readWords(vocabulary, text, kept);
        const anew = readWords(vocabulary, text);
        expect(describeWords(again)).toEqual(describeWords(anew));
        expect(again.starts.slice(0, again.count)).toEqual(anew.starts.slice(0, anew.count));
        expect(again.ends.slice(0, again.count)).toEqual(anew.ends.slice(0, anew.count));
      }),
      { numRuns: 300 },
    );
  });

  it('shows nothing of a longer text behind the end of a shorter one', () => {
    const kept: WordRoom = { columns: null };
    readWords(vocabulary, '5 chữa '.repeat(200), kept);
    const { count, numbers, flags } = readWords(vocabulary, 'khỏi', kept);
    expect(count).toBe(1);
    expect(Array.from(numbers.slice(1, 40))).toEqual(Array.from({ length: 39 }, () => 0));
    expect(Array.from(flags.slice(1, 40))).toEqual(Array.from({ length: 39 }, () => 0));
  });

  it('does not stay as large as a text that a hostile page made', () => {
    const kept: WordRoom = { columns: null };
    readWords(vocabulary, 'a '.repeat(500_000), kept);
    expect(kept.columns?.numbers.length ?? 0).toBeLessThan(20_000);
    readWords(vocabulary, '1a'.repeat(20_000), kept);
    expect(kept.columns?.numbers.length ?? 0).toBeLessThan(20_000);
  });
});
