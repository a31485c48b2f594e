import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPlain, foldText, keepMarks, readOriginalSpan } from '#lib/text/fold-vietnamese.ts';
import { tokenise } from '#lib/text/tokenise.ts';

function readVectors<T>(name: string): readonly { readonly input: string; readonly value: T }[] {
  return JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8')) as readonly {
    readonly input: string;
    readonly value: T;
  }[];
}

const vietnamese = fc
  .array(
    fc.constantFrom('khỏe', 'KHOẺ', 'Đường', 'trị', 'dứt điểm', 'số 1', '5kg', ',', '\u200b', '😀'),
  )
  .map((words) => words.join(' '));

describe('foldText', () => {
  it.each(readVectors<string>('fold'))('folds "$input" to "$value"', ({ input, value }) => {
    expect(foldPlain(input)).toBe(value);
  });

  it('gives every folded unit a place inside the original, in order', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), vietnamese), (text) => {
        const { folded, starts, ends } = foldText(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        let before = 0;
        for (let i = 0; i < folded.length; i++) {
          const start = starts[i] ?? -1;
          const end = ends[i] ?? -1;
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = foldPlain(text);
        expect(foldPlain(once)).toBe(once);
      }),
    );
  });

  it('leads back to the word with all its marks, composed or not', () => {
    for (const original of ['Mụn khỏi hẳn nhé', 'Mụn khỏi hẳn nhé'.normalize('NFD')]) {
      const text = foldText(original);
      const at = text.folded.indexOf('khoi han');
      const { start, end } = readOriginalSpan(text, at, at + 'khoi han'.length);
      expect(original.slice(start, end).normalize('NFC')).toBe('khỏi hẳn');
    }
  });

  it('is not confused by characters that stand for several letters or take two units', () => {
    const original = '😀ﬁn 𝐤𝐡ỏi';
    const text = foldText(original);
    expect(text.folded).toBe('😀fin khoi');
    const at = text.folded.indexOf('khoi');
    const { start, end } = readOriginalSpan(text, at, at + 4);
    expect(original.slice(start, end)).toBe('𝐤𝐡ỏi');
  });

  it('stays linear on a million marks', () => {
    const begin = performance.now();
    expect(foldPlain(`a${'\u0301'.repeat(1_000_000)}`)).toBe('a');
    expect(foldPlain('ﬃ'.repeat(300_000)).length).toBe(900_000);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('keepMarks', () => {
  it('writes both tone placements and both normal forms alike', () => {
    expect(keepMarks('hoà')).toBe(keepMarks('hòa'));
    expect(keepMarks('KHOẺ')).toBe(keepMarks('khỏe'.normalize('NFD')));
    expect(keepMarks('huỷ')).toBe(keepMarks('hủy'));
    expect(keepMarks('k\u200bhỏi')).toBe(keepMarks('khỏi'));
  });

  it('keeps words apart that only their marks part', () => {
    const words = ['chua', 'chưa', 'chữa', 'chứa', 'chùa', 'chúa', 'da', 'đa', 'dạ'];
    expect(new Set(words.map(keepMarks)).size).toBe(words.length);
  });
});

describe('tokenise', () => {
  it.each(readVectors<readonly string[]>('tokens'))(
    'cuts "$input" into $value',
    ({ input, value }) => {
      let clause = 0;
      const shown = tokenise(foldText(input)).flatMap((token) => {
        const cut = token.clause === clause ? [] : ['|'];
        clause = token.clause;
        return [...cut, `${token.isGlued ? '+' : ''}${token.text}`];
      });
      expect(shown).toEqual(value);
    },
  );

  it('tells exact places, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), vietnamese), (text) => {
        let before = 0;
        for (const token of tokenise(foldText(text))) {
          expect(token.start).toBeGreaterThanOrEqual(before);
          expect(readWords(text.slice(token.start, token.end))).toContain(token.text);
          before = token.start;
        }
      }),
    );
  });

  it('gives every word of one character that stands for several the whole of that character', () => {
    // U+FE72: a space and an Arabic mark; U+33C2: "a.m."; U+00BD: "1", a slash, "2".
    for (const [char, words] of [
      ['\ufe72', ['\u064c']],
      ['\u33c2', ['a', 'm']],
      ['\u00bd', ['1', '2']],
    ] as const) {
      const tokens = tokenise(foldText(`x ${char} y`)).slice(1, -1);
      expect(tokens.map(({ text }) => text)).toEqual(words);
      expect(new Set(tokens.map(({ start, end }) => `${start}-${end}`))).toEqual(new Set(['2-3']));
    }
  });

  it('tells exact places where no character stands for several', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        for (const token of tokenise(foldText(text))) {
          expect(foldPlain(text.slice(token.start, token.end))).toBe(token.text);
        }
      }),
    );
  });
});

function readWords(text: string): readonly string[] {
  return tokenise(foldText(text)).map((token) => token.text);
}
