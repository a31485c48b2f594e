import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '#lib/text/read-words.ts';
import {
  addSpelling,
  buildVocabulary,
  findSpelling,
  readPlainSpelling,
  readSpelling,
  type VocabularyDraft,
} from '#lib/text/vocabulary.ts';
import { gaps } from '#lib/text/word-columns.ts';

const draft: VocabularyDraft = new Map();
const known = ['chữa', 'khỏi', 'hủy', 'zalo', 'sale', 'fake', 'không', 'phẩm', 'kg', '100', '%'];
const numberOf = new Map(known.map((word) => [word, addSpelling(draft, readSpelling(word))]));
const vocabulary = buildVocabulary(draft);

/** The words of the vocabulary that a text holds, as the vocabulary spells them, and `·` for every other word. */
function read(text: string): readonly string[] {
  const words = readWords(vocabulary, text);
  return Array.from({ length: words.count }, (_, at) => {
    const found = known.find((word) => numberOf.get(word) === words.numbers[at]);
    return found ?? '·';
  });
}

function quote(text: string): readonly string[] {
  const words = readWords(vocabulary, text);
  return Array.from({ length: words.count }, (_, at) =>
    text.slice(words.starts[at], words.ends[at]),
  );
}

describe('readSpelling', () => {
  it.each([
    ['hủy', 'huỷ'],
    ['hòa', 'hoà'],
    ['KHỎE', 'khoẻ'],
    ['Chữa', 'chữa'.normalize('NFD')],
    ['chữa', 'ｃｈữａ'],
    ['phẩm', 'р\u200bhẩm'.replace('р', 'p')],
  ])('spells %s and %s alike', (one, other) => {
    expect(readSpelling(one)).toBe(readSpelling(other));
  });

  it.each([
    ['chữa', 'chưa'],
    ['mỡ', 'mơ'],
    ['bò', 'bơ'],
    ['dao', 'đao'],
    ['ma', 'má'],
  ])('tells %s from %s', (one, other) => {
    expect(readSpelling(one)).not.toBe(readSpelling(other));
  });

  it('is the same however a word is composed, and so is the word without its marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('aăâeêioôơuưyđbcdgh')) }),
        (letters) => {
          const spelling = readSpelling(letters);
          expect(readSpelling(letters.normalize('NFD'))).toBe(spelling);
          expect(readSpelling(letters.toUpperCase())).toBe(spelling);
          const plain = readPlainSpelling(spelling);
          expect(readPlainSpelling(plain)).toBe(plain);
        },
      ),
    );
  });
});

describe('Korean words', () => {
  it('are told from one another, and are the same composed and decomposed', () => {
    expect(readSpelling('환경표지')).not.toBe(readSpelling('걸리시한'));
    expect(readSpelling('환경표지')).toBe(readSpelling('환경표지'.normalize('NFD')));
    expect(readSpelling('환')).not.toBe(readSpelling('한'));
  });
});

