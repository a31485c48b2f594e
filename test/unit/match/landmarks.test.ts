import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLandmarks, buildOutlook, hasLandmarks } from '#lib/match/claims/landmarks.ts';
import { matchPattern } from '#lib/match/claims/match-pattern.ts';
import { parsePattern } from '#lib/match/claims/parse-pattern.ts';
import { buildBookPattern } from '#lib/match/claims/pattern-book.ts';
import { readWords } from '#lib/text/read-words.ts';
import { buildVocabulary, type VocabularyDraft } from '#lib/text/vocabulary.ts';
import type { Words } from '#lib/text/word-columns.ts';

function build(phrases: readonly string[]) {
  const draft: VocabularyDraft = new Map();
  const context = { draft, stock: new Map(), lists: {}, isExact: false, isGuard: false };
  const written = phrases.flatMap((text, owner) => {
    const parsed = parsePattern(text);
    return parsed.ok ? [buildBookPattern(parsed.value, owner, context)] : [];
  });
  return { ...buildLandmarks(written), vocabulary: buildVocabulary(draft) };
}

/** The words of a text at which a phrase is still worth trying, though only its landmarks were looked for. */
function findWorth(phrase: string, text: string): readonly number[] {
  const { landmarks, patterns, vocabulary } = build([phrase]);
  const words = readWords(vocabulary, text);
  const outlook = buildOutlook(landmarks, words);
  return Array.from({ length: words.count }, (_, at) => at).filter((at) =>
    patterns.some((pattern) => hasLandmarks(outlook, pattern, at)),
  );
}

describe('a phrase', () => {
  it('is not tried where a part that it needs does not come', () => {
    expect(findWorth('giảm N kg ..3 trong N ngày', 'giảm 5 kg trong '.repeat(20))).toEqual([]);
    expect(findWorth('giảm N kg', 'giảm 5 kg')).toEqual([0, 1]);
  });

  it('is tried when the part comes within 31 words, and not when it comes later', () => {
    expect(findWorth('chữa ..8 khỏi', `chữa ${'x '.repeat(30)}khỏi`)[0]).toBe(0);
    expect(findWorth('chữa ..8 khỏi', `chữa ${'x '.repeat(31)}khỏi`)[0]).toBe(1);
  });

  it('is tried when the part stands without its marks, or is one of several', () => {
    expect(findWorth('chữa (khỏi|lành) bệnh', 'chua lanh benh')).toContain(0);
  });

  it('is tried whatever comes when the part may be left out, may not follow or is a number', () => {
    for (const phrase of ['chữa [khỏi]', 'chữa !(khỏi)', 'chữa N', 'chữa PHONE', 'chữa']) {
      expect(findWorth(phrase, 'chữa x'), phrase).toEqual([0, 1]);
    }
  });

  it('does not take the word that it begins with for one that comes behind', () => {
    expect(findWorth('chữa ..2 chữa', 'x chữa x')).toEqual([0]);
  });
});

describe('landmarks', () => {
  const word = fc.constantFrom('chữa', 'chua', 'khỏi', 'ho', '5', 'kg', 'khác');
  const piece = fc.oneof(
    word,
    fc.tuple(word, word).map(([one, other]) => `(${one}|${other} ho)`),
    fc.tuple(word, word).map(([one, other]) => `[${one}|${other}]`),
    fc.constantFrom('..2', ',,8', '!(ho|kg)', 'N', 'PHONE'),
  );
  const phrases = fc.array(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' ')),
    { minLength: 1, maxLength: 5 },
  );
  const text = fc
    .array(fc.oneof(word, fc.constantFrom(',', '.', 'x', '0900000000', 'c.h.ữ.a')), {
      maxLength: 60,
    })
    .map((words) => words.join(' '));

  it('never stand in the way of a phrase that is there', () => {
    fc.assert(
      fc.property(phrases, text, (written, read) => {
        const { landmarks, patterns, vocabulary } = build(written);
        const words = readWords(vocabulary, read);
        const outlook = buildOutlook(landmarks, words);
        for (let at = 0; at < words.count; at++) {
          for (const pattern of patterns) {
            const isWorth = hasLandmarks(outlook, pattern, at);
            if (matchPattern(pattern, words, at) > 0) expect(isWorth).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('look at each word of a text once, however many phrases ask', () => {
    const { landmarks, patterns, vocabulary } = build(
      Array.from({ length: 50 }, (_, i) => `chữa ..8 khỏi ${'x'.repeat(1 + (i % 20))}`),
    );
    const read = readWords(vocabulary, 'chữa khỏi '.repeat(2_000));
    let looks = 0;
    const numbers = new Proxy(read.numbers, {
      get: (column, key) => {
        looks += 1;
        return Reflect.get(column, key);
      },
    });
    const words: Words = { ...read, numbers };
    const outlook = buildOutlook(landmarks, words);
    for (let at = 0; at < words.count; at++) {
      for (const pattern of patterns) hasLandmarks(outlook, pattern, at);
    }
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(read.count);
  });
});
