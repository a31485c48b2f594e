import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { readPage } from '#lib/site/read-page.ts';
import type { PageRead } from '#lib/site/read-page.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import { documentOf, emptyRule } from './page-of.ts';

const long = '<p>Một đoạn văn dài trên trang, không nói gì đến món hàng nào cả.</p>'.repeat(12);
const h1Rule: SiteRule = {
  ...emptyRule,
  listing: { ...emptyRule.listing, title: [{ read: 'text', select: 'h1' }] },
  anchors: { ...emptyRule.anchors, title: ['h1'] },
};

function readAs(html: string, rule: SiteRule, url = 'https://market.example/p/1'): PageRead {
  const read = readPage(documentOf(html, url), new URL(url), rule);
  return { ...read, reading: completeReading(read.reading) };
}

function stateOf(html: string, rule = h1Rule, url?: string): unknown {
  const { kind, state, listing, shop, cards } = readAs(html, rule, url).reading;
  expect(state.checked || (listing === null && shop === null && cards.length === 0)).toBe(true);
  return state.checked ? kind : `${kind}: ${state.reason}`;
}

describe('what may be called checked', () => {
  it('is a listing of which the page itself says something', () => {
    expect(stateOf('<h1>Ấm</h1>')).toBe('listing');
  });

  it('is not an address alone: an empty document is a shell', () => {
    expect(stateOf('')).toBe('shell: shell');
    expect(stateOf('<script>var x = "long text ".repeat(99)</script>')).toBe('shell: shell');
  });

  it('is not a page full of text of which nothing was read: the site changed', () => {
    expect(stateOf(long)).toBe('listing: site-changed');
  });

  it('is not a page whose rule says that its content has yet to come', () => {
    const rule = { ...h1Rule, shell: [[{ select: '.skeleton' }]] };
    expect(stateOf(`${long}<div class="skeleton"></div>`, rule)).toBe('shell: shell');
    expect(stateOf(`${long}<div class="skeleton"></div><h1>Ấm</h1>`, rule)).toBe('listing');
  });

  it('is not a wall, whatever stands in it', () => {
    const rule = { ...h1Rule, wall: [[{ select: '#captcha' }, { select: 'footer', not: true }]] };
    expect(stateOf('<h1>Ấm</h1><div id="captcha"></div>', rule)).toBe('wall: wall');
    expect(stateOf('<h1>Ấm</h1><div id="captcha"></div><footer></footer>', rule)).toBe('listing');
  });

  it('is a shop whose id alone stands in the document, where its name is masked', () => {
    const shop = { ...emptyRule.shop, id: [{ read: 'text' as const, select: 'b' }] };
    const rule: SiteRule = { ...emptyRule, pages: [{ kind: 'shop', path: '/s/{shopId}' }], shop };
    expect(stateOf('<b>7</b>', rule, 'https://market.example/s/7')).toBe('shop');
    expect(stateOf('', rule, 'https://market.example/s/7')).toBe('shell: shell');
  });

  it('is not a page that its rule says is none of ours: not one mark of it is looked at', () => {
    const pages = [{ kind: 'other' as const, path: '/{**}' }];
    const document = documentOf('<h1>Ấm</h1><div id="captcha"></div>');
    const asked: string[] = [];
    const root = document.documentElement;
    for (const name of ['querySelector', 'querySelectorAll'] as const) {
      Object.defineProperty(root, name, { value: (select: string) => (asked.push(select), []) });
    }
    const rule = { ...h1Rule, pages, wall: [[{ select: '#captcha' }]] };
    const { reading } = readPage(document, new URL('https://market.example/me'), rule);
    expect(reading.state).toEqual({ checked: false, reason: 'not-a-shop-page' });
    expect(asked).toEqual([]);
  });

  it('is not an empty list of results', () => {
    expect(stateOf(long, h1Rule, 'https://market.example/search')).toBe('search: site-changed');
  });

  it('is not a page no pattern and no sign knows', () => {
    expect(stateOf(long, h1Rule, 'https://market.example/about')).toBe('other: not-a-shop-page');
  });
});

