import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { sampleClaimRule } from './sample-feed.ts';

function count(text: string, changes: Partial<ClaimRule>): number {
  const rule = sampleClaimRule({ phrases: ['chữa khỏi'], unless: [], ...changes });
  return scanClaims(compileClaims([rule]), text).length;
}

const filler = (words: number): string => 'rất '.repeat(words);

describe('how far a guard reaches', () => {
  it('before: eight words of the same clause', () => {
    const changes = { unlessBefore: ['không'] };
    expect(count(`không ${filler(7)}chữa khỏi`, changes)).toBe(0);
    expect(count(`không ${filler(8)}chữa khỏi`, changes)).toBe(1);
    expect(count('không, chữa khỏi', changes)).toBe(1);
    expect(count('không\nchữa khỏi', changes)).toBe(1);
    expect(count('không ✅ chữa khỏi', changes)).toBe(1);
  });

  it('before: a guard must end where the claim begins', () => {
    expect(count('không chữa khỏi', { unlessBefore: ['không chữa'] })).toBe(1);
    expect(count('không có chữa khỏi', { unlessBefore: ['không có'] })).toBe(0);
  });

  it('behind: four words, not across a comma', () => {
    const changes = { unlessAfter: ['là sai'] };
    expect(count(`chữa khỏi ${filler(3)}là sai`, changes)).toBe(0);
    expect(count(`chữa khỏi ${filler(4)}là sai`, changes)).toBe(1);
    expect(count('chữa khỏi, là sai', changes)).toBe(1);
    expect(count('là sai chữa khỏi', changes)).toBe(1);
  });

  it('near: twelve words either way, in the clause, and inside the claim', () => {
    const changes = { unless: ['đùa'] };
    expect(count(`đùa ${filler(11)}chữa khỏi`, changes)).toBe(0);
    expect(count(`đùa ${filler(12)}chữa khỏi`, changes)).toBe(1);
    expect(count(`chữa khỏi ${filler(11)}đùa`, changes)).toBe(0);
    expect(count(`chữa khỏi ${filler(12)}đùa`, changes)).toBe(1);
    expect(count('chữa đùa khỏi', { ...changes, phrases: ['chữa ..1 khỏi'] })).toBe(0);
  });

  it('in the sentence: twenty-four words, across commas, not across a full stop', () => {
    const changes = { unlessSentence: ['đùa'] };
    expect(count(`đùa, ${filler(20)}, chữa khỏi`, changes)).toBe(0);
    expect(count(`đùa, ${filler(30)}, chữa khỏi`, changes)).toBe(1);
    expect(count('đùa. Chữa khỏi', changes)).toBe(1);
    expect(count('Chữa khỏi, nói đùa', changes)).toBe(0);
    expect(count('Chữa khỏi\nnói đùa', changes)).toBe(1);
  });

  it('farther where each letter is a word of its own', () => {
    const rule = sampleClaimRule({ phrases: ['หายขาด'], unless: ['ไม่'] });
    const scan = (text: string) => scanClaims(compileClaims([rule]), text).length;
    expect(scan('ไม่สามารถทำให้โรคหายขาด')).toBe(0);
    expect(scan('ทำให้โรคหายขาด')).toBe(1);
  });
});

describe('a guard in a text without marks', () => {
  it('takes a claim back there, but not by resembling a word in a text with marks', () => {
    const changes = { unlessBefore: ['khó'] };
    expect(count('kho chua khoi', changes)).toBe(0);
    expect(count('Kho hàng lớn chữa khỏi bệnh', changes)).toBe(1);
    expect(count('Bệnh khó chữa khỏi', changes)).toBe(0);
  });
});

describe('a claim in a text with marks', () => {
  it('is not made of words that lost their marks by chance', () => {
    expect(count('Vị chua khỏi chê, quá ngon', {})).toBe(0);
    expect(count('Uống vào chua khoi ngay bệnh cũ', {})).toBe(1);
  });
});

describe('several rules at one place', () => {
  it('asks the context of each rule for itself', () => {
    const one = sampleClaimRule({ phrases: ['chữa khỏi'], unlessBefore: ['trà'], unless: [] });
    const other = sampleClaimRule({
      id: 'other',
      topic: 'superlative',
      phrases: ['chữa khỏi'],
      needs: ['duy nhất'],
      unless: [],
    });
    const scan = (text: string) =>
      scanClaims(compileClaims([one, other]), text).map(({ ruleId }) => ruleId);
    expect(scan('Trà chữa khỏi ho')).toEqual([]);
    expect(scan('Trà chữa khỏi ho, duy nhất ở đây')).toEqual(['other']);
    expect(scan('Kẹo chữa khỏi ho')).toEqual(['sample-cure']);
  });

  it('keeps the span with more words where two of a topic overlap, whatever is hidden in them', () => {
    const rule = sampleClaimRule({ phrases: ['chữa khỏi', 'khỏi hẳn ho khan'], unless: [] });
    const scan = (text: string) =>
      scanClaims(compileClaims([rule]), text).map(({ quote }) => quote.replaceAll('\u200b', ''));
    expect(scan('chữa khỏi hẳn ho khan')).toEqual(['khỏi hẳn ho khan']);
    expect(scan('chữa\u200b\u200b\u200b\u200b\u200b\u200b khỏi hẳn ho khan')).toEqual([
      'khỏi hẳn ho khan',
    ]);
  });
});
