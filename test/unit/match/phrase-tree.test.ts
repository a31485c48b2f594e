import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPhraseTree, buildSearchText, findPhrases } from '#lib/match/phrase-tree.ts';

/** What a phrase finds in a text, as the original words. */
function find(phrase: string, text: string, exactMarks = false): readonly string[] {
  const tree = buildPhraseTree([{ owner: 0, text: phrase, exactMarks }]);
  const search = buildSearchText(text);
  return search.tokens.flatMap((_, at) =>
    findPhrases(tree, search, at).map(({ from, to }) =>
      text.slice(search.tokens[from]?.start, search.tokens[to - 1]?.end),
    ),
  );
}

describe('findPhrases', () => {
  it.each([
    ['chữa khỏi', 'Trà chữa khỏi ho', 'chữa khỏi'],
    ['chữa khỏi', 'TRÀ CHỮA KHỎI HO', 'CHỮA KHỎI'],
    ['chữa khỏi', 'tra chua khoi ho', 'chua khoi'],
    ['chữa khỏi', 'chữa   khỏi', 'chữa   khỏi'],
    ['chữa khỏi', 'chữa kho\u0309i', 'chữa kho\u0309i'],
    ['hủy', 'túi tự huỷ', 'huỷ'],
    ['eco friendly', 'Eco-Friendly box', 'Eco-Friendly'],
    ['100% tự nhiên', '100 % tự nhiên', '100 % tự nhiên'],
    ['100% tự nhiên', '１００％ tự nhiên', '１００％ tự nhiên'],
    ['100%', '100%organic', '100%'],
  ])('finds "%s" in "%s"', (phrase, text, quote) => {
    expect(find(phrase, text)).toEqual([quote]);
  });

  it.each([
    ['ung thư', 'bộ cung thường', 'inside other words'],
    ['cấp tốc', 'đẳng cấp tốc độ', 'is a phrase here too'],
    ['chữa khỏi', 'người chưa khỏi ho', 'another word with the same letters'],
    ['chữa khỏi', 'chứa khói', 'other marks'],
    ['chữa khỏi', 'chữa. Khỏi', 'across two sentences'],
    ['chữa khỏi', 'chữa, khỏi', 'across a comma'],
    ['chữa khỏi', 'chữa\nkhỏi', 'across two lines'],
    ['chữa khỏi', 'chữa ✅ khỏi', 'across a picture'],
    ['số 1', 'số 12', 'a longer number'],
    ['số 1', 'số 1,5', 'a decimal number'],
    ['số 1', 'số 1A', 'a code'],
    ['f1', 'ff1', 'a longer code'],
  ])('"%s" in "%s": %s', (phrase, text, why) => {
    expect(find(phrase, text)).toEqual(why === 'is a phrase here too' ? ['cấp tốc'] : []);
  });

  it('asks for the very marks where the phrase is exact', () => {
    expect(find('chữa khỏi', 'chữa khỏi', true)).toHaveLength(1);
    expect(find('chữa khỏi', 'chua khoi', true)).toEqual([]);
    expect(find('chữa khỏi', 'CHỮA KHỎI', true)).toHaveLength(1);
  });

  it.each([
    ['giảm 5kg trong 7 ngày', 'giảm 5kg trong 7 ngày'],
    ['Giảm 3-5 kg trong 10 – ngày', null],
    ['Giảm 3-5 kg trong 7-10 ngày', 'Giảm 3-5 kg trong 7-10 ngày'],
    ['giảm 1,5 kg trong 30 ngày', 'giảm 1,5 kg trong 30 ngày'],
    ['giảm nhiều kg trong 7 ngày', null],
    ['giảm 300kg rác trong 7 ngày', null],
  ])('N stands for one number or range: "%s"', (text, quote) => {
    expect(find('giảm N kg trong N ngày', text)).toEqual(quote === null ? [] : [quote]);
  });

  it('prefers neither a number written out nor a number’s place: both are found', () => {
    const tree = buildPhraseTree([
      { owner: 1, text: 'số 1', exactMarks: false },
      { owner: 2, text: 'số N', exactMarks: false },
    ]);
    const owners = findPhrases(tree, buildSearchText('số 1'), 0).map(({ owner }) => owner);
    expect(owners.toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('leaves a phrase without words out, and finds nothing in a text without words', () => {
    expect(find('', 'chữa khỏi')).toEqual([]);
    expect(find('… !', '… !')).toEqual([]);
    expect(find('chữa', '')).toEqual([]);
  });

  it('is not led astray by names that objects inherit', () => {
    expect(find('constructor', 'constructor __proto__')).toEqual(['constructor']);
    expect(find('__proto__', 'a __proto__ b')).toHaveLength(1);
  });

  it('finds every phrase again in any text that holds it as words of its own', () => {
    const word = fc.stringMatching(/^[a-zđăâêôơư]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word, { maxLength: 4 }),
        fc.array(word, { maxLength: 4 }),
        (phrase, before, behind) => {
          const text = [...before, ...phrase, ...behind].join(' ');
          expect(find(phrase.join(' '), text)).toContain(phrase.join(' '));
        },
      ),
    );
  });
});