describe('fields', () => {
  it('are answered by the first candidate that finds something, and it is written down', () => {
    const title = [
      { read: 'text' as const, select: '.none' },
      { read: 'text' as const, select: 'h2', reject: ['menu'] },
    ];
    const rule = { ...emptyRule, listing: { ...emptyRule.listing, title } };
    const { listing, provenance } = readAs('<h2>Menu</h2><h2>Ấm</h2>', rule).reading;
    expect(listing?.title).toBe('Ấm');
    expect(provenance).toEqual({
      'listing.id': '1 url listingId',
      'listing.title': '2 text h2 menu',
    });
  });

  it('are cut to the longest that is ever needed', () => {
    const description = [{ read: 'text' as const, select: 'p' }];
    const rule = { ...h1Rule, listing: { ...h1Rule.listing, description } };
    const { listing } = readAs(
      `<h1>${'t'.repeat(9_000)}</h1><p>${'d'.repeat(90_000)}</p>`,
      rule,
    ).reading;
    expect([listing?.title?.length, listing?.description?.length]).toEqual([500, 20_000]);
  });

  it('take a price with the currency that stands beside that very price', () => {
    const price = [
      { read: 'meta' as const, name: 'p', currency: { read: 'meta' as const, name: 'c' } },
    ];
    const rule = { ...emptyRule, listing: { ...emptyRule.listing, price } };
    const metas = (currency: string): string =>
      `<meta name="p" content="48.5"><meta name="c" content="${currency}">`;
    expect(readAs(metas('EUR'), rule).reading.listing?.price).toEqual({
      amount: 48.5,
      currency: 'EUR',
    });
    expect(readAs(metas('??'), rule).reading.listing?.price).toEqual({
      amount: 48.5,
      currency: 'VND',
    });
  });

  it('never take embedded JSON about another listing', () => {
    const title = [{ read: 'json' as const, where: ['itemId', 'name'], path: ['name'] }];
    const rule = { ...emptyRule, ownIdKeys: ['itemId'], listing: { ...emptyRule.listing, title } };
    const script = (id: number): string => `<script>x = {"itemId": ${id}, "name": "Ấm"}</script>`;
    expect(stateOf(script(1), rule)).toBe('listing');
    expect(stateOf(script(2), rule)).toBe('shell: shell');
  });
});

describe('cards', () => {
  const cards = [{ select: 'li', title: [{ read: 'text' as const, select: 'b' }] }];
  const rule: SiteRule = { ...emptyRule, cards };
  const url = 'https://market.example/search';
  const card = (id: number, host = ''): string =>
    `<li><a href="${host}/p/${id}"><img><b>Ấm ${id}</b></a></li>`;

  it('are given once each, in page order, with the box and picture a mark is drawn on', () => {
    const { reading, anchors } = readAs(card(2) + card(1) + card(2), rule, url);
    expect(reading.cards.map(({ id, title }) => [id, title])).toEqual([
      ['2', 'Ấm 2'],
      ['1', 'Ấm 1'],
    ]);
    expect(anchors.cards.get('2')?.box.nodeName).toBe('LI');
    expect(anchors.cards.get('1')?.picture?.nodeName).toBe('IMG');
  });

  it('are not links to another site, to the page itself, or to nowhere', () => {
    const html = `${card(1, 'https://evil.example')}<li><a href="javascript:0">x</a></li><li><a>y</a></li><li></li>`;
    expect(readAs(html, rule, url).reading.state.checked).toBe(false);
  });

  it('are at most as many as can be marked', () => {
    const html = Array.from(
      { length: 2_100 },
      (_, id) => `<li><a href="/p/${id}"><b>x</b></a></li>`,
    ).join('');
    expect(readAs(html, rule, url).reading.cards).toHaveLength(2_000);
  });
});

describe('a page that keeps another below it', () => {
  const scopes = [{ select: '[role="dialog"]', holds: 'a' }];
  const feed = '<h1 id="feed">Dòng tin</h1><a href="/p/2">x</a>';
  const dialog = (id: string, inner: string): string =>
    `<div role="dialog"><h1 id="${id}">${id}</h1>${inner}</div>`;

  it('is read in its topmost dialog', () => {
    const html =
      feed + dialog('one', '<a href="/p/1">x</a>') + dialog('two', '<a href="/p/1">x</a>');
    const { reading, anchors } = readAs(html, { ...h1Rule, scopes });
    expect(reading.listing?.title).toBe('two');
    expect(anchors.title?.id).toBe('two');
  });

  it('is not read in a dialog that holds nothing of a listing', () => {
    const html = feed + dialog('item', '<a href="/p/1">x</a>') + dialog('chat', '<p>private</p>');
    expect(readAs(html, { ...h1Rule, scopes }).reading.listing?.title).toBe('item');
  });

  it('is read as a whole where no dialog is open', () => {
    expect(readAs(feed, { ...h1Rule, scopes }).reading.listing?.title).toBe('Dòng tin');
  });

  it('has the cards of its dialog only', () => {
    const cards = [{ select: 'a', title: [] }];
    const url = 'https://market.example/search';
    const html = feed + dialog('one', '<a href="/p/7">x</a>');
    const { reading } = readAs(html, { ...h1Rule, scopes, cards }, url);
    expect(reading.cards.map(({ id }) => id)).toEqual(['7']);
  });
});

