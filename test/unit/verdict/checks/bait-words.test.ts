import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBaited } from '#lib/verdict/checks/bait-words.ts';

describe('isBaited', () => {
  it.each([
    ['tikivn', 'tiki'],
    ['apptikidown', 'tiki'],
    ['tiki7', 'tiki'],
    ['momovay247', 'momo'],
    ['etsyshop', 'etsy'],
    ['vayvib8', 'vib'],
    ['msbbank', 'msb'],
    ['vibfinance', 'vib'],
  ])('%s is %s with a bait', (token, word) => {
    expect(isBaited(token, word, false)).toBe(true);
  });

  it.each([
    ['tiki', 'tiki', 'the name alone'],
    ['antikitchen', 'tiki', 'inside another word'],
    ['tikishop', 'tiki', 'a shop of tiki figures'],
    ['momoshop', 'momo', 'another company'],
    ['shbet', 'shb', 'another name'],
    ['acbvn', 'acb', 'three letters and a country are many companies'],
    ['acb8', 'acb', 'three letters and a digit'],
    ['vibe', 'vib', 'another word'],
    ['', 'tiki', 'nothing'],
  ])('%s is not %s with a bait: %s', (token, word) => {
    expect(isBaited(token, word, false)).toBe(false);
  });

  it('leaves a bank’s own lender under the country’s suffix alone', () => {
    expect(isBaited('shbfinance', 'shb', true)).toBe(false);
    expect(isBaited('shbvay', 'shb', true)).toBe(true);
  });

  it('stays fast on the longest label of nothing but baits', () => {
    const began = performance.now();
    for (let i = 0; i < 300; i++) isBaited(`${'vn'.repeat(28)}tikix`, 'tiki', false);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('needs the word itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{0,30}$/), (token) => {
        fc.pre(!token.includes('tiki'));
        expect(isBaited(token, 'tiki', false)).toBe(false);
      }),
    );
  });
});
