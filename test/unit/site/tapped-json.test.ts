import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { parseSiteRule } from '#lib/site/parse-site-rule.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { buildTappedReader, readPage } from '#lib/site/read-page.ts';
import type { Candidate, SiteRule } from '#lib/site/site-rule.ts';
import type { TappedResponse } from '#lib/site/tapped-response.ts';
import { documentOf, emptyRule } from './page-of.ts';

const about = { listingId: ['item', 'id'], shopId: ['item', 'shop'] };
const told = (...path: string[]): Candidate & { read: 'tap' } => ({
  read: 'tap',
  from: 'pdp',
  where: ['item'],
  path,
  about,
});

const rule: SiteRule = {
  ...emptyRule,
  pages: [
    { kind: 'listing', path: '/p/{shopId:digits}/{listingId:digits}' },
    { kind: 'shop', path: '/s/{shopSlug}' },
    { kind: 'search', path: '/search' },
  ],
  tap: [
    { name: 'pdp', path: '/api/item', query: { v: '{v:digits}' } },
    { name: 'list', path: '/api/list/{**}' },
  ],
  listing: {
    id: [{ read: 'url', hole: 'listingId' }],
    title: [{ read: 'text', select: 'h1' }, told('item', 'name')],
    shopId: [
      { read: 'url', hole: 'shopId' },
      { ...told('item', 'shop'), about: { listingId: about.listingId } },
    ],
    shopName: [{ read: 'text', select: '.shop' }, told('shop', 'name')],
    shopSlug: [],
    price: [{ ...told('item', 'price'), per: 100_000 }],
    description: [{ ...told('item', 'lines', 'text'), all: true }],
  },
  shop: {
    id: [
      { read: 'cards' },
      {
        read: 'tap',
        from: 'list',
        where: ['shop'],
        path: ['shop', 'id'],
        about: { shopSlug: ['shop', 'slug'] },
      },
    ],
    name: [{ read: 'text', select: 'h1' }],
    slug: [{ read: 'url', hole: 'shopSlug' }],
  },
  cards: [
    {
      select: 'a',
      title: [{ read: 'text', select: 'a' }],
      tapped: [
        { from: 'list', where: ['id', 'seller'], id: ['id'], title: ['name'], shopId: ['seller'] },
      ],
    },
  ],
};

const listingUrl = 'https://market.example/p/7/1';
const item = {
  id: 1,
  shop: 7,
  name: 'Ấm đất nung Làng Vòng',
  price: 8_900_000_000,
  lines: [{ text: 'Nung hai lửa.' }, { text: 'Không tráng men.' }],
};
const api = 'https://api.market.example/api/item?v=2';
const response = (value: unknown, url = api): TappedResponse => ({
  url,
  text: typeof value === 'string' ? value : JSON.stringify(value),
});

function read(html: string, tapped: readonly TappedResponse[], url = listingUrl) {
  const read = buildTappedReader(() => tapped);
  return completeReading(read(documentOf(html, url), new URL(url), rule).reading);
}
const shown = '<h1>Ấm đất nung Làng Vòng</h1>';

