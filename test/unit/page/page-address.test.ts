import { expect, test } from 'vitest';
import { readPageAddress } from '#lib/page/page-address.ts';

test('a fragment is a place inside the same page', () => {
  expect(readPageAddress('https://a.vn/p?q=1#reviews')).toBe('https://a.vn/p?q=1');
  expect(readPageAddress('https://a.vn/p#')).toBe('https://a.vn/p');
});

test('a fragment written like a path names another page', () => {
  expect(readPageAddress('https://a.vn/#/p/7')).toBe('https://a.vn/#/p/7');
  expect(readPageAddress('https://a.vn/#!/p/7')).toBe('https://a.vn/#!/p/7');
});

test('a query is part of the address', () => {
  expect(readPageAddress('https://a.vn/s?page=2')).not.toBe(
    readPageAddress('https://a.vn/s?page=1'),
  );
});
