import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrice } from '#lib/text/price.ts';

type Case = readonly [text: string, hint: string | null, amount: number, currency: string];

const written: readonly Case[] = [
  ['1.234.567 ₫', null, 1_234_567, 'VND'],
  ['₫199.000', null, 199_000, 'VND'],
  ['199.000đ', null, 199_000, 'VND'],
  ['89,000đ', null, 89_000, 'VND'],
  ['Giá: 25.000 đồng', null, 25_000, 'VND'],
  ['VND 336,121', null, 336_121, 'VND'],
  ['199k', 'VND', 199_000, 'VND'],
  ['1,5tr', 'VND', 1_500_000, 'VND'],
  ['134400', 'VND', 134_400, 'VND'],
  ['199000.00', 'VND', 199_000, 'VND'],
  ['$17.00', null, 17, 'USD'],
  ['$17.00', 'SGD', 17, 'SGD'],
  ['US $3.21', 'VND', 3.21, 'USD'],
  ['S$12.90', 'USD', 12.9, 'SGD'],
  ['NT$1,299', null, 1299, 'TWD'],
  ['R$ 1.299,90', null, 1299.9, 'BRL'],
  ['RM126.00', null, 126, 'MYR'],
  ['Rp125.000', null, 125_000, 'IDR'],
  ['Rp 1.250.000,00', null, 1_250_000, 'IDR'],
  ['25rb', 'IDR', 25_000, 'IDR'],
  ['฿1,290', null, 1290, 'THB'],
  ['₱305', null, 305, 'PHP'],
  ['₹ 1,23,456.00', null, 123_456, 'INR'],
  ['53,11 €', null, 53.11, 'EUR'],
  ['1 234,56 €', null, 1234.56, 'EUR'],
  ["CHF 1'299.50", null, 1299.5, 'CHF'],
  ['£0.125', null, 0.125, 'GBP'],
  ['48,00', 'USD', 48, 'USD'],
];

describe('readPrice', () => {
  it.each(written)('reads %s (hint %s)', (text, hint, amount, currency) => {
    expect(readPrice(text, hint)).toEqual({ amount, currency });
  });

  it.each([
    ['₫89.000 - ₫120.000', 89_000, 'VND'],
    ['120.000₫ đến 90.000₫', 90_000, 'VND'],
    ['€ 97,39 – 128,72', 97.39, 'EUR'],
    ['3.21 - 5.00 €', 3.21, 'EUR'],
    ['US $3.21-5.00', 3.21, 'USD'],
  ])('takes the lower end of the range %s', (text, amount, currency) => {
    expect(readPrice(text, null)).toEqual({ amount, currency });
  });

  it('goes past a discount to the price behind it', () => {
    expect(readPrice('-64% 42.750₫', null)).toEqual({ amount: 42_750, currency: 'VND' });
    expect(readPrice('-20.000₫ 100.000₫', null)).toEqual({ amount: 100_000, currency: 'VND' });
  });

  it('prefers the figure with a currency sign to a quantity before it', () => {
    expect(readPrice('100 ml 25.000đ', 'VND')).toEqual({ amount: 25_000, currency: 'VND' });
  });

  it('says a text twice only once', () => {
    expect(readPrice('$14.99$14.99', 'USD')).toEqual({ amount: 14.99, currency: 'USD' });
  });

  it.each(['', '0', '₫0', 'free', 'iphone15', '15inch', '1e999', '50%', '1.5%', 'NaN', '$-5', '₫'])(
    'finds no price in %j',
    (text) => {
      expect(readPrice(text, 'VND')).toBeNull();
    },
  );

  it('finds no price where neither the text nor the hint names a currency', () => {
    expect(readPrice('12.50', null)).toBeNull();
  });

  it('is not led astray by names that every object has', () => {
    for (const word of ['constructor', '__proto__ 5', 'toString5']) {
      expect(readPrice(word, null)).toBeNull();
    }
  });

  it('gives null or a finite amount above zero for any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('₫', '$', '.', ',', ' ', '-', 'k', '1', '000', '%'),
    );
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.option(fc.constantFrom('VND', 'USD', 'EUR')),
        (pieces, hint) => {
          const price = readPrice(pieces.join(''), hint);
          if (price === null) return;
          expect(Number.isFinite(price.amount)).toBe(true);
          expect(price.amount).toBeGreaterThan(0);
          expect(price.currency).toMatch(/^[A-Z]{3}$/u);
        },
      ),
    );
  });

  it('reads every whole amount back from the Vietnamese spelling of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (amount) => {
        const text = `${String(amount).replace(/\B(?=(?:\d{3})+$)/gu, '.')} ₫`;
        expect(readPrice(text, null)).toEqual({ amount, currency: 'VND' });
      }),
    );
  });

  it('reads every amount with cents back from both decimal spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        const [whole = '', fraction = ''] = (cents / 100).toFixed(2).split('.');
        const dotted = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
        expect(readPrice(`${dotted},${fraction} €`, null)?.amount).toBe(cents / 100);
        expect(readPrice(`$${dotted.replaceAll('.', ',')}.${fraction}`, null)?.amount).toBe(
          cents / 100,
        );
      }),
    );
  });

  it('stays quick on a long run of digits and separators', () => {
    for (const unit of ['1.', '1 000 ', '9', '$ ', '1,', '-1']) {
      expect(() => readPrice(unit.repeat(200_000), 'VND')).not.toThrow();
    }
  });
});
