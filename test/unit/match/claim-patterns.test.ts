import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims, findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { parsePattern } from '#lib/match/claims/parse-pattern.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { sampleClaimRule } from './sample-feed.ts';

function find(text: string, phrase: string, changes: Partial<ClaimRule> = {}): readonly string[] {
  const rule = sampleClaimRule({ phrases: [phrase], unless: [], ...changes });
  return scanClaims(compileClaims([rule]), text).map(({ quote }) => quote);
}

describe('the language of phrases', () => {
  it('takes one of several words or runs of words', () => {
    const phrase = '(chữa|điều trị) (khỏi|dứt điểm)';
    expect(find('Chữa khỏi. Điều trị dứt điểm. Điều khỏi. Chữa điểm.', phrase)).toEqual([
      'Chữa khỏi',
      'Điều trị dứt điểm',
    ]);
  });

  it('takes words that may be there or not', () => {
    const phrase = 'trị [bệnh|chứng] ho [khan]';
    expect(find('trị ho; trị bệnh ho khan; trị chứng bệnh ho', phrase)).toEqual([
      'trị ho',
      'trị bệnh ho khan',
    ]);
    expect(find('chữa bệnh ho. bệnh ho', '[chữa] bệnh ho')).toEqual(['chữa bệnh ho', 'bệnh ho']);
  });

  it('bridges no more other words than the gap says, and stays in the clause', () => {
    const phrase = 'chữa ..2 khỏi';
    expect(find('chữa khỏi; chữa ho khỏi; chữa ho khan khỏi', phrase)).toHaveLength(3);
    expect(find('chữa bệnh ho khan khỏi; chữa ho, khỏi; chữa ho. Khỏi', phrase)).toEqual([]);
  });

  it('bridges commas with a comma gap, but no sentence', () => {
    const phrase = 'chữa ,,4 khỏi';
    expect(find('chữa ho, sốt khỏi', phrase)).toEqual(['chữa ho, sốt khỏi']);
    expect(find('chữa ho. Sốt khỏi', phrase)).toEqual([]);
  });

  it('takes numbers, ranges of numbers and numbers within limits', () => {
    expect(find('giảm 5kg, giảm 1,5 kg, giảm 3-5kg, giảm kg', 'giảm N kg')).toEqual([
      'giảm 5kg',
      'giảm 1,5 kg',
      'giảm 3-5kg',
    ]);
    expect(find('giảm 300kg; giảm 60 kg; giảm 1.500 kg', 'giảm N1-60 kg')).toEqual(['giảm 60 kg']);
  });

  it('takes entries of word lists', () => {
    const lists = { disease: ['ho', 'viêm xoang', 'ung thư'] };
    expect(find('trị viêm xoang, trị viêm, trị ung thư', 'trị @disease', { lists })).toEqual([
      'trị viêm xoang',
      'trị ung thư',
    ]);
  });

  it('takes the longest way through a phrase', () => {
    expect(find('chữa khỏi hẳn bệnh', 'chữa [khỏi] ..2 (khỏi|bệnh)')).toEqual([
      'chữa khỏi hẳn bệnh',
    ]);
  });

  it('begins and ends at whole words only', () => {
    expect(find('bộ cung thường', 'ung thư')).toEqual([]);
    expect(find('giảm 5kg', 'giảm N')).toEqual([]);
    expect(find('khỏi 100%', 'khỏi 100')).toEqual(['khỏi 100']);
  });

  it.each([
    ['', 'is empty'],
    ['..3 khỏi', 'begins or ends with a gap'],
    ['chữa ..3', 'begins or ends with a gap'],
    ['chữa ..9 khỏi', 'has a gap that is not 1 to 8 words'],
    ['chữa ..2 ,,2 khỏi', 'has two gaps side by side'],
    ['chữa (khỏi', 'has a "(" without its other half'],
    ['chữa (khỏi|)', 'has an empty choice'],
    ['[chữa] [khỏi]', 'may match nothing at all'],
    [`a ${'..8 a '.repeat(4)}`, 'can be longer than 31 words'],
    [`a ${'[a] '.repeat(17)}`, 'has more than 16 parts'],
  ])('refuses "%s" and says why', (phrase, why) => {
    const parsed = parsePattern(phrase);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.detail).toContain(why);
    expect(findRuleFaults(sampleClaimRule({ phrases: ['chữa', phrase] }))).toHaveLength(1);
  });

  it('tells of a list that the rule does not have', () => {
    expect(findRuleFaults(sampleClaimRule({ unless: ['@ailment'] }))).toEqual([
      'the phrase "@ailment" names the list "ailment", which the rule does not have',
    ]);
  });
});

describe('what a rule asks of the words around', () => {
  const phrase = 'chữa khỏi';

  it('is taken back by words right before it, but not by words behind it', () => {
    const changes = { unlessBefore: ['không', 'chưa thể'] };
    expect(find('không thể chữa khỏi. chưa thể chữa khỏi', phrase, changes)).toEqual([]);
    expect(find('chữa khỏi không lo', phrase, changes)).toEqual(['chữa khỏi']);
  });

  it('is taken back by words right behind it, but not by words before it', () => {
    const changes = { unlessAfter: ['hoàn toàn là sai'] };
    expect(find('chữa khỏi hoàn toàn là sai', phrase, changes)).toEqual([]);
    expect(find('hoàn toàn là sai chữa khỏi', phrase, changes)).toEqual(['chữa khỏi']);
  });

  it('is taken back by words anywhere in the text or the title', () => {
    const rule = sampleClaimRule({ unlessText: ['tiểu thuyết'] });
    const scan = (text: string, title: string | null) =>
      scanClaims(compileClaims([rule]), text, { title, productClass: null, platform: null }).length;
    expect(scan('Chữa khỏi. Một cuốn tiểu thuyết.', null)).toBe(0);
    expect(scan('Chữa khỏi.', 'Tiểu thuyết mẫu')).toBe(0);
    expect(scan('Chữa khỏi.', 'Trà mẫu')).toBe(1);
  });

  it('answers only near the words that it needs', () => {
    const changes = { needs: ['bệnh'] };
    expect(find('Uống vào là chữa khỏi, bệnh nào cũng vậy', phrase, changes)).toHaveLength(1);
    expect(find('Uống vào là chữa khỏi. Bệnh nào cũng vậy', phrase, changes)).toEqual([]);
    expect(find('Chữa khỏi. Bệnh nào', phrase, { needsText: ['bệnh'] })).toHaveLength(1);
    expect(find('Chữa khỏi.', phrase, { needsText: ['bệnh'] })).toEqual([]);
  });

  it('answers only on its classes of goods and its platforms, and weighs by class', () => {
    const rule = sampleClaimRule({
      classes: ['food', 'cosmetic'],
      platforms: ['shopee'],
      severityByClass: { cosmetic: 'info' },
    });
    const scan = (productClass: 'food' | 'cosmetic' | 'drug' | null, platform: string | null) =>
      scanClaims(compileClaims([rule]), 'chữa khỏi', { title: null, productClass, platform }).map(
        ({ severity }) => severity,
      );
    expect(scan('food', 'shopee')).toEqual(['caution']);
    expect(scan('cosmetic', null)).toEqual(['info']);
    expect(scan('drug', 'shopee')).toEqual([]);
    expect(scan(null, 'shopee')).toEqual([]);
    expect(scan('food', 'tiki')).toEqual([]);
  });
});
