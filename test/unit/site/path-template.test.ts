import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTemplate, matchPath, matchText } from '#lib/site/path-template.ts';

describe('path templates', () => {
  it.each([
    [
      '/{*}-i.{shopId:digits}.{listingId:digits}',
      '/Slug-(a.b)-i.12.34',
      { shopId: '12', listingId: '34' },
    ],
    [
      '/{*}-i.{shopId:digits}.{listingId:digits}',
      '/a-i.1.2-i.12.34',
      { shopId: '12', listingId: '34' },
    ],
    [
      '/products/{*}-i{id:digits}-s{sku:digits}.html',
      '/products/x-i1-y-i27-s18.html',
      { id: '27', sku: '18' },
    ],
    ['/{**}/dp/{id:upper}/{**}', '/dp/B01', { id: 'B01' }],
    ['/{**}/dp/{id:upper}/{**}', '/-/en/Name/dp/B01/ref=x/1', { id: 'B01' }],
    ['/shop/{slug}/{**}', '/shop/a%20b/all', { slug: 'a b' }],
    ['/shop/{slug}/{**}', '/shop/caf%E9', { slug: 'caf%E9' }],
    ['/w/{**}', '/w', {}],
    ['/w/{**}', '//w///x/', {}],
    ['/', '/', {}],
    ['/{**}', '/anything/at/all', {}],
  ])('%s fits %s', (template, path, holes) => {
    expect(matchPath(template, path)).toEqual(holes);
  });

  it.each([
    ['/{*}-i.{shopId:digits}.{listingId:digits}', '/buyer/login'],
    ['/{*}-i.{shopId:digits}.{listingId:digits}', '/x-i.12.'],
    ['/{*}-i.{shopId:digits}.{listingId:digits}', '/x/y-i.12.34'],
    ['/{*}-i.{shopId:digits}.{listingId:digits}', '/x-i.12.34/more'],
    ['/product/{shopId:digits}/{listingId:digits}', '/product/12/3a'],
    ['/a.b', '/aXb'],
    ['/a+b', '/aab'],
    ['/shop/{slug}', '/shop/'],
    ['/{*}/dp/{id:upper}', '/x/dp/b01'],
  ])('%s does not fit %s', (template, path) => {
    expect(matchPath(template, path)).toBeNull();
  });

  it('never looks at the query: an address in `next=` cannot make a login page a listing', () => {
    const url = new URL('https://shopee.vn/buyer/login?next=https://shopee.vn/x-i.1.2');
    expect(matchPath('/{*}-i.{shopId:digits}.{listingId:digits}', url.pathname)).toBeNull();
  });

  it('matches a plain text such as a query parameter', () => {
    expect(matchText('{shopId:upper}', 'A1B2')).toEqual({ shopId: 'A1B2' });
    expect(matchText('{shopId:upper}', 'a1/b2')).toBeNull();
  });

  it('refuses a path longer than any shop writes', () => {
    expect(matchPath('/{*}', `/${'a'.repeat(1_900)}`)).toEqual({});
    expect(matchPath('/{*}', `/${'a'.repeat(2_000)}`)).toBeNull();
  });

  it('stays quick on paths made to look like a listing at every character', () => {
    const hostile = ['-i.1', '/dp/', '1', '-i.', '/'].map(
      (unit) => `/${unit.repeat(1_990 / unit.length)}!`,
    );
    const started = performance.now();
    for (const path of hostile) {
      for (const template of [
        '/{*}-i.{a:digits}.{b:digits}',
        '/{**}/dp/{c:upper}/{**}',
        '/{*}1{d:digits}',
      ]) {
        matchPath(template, path);
      }
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('never throws, whatever the path', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        for (const template of ['/{*}-i.{a:digits}', '/{**}/dp/{c:upper}/{**}', '/shop/{slug}']) {
          matchPath(template, path);
        }
      }),
    );
  });

  it('fills a hole with exactly the digits that were put there', () => {
    fc.assert(
      fc.property(fc.webSegment(), fc.nat(), fc.nat(), (slug, shop, listing) => {
        const holes = matchPath(
          '/{*}-i.{shopId:digits}.{listingId:digits}',
          `/${slug}-i.${shop}.${listing}`,
        );
        expect(holes).toEqual({ shopId: String(shop), listingId: String(listing) });
      }),
    );
  });
});

describe('holes of a class', () => {
  it.each([
    ['/{region:code}/goods.html', '/vn/goods.html', { region: 'vn' }],
    ['/{region:code}-{l:code}/x', '/vn-en/x', { region: 'vn', l: 'en' }],
    ['/{id:pair}', '/shop.a/tea-pot', { id: 'shop.a/tea-pot' }],
  ])('%s fits %s', (template, path, holes) => {
    expect(matchPath(template, path)).toEqual(holes);
  });

  it.each([
    ['/{region:code}/x', '/VN/x'],
    ['/{region:code}/x', '/shop/x'],
    ['/{id:pair}', '/shop'],
    ['/{id:pair}', '/shop/tea/review'],
  ])('%s does not fit %s', (template, path) => {
    expect(matchPath(template, path)).toBeNull();
  });
});

describe('isTemplate', () => {
  it.each([
    '/',
    '/{*}-i.{a:digits}',
    '/{**}/dp/{id:upper}/{**}',
    '{shopId:upper}',
    '/shop/{slug:word}',
    '/{region:code}-{language:code}/{*}-g-{id:digits}.html',
    '/{id:pair}',
  ])('accepts %s', (written) => {
    expect(isTemplate(written)).toBe(true);
  });

  it.each([
    '/{a:regex}',
    '/{a',
    '/a}',
    '/{a:(x+)+}',
    '/{*}-{*}',
    '/{*}{a:digits}',
    '/{a}-{b}',
    '/{**}/a/{**}/b/{**}',
    '/{}',
  ])('refuses %s', (written) => {
    expect(isTemplate(written)).toBe(false);
  });
});