describe('what a response says of a listing', () => {
  it('fills what the page does not show, and is named as such', () => {
    const reading = read(shown, [response({ data: { item, shop: { name: 'Gốm Mộc' } } })]);
    expect(reading.listing).toEqual({
      id: '1',
      title: item.name,
      shopId: '7',
      shopName: 'Gốm Mộc',
      shopSlug: null,
      price: { amount: 89_000, currency: 'VND' },
      description: 'Nung hai lửa.\nKhông tráng men.',
    });
    expect(reading.provenance['listing.shopName']).toBe('2 tap pdp item shop name');
    expect(reading.provenance['listing.title']).toBe('1 text h1');
  });

  it('never goes before what the page shows or its address says', () => {
    const forged = { item: { ...item, name: 'Bình sứ' }, shop: { name: 'Tiệm Khác' } };
    const { listing } = read(`${shown}<b class="shop">Gốm Mộc</b>`, [response(forged)]);
    expect(listing).toMatchObject({ title: item.name, shopName: 'Gốm Mộc', shopId: '7' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another listing', { item: { ...item, id: 2 } }, api],
    ['the same listing of another shop', { item: { ...item, shop: 8 } }, api],
    ['no listing', { item: { ...item, id: null } }, api],
    [
      'the listing inside a member named __proto__',
      JSON.parse(`{"__proto__":{"item":${JSON.stringify(item)}}}`),
      api,
    ],
    ['the listing, from another host', { item }, 'https://elsewhere.example/api/item?v=2'],
    ['the listing, from another path', { item }, 'https://market.example/api/cart?v=2'],
    ['the listing, without the parameter', { item }, 'https://market.example/api/item'],
    ['the listing, from no address', { item }, 'api/item?v=2'],
  ])('is nothing when it speaks of %s', (_, value, url) => {
    const { listing } = read(shown, [response(value, url)]);
    expect(listing).toMatchObject({ shopName: null, price: null, description: null });
  });

  it('tells, in the origin of the shop id, that it names another shop', () => {
    const { listing, provenance } = read(shown, [response({ item: { ...item, shop: 8 } })]);
    expect(listing?.shopId).toBe('7');
    expect(provenance['listing.shopId']).toBe('1 url shopId; tap pdp says 8');
    const own = read(shown, [response({ item })]);
    expect(own.provenance['listing.shopId']).toBe('1 url shopId');
  });

  it('is the newest where several speak of the same listing', () => {
    const older = response({ item: { ...item, price: 100_000 } });
    const { listing } = read(shown, [older, response({ item })]);
    expect(listing?.price?.amount).toBe(89_000);
  });

  it('is found in a call, as sites answer script tags', () => {
    const { listing } = read(shown, [response(`mtopjsonp3(${JSON.stringify({ item })})`)]);
    expect(listing?.price?.amount).toBe(89_000);
  });

  it.each([
    ['an empty document', '<body></body>'],
    ['a document about something else', `<body><p>${'Đang tải, xin chờ. '.repeat(40)}</p></body>`],
  ])('makes no page of %s a page that was read', (_, html) => {
    const reading = read(html, [response({ item, shop: { name: 'Gốm Mộc' } })]);
    expect(reading.state.checked).toBe(false);
    expect(reading).toMatchObject({ listing: null, shop: null, cards: [] });
  });

  it('counts as read where the page shows the very title in its words', () => {
    const reading = read(`<p>Đang bán:\n ấm ĐẤT nung <b>Làng Vòng</b></p>`, [response({ item })]);
    expect(reading).toMatchObject({ state: { checked: true }, listing: { title: item.name } });
  });

  it('does not count as read by a title so short that any page holds it', () => {
    const reading = read('<p>Trang ấm áp</p>', [response({ item: { ...item, name: 'ấm' } })]);
    expect(reading.state.checked).toBe(false);
  });
});

describe('what a response says of cards', () => {
  const cards = '<a href="/p/7/1">Ấm</a><a href="/p/8/2">Chén</a>';
  const list = (value: unknown): TappedResponse =>
    response(value, 'https://market.example/api/list/x');

  it('adds no card, and goes behind what the card itself says', () => {
    const { cards: found } = read(
      cards,
      [
        list([
          { id: '1', name: 'Bình', seller: 99 },
          { id: '3', name: 'Lọ', seller: 99 },
        ]),
      ],
      'https://market.example/search',
    );
    expect(found.map(({ id, title, shopId }) => [id, title, shopId])).toEqual([
      ['1', 'Ấm', '7'],
      ['2', 'Chén', '8'],
    ]);
  });

  it('names the shop of a card that does not name it', () => {
    const own: SiteRule = { ...rule, pages: emptyRule.pages };
    const url = 'https://market.example/search';
    const reader = buildTappedReader(() => [list({ mods: [{ id: '1', seller: 99 }] })]);
    const { reading } = reader(documentOf('<a href="/p/1">Ấm</a>', url), new URL(url), own);
    expect(reading.cards).toMatchObject([{ id: '1', title: 'Ấm', shopId: '99' }]);
    expect(reading.provenance['cards']).toBe('1 a with tap list');
  });

  it('does not go before the cards of a shop page', () => {
    const say = (slug: string) => [list({ shop: { id: 5, slug } })];
    const url = 'https://market.example/s/gom-moc';
    expect(read(`<h1>Gốm</h1><a href="/p/7/1">Ấm</a>`, say('gom-moc'), url).shop?.id).toBe('7');
    expect(read('<h1>Gốm Mộc</h1>', say('gom-moc'), url).shop?.id).toBe('5');
    expect(read('<h1>Gốm Mộc</h1>', say('khac'), url).shop?.id).toBe(null);
  });
});

describe('a response made to harm', () => {
  it.each([
    ['deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['deep in lists', '['.repeat(200_000)],
    ['wide', `[${'{"item":1},'.repeat(100_000)}{}]`],
    [
      'text in text in text',
      Array.from({ length: 12 }).reduce<string>(
        (text) => JSON.stringify(text.slice(0, 100_000)),
        '{"item":1}',
      ),
    ],
    ['calls without end', '({"'.repeat(100_000)],
    ['no JSON', '<html>'],
    ['empty', ''],
  ])('is read in bounded time and says nothing: %s', (_, text) => {
    const begin = performance.now();
    const { listing } = read(shown, [response(text), response({ item })]);
    expect(listing?.price?.amount).toBe(89_000);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('never throws, and never yields another id than the one of the address', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.jsonValue(), (text, value) => {
        const tapped = [
          response(text),
          response({ item: value, shop: value }),
          response({ item: { ...item, ...Object(value) } }),
        ];
        const { listing } = read(shown, tapped);
        expect(listing).toMatchObject({ id: '1', shopId: '7', title: item.name });
      }),
    );
  });
});

it('costs little to read again, however much lies there: each response is walked through once', () => {
  const wide = `[${'{"item":{"id":2}},'.repeat(60_000)}{}]`;
  const tapped = Array.from({ length: 20 }, (_, at) => response(`${wide}${' '.repeat(at)}`));
  read(shown, tapped);
  const begin = performance.now();
  for (let again = 0; again < 10; again += 1) read(shown, tapped);
  expect(performance.now() - begin).toBeLessThan(3_000);
});

describe('a rule that asks for a tap', () => {
  const errorOf = (change: Record<string, unknown>): string => {
    const parsed = parseSiteRule({ ...rule, ...change });
    return parsed.ok ? 'accepted' : (parsed.detail ?? '');
  };
  const withTitle = (...title: unknown[]): string =>
    errorOf({ listing: { ...rule.listing, title } });

  it('is accepted as it is', () => {
    expect(errorOf({})).toBe('accepted');
  });

  it('may not ask the tap before anything else', () => {
    expect(withTitle(told('item', 'name'), { read: 'text', select: 'h1' })).toContain('tap before');
    expect(
      errorOf({ listing: { ...rule.listing, price: [told('a'), { read: 'text', select: 'b' }] } }),
    ).toContain('tap before');
  });

  it('must say how a response shows whom it is about', () => {
    expect(withTitle({ ...told('item'), about: {} })).toContain('about nothing');
    const { about: _about, ...without } = { ...told('item'), read: 'tap' as const, about };
    expect(withTitle(without)).not.toBe('accepted');
  });

  it('may not name a tap that it does not have', () => {
    expect(withTitle({ ...told('item'), from: 'cart' })).toContain('no tap named cart');
    expect(errorOf({ tap: [] })).toContain('no tap named');
  });

  it('may not hold an address that is no template', () => {
    expect(errorOf({ tap: [{ name: 'pdp', path: '/a{b' }] })).toContain('template');
  });
});

it('every bundled rule without a tap reads as it did', () => {
  const [shopee] = bundledRules().filter(({ id }) => id === 'shopee');
  const url = 'https://shopee.vn/Am-dat-i.7.1';
  const html = '<div id="x-pdp-main"><h1>Ấm đất nung</h1></div>';
  if (shopee === undefined) throw new Error('no rule');
  const { reading } = readPage(documentOf(html, url), new URL(url), shopee);
  expect(reading.listing).toMatchObject({
    id: '1',
    shopId: '7',
    title: 'Ấm đất nung',
    price: null,
  });
});
