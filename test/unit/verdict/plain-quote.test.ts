import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQuoteChars, plainQuote } from '#lib/verdict/plain-quote.ts';

describe('plainQuote', () => {
  it('leaves ordinary words as they are', () => {
    expect(plainQuote('trị dứt điểm tiểu đường “100%”')).toBe('trị dứt điểm tiểu đường “100%”');
  });

  it('takes out what could turn our sentence round or hide in it', () => {
    expect(plainQuote('giá\u202e rẻ\u202c \u2066thật\u2069 \u200bhả\ufeff')).toBe('giá rẻ thật hả');
    expect(plainQuote('a\u0000b\u001b[31mc\u0085d\u00ade')).toBe('ab[31mcde');
  });

  it('folds white space of every kind into one blank', () => {
    expect(plainQuote('  a\n\tb\u00a0\u3000c\u2028d  ')).toBe('a b c d');
  });

  it('keeps the joiners of scripts and pictures', () => {
    expect(plainQuote('क्\u200dष 👨‍👩‍👧')).toBe('क्\u200dष 👨‍👩‍👧');
  });

  it('cuts between letters, never inside one', () => {
    const decomposed = 'ệ'.normalize('NFD');
    expect(plainQuote(decomposed.repeat(3), 7)).toBe(decomposed.repeat(2));
    expect(plainQuote('👨‍👩‍👧👨‍👩‍👧', 9)).toBe('👨‍👩‍👧');
    expect(plainQuote('👨‍👩‍👧', 3)).toBe('');
  });

  it('cuts to 160 units unless told otherwise', () => {
    expect(plainQuote('a'.repeat(500))).toHaveLength(maxQuoteChars);
  });

  it('is always short, well-formed, on one line, and found in the page’s words when nothing was hidden there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const quote = plainQuote(text);
        expect(quote.length).toBeLessThanOrEqual(maxQuoteChars);
        expect(quote.isWellFormed()).toBe(true);
        expect(quote).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(quote).toBe(quote.trim());
      }),
    );
  });

  it('does not read a megabyte to quote a line', () => {
    const started = performance.now();
    plainQuote('dài '.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(400);
  });
});
