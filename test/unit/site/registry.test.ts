import { describe, expect, it } from 'vitest';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { findSiteHost, findSiteRule } from '#lib/site/registry.ts';

const rules = bundledRules();

function idOf(url: string): string | null {
  return findSiteRule(new URL(url), rules)?.id ?? null;
}

function countryOf(url: string): string | null {
  const rule = findSiteRule(new URL(url), rules);
  return rule === null ? null : (findSiteHost(new URL(url), rule)?.country ?? null);
}

describe('findSiteRule', () => {
  it.each([
    ['https://shopee.vn/', 'shopee'],
    ['https://mall.shopee.co.th/', 'shopee'],
    ['https://www.lazada.com.ph/', 'lazada'],
    ['https://shop.tiktok.com/vn/pdp/1', 'tiktokshop'],
    ['https://www.tiktok.com/shop', 'tiktokshop'],
    ['https://tiki.vn./', 'tiki'],
    ['https://www.amazon.com.be/', 'amazon'],
    ['https://vi.aliexpress.com/item/1.html', 'aliexpress'],
    ['https://www.aliexpress.us/', 'aliexpress'],
    ['https://aliexpress.ru/', 'aliexpress-ru'],
    ['https://www.temu.com/vn', 'temu'],
    ['https://za.shein.com/', 'shein'],
    ['https://www.facebook.com/marketplace', 'facebook'],
    ['https://www.dienmayxanh.com/', 'thegioididong'],
    ['https://cellphones.com.vn/', 'cellphones'],
    ['https://www.ebay.co.uk/', 'ebay'],
    ['https://shop.example/', 'other'],
    ['http://shop.example/', 'other'],
  ])('%s is read by %s', (url, id) => {
    expect(idOf(url)).toBe(id);
  });

  it.each([
    'https://shopee.vn.evil.example/',
    'https://evilshopee.vn/',
    'https://shopee.vn-login.example/',
    'https://amazon.com.evil.example/',
    'https://evil.example/shopee.vn/',
    'https://shopee.vn@evil.example/',
    'https://facebook.com.marketplace.example/',
    'https://vi-aliexpress.com/',
    'https://aliexpress.com.ru/',
  ])('does not take %s for the platform it imitates', (url) => {
    expect(idOf(url)).toBe('other');
  });

  it.each([
    'ftp://shopee.vn/',
    'file:///etc/passwd',
    'javascript:0',
    'data:text/html,x',
    'about:blank',
  ])('has no rule for %s', (url) => {
    expect(idOf(url)).toBeNull();
  });

  it('has no rule at all where only named sites are given', () => {
    const named = rules.filter(({ hosts }) => hosts.length > 0);
    expect(findSiteRule(new URL('https://shop.example/'), named)).toBeNull();
  });

  it('tells the country by the host, an exact host before a wildcard', () => {
    expect(countryOf('https://shopee.com.my/x')).toBe('my');
    expect(countryOf('https://www.amazon.co.uk/')).toBe('gb');
    expect(countryOf('https://shop.tiktok.com/')).toBe('global');
    expect(countryOf('https://www.tiktok.com/')).toBe('us');
  });
});

describe('the rules that ship inside', () => {
  it('have one generic rule, and no host twice', () => {
    const hosts = rules.flatMap((rule) => rule.hosts.map(({ host }) => host));
    expect(rules.filter((rule) => rule.hosts.length === 0).map(({ id }) => id)).toEqual(['other']);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it('cover every country of the platforms', () => {
    const count = (id: string): number => rules.find((rule) => rule.id === id)?.hosts.length ?? 0;
    expect([count('shopee'), count('lazada'), count('amazon')]).toEqual([12, 6, 24]);
  });

  it('never name a class that a build tool made up', () => {
    const written = JSON.stringify(
      rules.map(({ listing, shop, cards, anchors }) => [listing, shop, cards, anchors]),
    );
    const classes = [...written.matchAll(/\.(-?[A-Za-z_][\w-]*)(?=[\s.,:>[+~"\\]|$)/gu)].map(
      ([, name]) => name ?? '',
    );
    const hashed = classes.filter(
      (name) => /^[A-Za-z0-9_]{5,7}$/u.test(name) && /[A-Z0-9]/u.test(name.slice(1)),
    );
    expect(hashed).toEqual([]);
  });
});
