import { describe, expect, it } from 'vitest';
import { cleanUrl, readBehindPath } from '#lib/report/clean-url.ts';

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

describe('what was cut off behind the path', () => {
  it.each([
    ['https://lan:mat@shop.example/sp?id=7&u=%20x#anh', '?id=7&u=%20x#anh'],
    ['https://shop.example/sp#/hang/7', '#/hang/7'],
    ['https://shop.example/sp', null],
    ['https://shop.example/sp?', null],
    ['javascript:alert(1)?x', null],
    [`https://shop.example/?${'a'.repeat(3_000)}`, null],
    ['', null],
  ])('of %s is %j', (raw, cut) => expect(readBehindPath(raw)).toBe(cut));
});