describe('the country', () => {
  const rule: SiteRule = { ...h1Rule, regions: { za: 'ZAR', uk: 'GBP' } };
  const countryAt = (host: string): string =>
    readAs('<h1>Ấm</h1>', rule, `https://${host}/p/1`).reading.country;

  it('is the label below a wildcard host where the rule knows it', () => {
    expect(countryAt('za.market.example')).toBe('za');
    expect(countryAt('www.market.example')).toBe('vn');
  });

  it('is told by its code, not by what an address calls it', () => {
    expect(countryAt('uk.market.example')).toBe('gb');
  });
});

describe('anchors', () => {
  it('are the first element that has text', () => {
    const { anchors } = readAs('<h1> </h1><h1 id="own">Ấm</h1>', h1Rule);
    expect(anchors.title?.id).toBe('own');
  });

  it('are none on a page that was not read', () => {
    const { anchors } = readAs('<div>x</div>', h1Rule);
    expect([anchors.title, anchors.shopName, anchors.description, anchors.cards.size]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });
});

describe('hostile pages', () => {
  const rules = bundledRules();
  const urls = [
    'https://shopee.vn/x-i.1.2',
    'https://www.lazada.vn/products/x-i1.html',
    'https://shop.tiktok.com/vn/pdp/17300000000000001',
    'https://tiki.vn/x-p1.html',
    'https://www.amazon.com/dp/B000000001',
    'https://www.aliexpress.com/item/1.html',
    'https://www.temu.com/--x--m-1.html',
    'https://www.facebook.com/marketplace/item/1/',
    'https://www.tokopedia.com/a/b',
    'https://shop.example/x',
    'https://shopee.vn/search',
  ];
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<h1>',
      '</h1>',
      '<script type="application/ld+json">{"@type":"Product","name":[{}],"offers":[null,{"price":-1}]}</script>',
      '<script>x={"primaryKey":null,"itemId":{}};</script>',
      '<script id="__MODERN_ROUTER_DATA__" type="application/json">{"product_info":"x"}</script>',
      '<meta property="og:type" content="product"><meta property="og:url" content="::">',
      '<a href="/x-i.1.2">',
      '<a href="https://[">',
      '<div role="dialog"><a href="/marketplace/profile/1/"><h1>',
      '<script type="application/json">{"marketplace_listing_title":{},"id":"1","listing_price":[]}</script>',
      '<script type="application/ld+json">{"@type":"Organization","name":"* - Temu","url":"/--x--m-1.html"}</script>',
      '<div itemscope itemtype="http://schema.org/Product"><span itemprop="name">',
      '<input id="merchantID" value="&#0;">',
      '<form name="querySelectorAll"><input name="title"></form>',
    ),
  );

  it('never make a reader throw, and are never checked with nothing on them', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom(...urls),
        (pieces, address) => {
          const url = new URL(address);
          const rule = findSiteRule(url, rules);
          if (rule === null) throw new Error('no rule');
          const { state, listing, shop, cards } = readPage(
            documentOf(pieces.join(''), address),
            url,
            rule,
          ).reading;
          const isEmpty = listing === null && shop === null && cards.length === 0;
          expect(isEmpty).toBe(!state.checked);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are read although an image is named as what a reader would ask the document for', () => {
    const url = 'https://market.example/p/1';
    const document = documentOf('<h1>Ấm</h1><img>', url);
    const image = document.querySelector('img');
    for (const name of ['querySelectorAll', 'querySelector', 'documentElement', 'body', 'title']) {
      Object.defineProperty(document, name, { value: image });
    }
    expect(readPage(document, new URL(url), h1Rule).reading.listing?.title).toBe('Ấm');
  });

  it('end although inputs are named as the ways through a tree', () => {
    const url = 'https://market.example/p/1';
    const document = documentOf('<h1>Ấm<form><input></form></h1>', url);
    const [form, input] = [document.querySelector('form'), document.querySelector('input')];
    for (const name of ['parentNode', 'nodeName'])
      Object.defineProperty(form, name, { value: input });
    expect(readPage(document, new URL(url), h1Rule).reading.listing?.title).toBe('Ấm');
  });

  it('are plain data when read: they survive being sent', () => {
    const { reading } = readAs('<h1>Ấm</h1>', h1Rule);
    expect(structuredClone(reading)).toEqual(reading);
  });
});