describe('readWords', () => {
  it.each([
    ['composed and decomposed', `Chữa ${'khỏi'.normalize('NFD')}`, ['chữa', 'khỏi']],
    ['the tone on either letter', 'hủy huỷ', ['hủy', 'hủy']],
    ['full-width letters', 'ｓａｌｅ １００％', ['sale', '100', '%']],
    ['letters of other faces', '𝐬𝐚𝐥𝐞 𝓯𝓪𝓴𝓮', ['sale', 'fake']],
    ['letters of other scripts that look alike', 'fаkе', ['fake']],
    ['invisible letters inside', 'ch\u200bữ\u00ada kh\u2060ỏi', ['chữa', 'khỏi']],
    ['dots, dashes and stars inside', 's.a.l.e z-a-l-o f*ake', ['sale', 'zalo', 'fake']],
    ['single letters with spaces', 'z a l o', ['zalo']],
    ['pictures inside', 'ch🔥ữa', ['chữa']],
    ['signs and digits for letters', 'z@lo zal0 f4ke kh0ng', ['zalo', 'zalo', 'fake', 'không']],
    ['chat spellings', 'ko hông fẩm zl ib', ['không', 'không', 'phẩm', 'zalo', '·']],
    ['glued numbers and units', '100kg', ['100', 'kg']],
  ])('reads %s', (_, text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each([
    ['takes the longest word that the pieces make', 'kh.ô.n.g', ['không']],
    ['takes a shape or a tone that stands behind a sign', 'ch.u\u031b\u0303.a', ['chữa']],
    ['reads letters of other faces and joiners among the pieces', '𝐬.𝐚\u200d.𝐥.𝐞', ['sale']],
    ['reads a letter between two signs for letters', 'z@l0', ['zalo']],
    ['takes one tone only', 'chữ.á', ['·', '·']],
    ['takes no piece with a mark that is no tone', 's.a\u0307.l.e', ['·', '·', '·', '·']],
  ])('of cut words %s', (_, text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it('leaves pieces alone that make no known word', () => {
    expect(quote('size S.M.L h-ơi a b c 5kg')).toEqual([
      'size',
      'S',
      'M',
      'L',
      'h',
      'ơi',
      'a',
      'b',
      'c',
      '5',
      'kg',
    ]);
  });

  it('quotes the original with all marks of a word, and none of what stands around it', () => {
    const text = '«CHỮA»\u200b, (5️⃣) kho\u0309i!';
    expect(quote(text)).toEqual(['CHỮA', '5️⃣', 'kho\u0309i']);
    expect(quote('s.a.l.e!')).toEqual(['s.a.l.e']);
  });

  it('tells the gaps: none, soft, comma, sentence', () => {
    const words = readWords(vocabulary, '5kg rẻ-đẹp, bền. Tỉ lệ 1:1\nmới - cũ');
    expect(Array.from(words.gaps.slice(1, words.count))).toEqual([
      gaps.none,
      gaps.soft,
      gaps.soft,
      gaps.comma,
      gaps.stop,
      gaps.soft,
      gaps.soft,
      gaps.soft,
      gaps.stop,
      gaps.comma,
    ]);
  });

  it('keeps decimals and thousands in one number', () => {
    expect(quote('1,5 kg 10.000đ 3.')).toEqual(['1,5', 'kg', '10.000', 'đ', '3']);
  });

  it('reads Thai letter by letter, marks and all', () => {
    expect(quote('หายขาด ทำ')).toEqual(['ห', 'า', 'ย', 'ข', 'า', 'ด', 'ทำ']);
  });

  it('never splits a grapheme, in whatever text', () => {
    const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((raw) => `${raw} chữa ${raw}khỏi\u0301 5${raw}`),
        (text) => {
          const edges = new Set([...segmenter.segment(text)].map(({ index }) => index));
          edges.add(text.length);
          const words = readWords(vocabulary, text);
          for (let at = 0; at < words.count; at++) {
            if (words.numbers[at] === 0) continue;
            expect(edges.has(words.starts[at] ?? -1)).toBe(true);
            expect(edges.has(words.ends[at] ?? -1)).toBe(true);
          }
        },
      ),
    );
  });

  it('gives words in order, inside the text, that do not overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = readWords(vocabulary, text);
        let before = 0;
        for (let at = 0; at < words.count; at++) {
          expect(words.starts[at]).toBeGreaterThanOrEqual(before);
          expect(words.ends[at]).toBeGreaterThan(words.starts[at] ?? 0);
          before = words.ends[at] ?? 0;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('reads every single character without losing its way', () => {
    for (let point = 0; point <= 0x2ffff; point++) {
      const words = readWords(vocabulary, `a${String.fromCodePoint(point)}b`);
      expect(words.count).toBeGreaterThan(0);
    }
  });
});

describe('findSpelling', () => {
  it('finds exactly the words that were added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zăâđêôơư]{1,12}$/)), (words) => {
        const own: VocabularyDraft = new Map();
        const numbers = words.map((word) => addSpelling(own, readSpelling(word)));
        const made = buildVocabulary(own);
        expect(words.map((word) => findSpelling(made, readSpelling(word)))).toEqual(numbers);
        expect(findSpelling(made, 'xyzxyzxyzxyzxyz0')).toBe(0);
      }),
    );
  });
});
