import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pattern, parsePattern } from '#lib/match/claims/parse-pattern.ts';
import {
  buildBookPattern,
  buildPatternBook,
  findEnd,
  meetCandidates,
  type SetStock,
} from '#lib/match/claims/pattern-book.ts';
import { type BookPattern, matchPattern } from '#lib/match/claims/match-pattern.ts';
import { readWords } from '#lib/text/read-words.ts';
import { buildVocabulary, type VocabularyDraft } from '#lib/text/vocabulary.ts';

function parse(text: string): Pattern {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.value;
}

function build(phrases: readonly string[], isGuard = false) {
  const draft: VocabularyDraft = new Map();
  const stock: SetStock = new Map();
  const context = { draft, stock, lists: { colour: ['đỏ', 'xanh lá'] }, isExact: false, isGuard };
  const patterns = phrases.map((text, owner) => buildBookPattern(parse(text), owner, context));
  return { book: buildPatternBook(patterns), patterns, vocabulary: buildVocabulary(draft), stock };
}

/** Where phrases are found when each is tried at each word. */
function findSlowly(phrases: readonly string[], text: string): readonly string[] {
  const { patterns, vocabulary } = build(phrases);
  const words = readWords(vocabulary, text);
  return Array.from({ length: words.count }, (_, at) =>
    patterns.flatMap((pattern) => {
      const end = matchPattern(pattern, words, at);
      return end === 0 ? [] : [`${at}-${end} ${pattern.owner}`];
    }),
  ).flat();
}

/** Where phrases are found when only those are tried that may begin there. */
function findQuickly(phrases: readonly string[], text: string): readonly string[] {
  const { book, vocabulary } = build(phrases);
  const words = readWords(vocabulary, text);
  const found: string[] = [];
  for (let at = 0; at < words.count; at++) {
    const meet = (pattern: BookPattern): void => {
      const end = matchPattern(pattern, words, at);
      if (end > 0) found.push(`${at}-${end} ${pattern.owner}`);
    };
    meetCandidates(book, words, { at, meet });
  }
  return found;
}

describe('meetCandidates', () => {
  const word = fc.constantFrom('chữa', 'chua', 'khỏi', 'ho', 'bệnh', '5', '7', 'kg', '%', 'khác');
  const piece = fc.oneof(
    word,
    fc.constantFrom('N', 'N1-6', '@colour', 'PHONE'),
    fc.tuple(word, word).map(([one, other]) => `(${one}|${other} ho)`),
    fc.tuple(word, word).map(([one, other]) => `[${one}|${other}]`),
    fc.constantFrom('..2', ',,3', '!(ho|kg)'),
  );
  const phrase = fc
    .tuple(word, fc.array(piece, { maxLength: 4 }), word)
    .map(([first, middle, last]) => [first, ...middle, last].join(' '))
    .filter((text) => parsePattern(text).ok);
  const text = fc
    .array(fc.oneof(word, fc.constantFrom(',', '.', 'đỏ', 'xanh lá', '0900000000', '5-7')), {
      maxLength: 20,
    })
    .map((words) => words.join(' '));

  it('misses no phrase that trying each one everywhere would find', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 4 }), text, (phrases, listing) => {
        expect(findQuickly(phrases, listing)).toEqual(findSlowly(phrases, listing));
      }),
      { numRuns: 400 },
    );
  });
});

describe('matchPattern', () => {
  it('tells the end of the longest way, and 0 where there is none', () => {
    const { patterns, vocabulary } = build(['chữa [khỏi] ..2 (ho|bệnh ho)']);
    const end = (text: string) => matchPattern(patterns[0]!, readWords(vocabulary, text), 0);
    expect(end('chữa ho')).toBe(2);
    expect(end('chữa khỏi bệnh ho ho')).toBe(5);
    expect(end('chữa khỏi')).toBe(0);
    expect(end('bệnh ho')).toBe(0);
  });

  it('sees what may not follow, wherever a gap may end', () => {
    const { patterns, vocabulary } = build(['chữa !(khỏi) ..1 ho']);
    const end = (text: string) => matchPattern(patterns[0]!, readWords(vocabulary, text), 0);
    expect(end('chữa ho')).toBe(2);
    expect(end('chữa bệnh ho')).toBe(3);
    expect(end('chữa khỏi ho')).toBe(0);
  });

  it('takes telephone numbers however they are spaced, and no other numbers', () => {
    const { patterns, vocabulary } = build(['gọi PHONE']);
    const end = (text: string) => matchPattern(patterns[0]!, readWords(vocabulary, text), 0);
    expect(end('gọi 0900000000')).toBe(2);
    expect(end('gọi 0900 000 000')).toBe(4);
    expect(end('gọi 0900.000.000')).toBe(2);
    expect(end('gọi 84 900 000 000')).toBe(5);
    expect(end('gọi 1900 1234')).toBe(0);
    expect(end('gọi 9000000000')).toBe(0);
    expect(end('gọi 0900 000')).toBe(0);
    expect(end('gọi 0900, 000000')).toBe(0);
  });
});

describe('findEnd', () => {
  it('tells the end of the longest phrase of a book', () => {
    const { book, vocabulary } = build(['chữa ho', 'chữa ho khan lâu', 'chữa']);
    const words = readWords(vocabulary, 'chữa ho khan, chữa ho khan lâu');
    expect(findEnd(book, words, 0)).toBe(2);
    expect(findEnd(book, words, 3)).toBe(7);
    expect(findEnd(book, words, 1)).toBe(0);
  });

  it('takes a guard without marks only in a text without marks', () => {
    const { book, vocabulary } = build(['đá'], true);
    expect(findEnd(book, readWords(vocabulary, 'da tu nhien'), 0)).toBe(1);
    expect(findEnd(book, readWords(vocabulary, 'da tự nhiên thật mềm'), 0)).toBe(0);
    expect(findEnd(book, readWords(vocabulary, 'đá tự nhiên'), 0)).toBe(1);
  });
});

describe('buildBookPattern', () => {
  it('builds what several phrases share once', () => {
    const { stock } = build(['trị @colour', 'chữa @colour', 'chữa (a|b)', 'trị (a|b)']);
    expect(stock.size).toBe(4);
  });

  it('does not confuse a guard, an exact set and a free one of the same words', () => {
    const draft: VocabularyDraft = new Map();
    const stock: SetStock = new Map();
    for (const isExact of [true, false]) {
      for (const isGuard of [true, false]) {
        buildBookPattern(parse('chữa'), 0, { draft, stock, lists: {}, isExact, isGuard });
      }
    }
    expect(stock.size).toBe(4);
  });
});
