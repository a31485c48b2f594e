import { describe, expect, it } from 'vitest';
import { isCovered, pickGrantedOrigins } from '#lib/sync/granted-origins.ts';

describe('pickGrantedOrigins', () => {
  it('leaves out what the manifest requires: the guard stands there already', () => {
    const required = ['https://shopee.vn/*'];
    expect(pickGrantedOrigins(['https://shopee.vn/*', 'https://shop.example/*'], required)).toEqual(
      ['https://shop.example/*'],
    );
  });

  it('takes web pages only: a guard has no business in files or other extensions', () => {
    const granted = ['file:///*', 'chrome-extension://x/*', '*://*/*', 'http://*/*'];
    expect(pickGrantedOrigins(granted, [])).toEqual(['*://*/*', 'http://*/*']);
  });

  it('takes a grant for everything for every web page, once', () => {
    expect(pickGrantedOrigins(['<all_urls>', 'https://*/*'], [])).toEqual([
      'https://*/*',
      'http://*/*',
    ]);
  });

  it('is empty when nothing was granted, so that the registration is taken back', () => {
    expect(pickGrantedOrigins([], ['https://tiki.vn/*'])).toEqual([]);
  });
});

describe('isCovered', () => {
  it.each([
    ['https://shop.example/p', 'https://shop.example/*', true],
    ['https://shop.example:8443/p', 'https://shop.example/*', true],
    ['http://shop.example/p', 'https://shop.example/*', false],
    ['http://shop.example/p', '*://*/*', true],
    ['https://a.shop.example/', '*://*.shop.example/*', true],
    ['https://shop.example/', 'https://*.shop.example/*', true],
    ['https://ashop.example/', 'https://*.shop.example/*', false],
    ['https://shop.example.evil.example/', 'https://shop.example/*', false],
    ['https://evil.example/?https://shop.example/', 'https://shop.example/*', false],
    ['https://shop.example@evil.example/', 'https://shop.example/*', false],
    ['ftp://shop.example/', '*://*/*', false],
    ['chrome-extension://x/warning.html', '*://*/*', false],
    ['not an address', '*://*/*', false],
    ['https://shop.example/', 'rubbish', false],
  ])('of %s by %s is %s', (url, pattern, covered) => {
    expect(isCovered(url, [pattern])).toBe(covered);
  });

  it('is false by no pattern at all', () => {
    expect(isCovered('https://shop.example/', [])).toBe(false);
  });
});
