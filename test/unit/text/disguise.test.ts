import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldConfusables, readDisguises } from '#lib/text/confusable.ts';
import { isWithinEdits } from '#lib/text/edit-distance.ts';
import { readUnicodeHost } from '#lib/text/punycode.ts';

describe('readUnicodeHost', () => {
  it('decodes what the URL parser encoded, label by label', () => {
    for (const host of [
      'bücher.example',
      'chợ-lành.đồ.example',
      'пример.example',
      'ａ.例え.example',
    ]) {
      const encoded = new URL(`http://${host}`).hostname;
      expect(encoded).toMatch(/xn--/);
      expect(new URL(`http://${readUnicodeHost(encoded)}`).hostname).toBe(encoded);
    }
    expect(readUnicodeHost('xn--bcher-kva.example')).toBe('bücher.example');
  });

  it('leaves a label that is no punycode as it is', () => {
    for (const host of [
      'xn--.example',
      'xn--99999999.example',
      'xn--a-é.example',
      'xn--!.example',
    ]) {
      expect(() => readUnicodeHost(host)).not.toThrow();
    }
    expect(readUnicodeHost('shop.example')).toBe('shop.example');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,60}$/), (label) => {
        readUnicodeHost(`xn--${label}.example`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('foldConfusables', () => {
  it('reads letters of other scripts as the Latin ones they look like', () => {
    expect(foldConfusables('ѕһорее')).toBe('shopee');
    expect(foldConfusables('ＳＨÓＰÈＥ')).toBe('shopee');
    expect(foldConfusables('lаzаdа')).toBe('lazada');
  });

  it('leaves scripts alone that look like nothing Latin', () => {
    expect(foldConfusables('ตลาด')).toBe('ตลาด');
  });
});

describe('readDisguises', () => {
  it.each([
    ['sh0pee', 'shopee'],
    ['vietc0mbank', 'vietcombank'],
    ['1azada', 'lazada'],
    ['t1ki', 'tiki'],
    ['rnorno', 'momo'],
    ['vvallet', 'wallet'],
  ])('reads %s as %s too', (word, meant) => {
    expect(readDisguises(word).has(meant)).toBe(true);
  });

  it('always holds the word itself and stays small', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const all = readDisguises(word);
        expect(all.has(word)).toBe(true);
        expect(all.size).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe('isWithinEdits', () => {
  it.each([
    ['shopee', 'shopee', 0, true],
    ['shope', 'shopee', 1, true],
    ['shoppee', 'shopee', 1, true],
    ['shopeee', 'shopee', 1, true],
    ['shoepe', 'shopee', 1, true],
    ['shop', 'shopee', 1, false],
    ['vietconbamk', 'vietcombank', 2, true],
    ['vietcombank', 'vietinbank', 2, false],
    ['', 'a', 1, true],
  ])('%s and %s within %i: %s', (one, other, most, is) => {
    expect(isWithinEdits(one, other, most)).toBe(is);
  });

  it('does not depend on the order of the two words', () => {
    const word = fc.stringMatching(/^[abc]{0,6}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        expect(isWithinEdits(one, other, most)).toBe(isWithinEdits(other, one, most));
      }),
    );
  });
});
