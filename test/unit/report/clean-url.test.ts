import { describe, expect, it } from 'vitest';
import { cleanUrl } from '#lib/report/clean-url.ts';

describe('cleanUrl', () => {
  it.each([
    ['https://shopee.vn/Tra-i.1.2?sp_atk=x&xptdk=y#comment', 'https://shopee.vn/Tra-i.1.2'],
    ['https://user:secret@shop.example:8443/a/b?token=1', 'https://shop.example:8443/a/b'],
    ['http://shop.example', 'http://shop.example/'],
  ])('cuts %s to what identifies the subject', (raw, cut) => {
    expect(cleanUrl(raw)).toBe(cut);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome://settings',
    '',
    'not an address',
  ])('gives nothing for %j', (raw) => expect(cleanUrl(raw)).toBeNull());
});
