import { describe, expect, it } from 'vitest';
import { pickGrantedOrigins } from '#lib/sync/granted-origins.ts';

describe('pickGrantedOrigins', () => {
  it('leaves out what the manifest requires: the guard stands there already', () => {
    const required = ['https://shopee.vn/*'];
    expect(pickGrantedOrigins(['https://shopee.vn/*', 'https://shop.example/*'], required)).toEqual(
      ['https://shop.example/*'],
    );
  });

  it('takes web pages only: a guard has no business in files or other extensions', () => {
    const granted = ['file:///*', '<all_urls>', 'chrome-extension://x/*', '*://*/*', 'http://*/*'];
    expect(pickGrantedOrigins(granted, [])).toEqual(['*://*/*', 'http://*/*']);
  });

  it('is empty when nothing was granted, so that the registration is taken back', () => {
    expect(pickGrantedOrigins([], ['https://tiki.vn/*'])).toEqual([]);
  });
});
