import { describe, expect, it } from 'vitest';
import { hasMixedLetters } from '#lib/text/mixed-letters.ts';

describe('letters of several scripts in one name', () => {
  it.each([
    ['a Cyrillic о in a Vietnamese name', 'Bộ C\u043eng Thương'],
    ['a Cyrillic В at its beginning', '\u0412ộ Công Thương'],
    ['a Greek ο', 'Sh\u03bfpee'],
    ['an Armenian օ', 'Sh\u0585pee'],
  ])('are seen: %s', (_what, name) => {
    expect(hasMixedLetters(name)).toBe(true);
  });

  it.each([
    ['Bộ Công Thương'],
    ['Hội tiêu dùng 2026 – Hà Nội'],
    ['Общество'],
    ['Ένωση'],
    ['消費者 Shop'],
    ['جمعية Shop'],
    ['123'],
    [''],
  ])('are not seen in %j', (name) => {
    expect(hasMixedLetters(name)).toBe(false);
  });
});
