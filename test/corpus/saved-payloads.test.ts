import { existsSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '#lib/domain/reading.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { buildTappedReader } from '#lib/site/read-page.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import { maxTappedLength } from '#lib/site/tapped-response.ts';

const folder = new URL('../../../shared/pages/', import.meta.url);
const isThere = existsSync(new URL('EXPECTED.json', folder));
if (!isThere) console.warn('saved payloads: ../shared/pages is not there, this suite is skipped');

const rules = bundledRules();

/** A saved response as its site would send it. Some were kept as modules: `export const data = …`. */
async function load(file: string): Promise<unknown> {
  const text = readFileSync(new URL(file, folder), 'utf8');
  if (file.endsWith('.json')) return JSON.parse(text);
  const kept: unknown = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  );
  const { default: own, data } = Object(kept);
  return own ?? data;
}

const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => Object(inner)[key], value);
const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const list = at(value, ...path);
  if (!Array.isArray(list)) throw new Error(`no list at ${path.join('.')}`);
  return list;
};

type Visit = { readonly url: string; readonly html: string; readonly from: string };

/** What the guard reads when the page at `url` has asked `from` and was answered `value`. */
function read(value: unknown, { url, html, from }: Visit): PageReading {
  const rule = findSiteRule(new URL(url), rules);
  if (rule === null) throw new Error('no rule');
  const text = JSON.stringify(value);
  expect(text.length).toBeLessThanOrEqual(maxTappedLength);
  const { document } = new JSDOM(html, { url }).window;
  const read = buildTappedReader(() => [{ url: from, text }]);
  return completeReading(read(document, new URL(url), rule).reading);
}

const title = (text: unknown): string => {
  const { document } = new JSDOM('').window;
  const heading = document.createElement('h1');
  heading.textContent = String(text);
  return heading.outerHTML;
};
/** Cards as bare as a site could show them: a link and a word that is nobody's title. */
const cards = (paths: readonly string[]): string =>
  paths.map((path) => `<div><a href="${path}"><img alt="x"></a></div>`).join('');

const folded = (text: unknown): string =>
  (typeof text === 'string' ? text : '').normalize('NFC').replace(/\s+/gu, ' ').trim();

describe.skipIf(!isThere)('saved responses of Shopee', () => {
  const get = 'https://shopee.vn/api/v4/pdp/get_pc';

  it('give shop id, shop name, name, price and description of a listing', async () => {
    const value = await load('shopee/api-product-1.json');
    const item = at(value, 'data', 'item');
    const [id, shopId] = [at(item, 'item_id'), at(item, 'shop_id')];
    const url = `https://shopee.tw/product/${String(shopId)}/${String(id)}`;
    const visit = {
      url,
      html: title(at(item, 'title')),
      from: 'https://shopee.tw/api/v4/pdp/get_pc',
    };
    const { listing, provenance } = read(value, visit);
    expect(listing).toMatchObject({
      id: String(id),
      shopId: String(at(value, 'data', 'shop_detailed', 'shopid')),
      shopName: folded(at(value, 'data', 'shop_detailed', 'name')),
      shopSlug: at(value, 'data', 'shop_detailed', 'account', 'username'),
      price: { amount: Number(at(item, 'price')) / 100_000, currency: 'TWD' },
    });
    expect(folded(listing?.title)).toBe(folded(at(item, 'title')));
    expect(folded(listing?.description)).toBe(folded(at(item, 'description')));
    expect(provenance['listing.description']).toContain('tap pdp');
    // The other place that holds the words, for a response that leaves the first one out.
    Reflect.deleteProperty(Object(item), 'description');
    const paragraphs = listAt(value, 'data', 'product_description', 'paragraph_list')
      .map((one) => at(one, 'text'))
      .filter((text) => typeof text === 'string');
    expect(folded(read(value, visit).listing?.description)).toBe(folded(paragraphs.join('\n')));
  });

  it.each([2, 3, 4, 5])('give name, shop id and price of kept response %i', async (number) => {
    const kept = await load(`shopee/api-product-${number}.json`);
    const value = at(kept, 'endpointEvidence', 'productDetail', 'response');
    const item = at(value, 'data', 'item');
    const url = new URL(String(at(kept, 'sourceUrl'))).href;
    const { listing } = read(value, { url, html: title(at(item, 'title')), from: get });
    expect(listing).toMatchObject({
      id: String(at(item, 'item_id')),
      shopId: String(at(item, 'shop_id')),
      price: { amount: Number(at(item, 'price')) / 100_000, currency: at(item, 'currency') },
    });
    expect(folded(listing?.title)).toBe(folded(at(item, 'title')));
    // Beside another listing of the same shop it says nothing.
    const other = url.replace(/\.\d+(?=$|\?)/u, '.1');
    expect(read(value, { url: other, html: '<h1>x</h1>', from: get }).listing?.price).toBeNull();
  });
});

/** One response that lists goods: where its list is, and what of each the cards must come to say. */
type Listed = {
  readonly file: string;
  readonly list: (value: unknown) => unknown[];
  readonly page: string;
  readonly from: string;
  readonly link: (good: unknown) => string;
  readonly id: (good: unknown) => unknown;
  readonly shop: (good: unknown) => unknown;
};

const aliexpress = {
  list: (value: unknown) => listAt(value, 'content'),
  page: 'https://www.aliexpress.com/w/wholesale-x.html',
  from: 'https://www.aliexpress.com/fn/search-pc/index',
  link: (good: unknown) => `/item/${String(at(good, 'productId'))}.html`,
  id: (good: unknown) => at(good, 'productId'),
  shop: (good: unknown) => at(good, 'store', 'storeId'),
};
const tiki = {
  list: (value: unknown) => listAt([value], 0),
  page: 'https://tiki.vn/search?q=x',
  from: 'https://tiki.vn/api/v2/products?q=x',
  link: (good: unknown) => `/x-p${String(at(good, 'id'))}.html`,
  id: (good: unknown) => at(good, 'id'),
  shop: (good: unknown) => at(good, 'sp_seller_id'),
};
const listed: readonly Listed[] = [
  { file: 'aliexpress/api-search-1.js', ...aliexpress },
  { file: 'aliexpress/api-search-2.js', ...aliexpress },
  {
    file: 'lazada/api-shop-1.json',
    list: (value) => listAt([value], 0),
    page: 'https://www.lazada.vn/catalog/?q=x',
    from: 'https://www.lazada.vn/catalog/?ajax=true&q=x',
    link: (good) => String(at(good, 'productUrl')),
    id: (good) => at(good, 'itemId'),
    shop: (good) => at(good, 'sellerId'),
  },
  {
    file: 'sendo/api-shop-1.js',
    list: (value) => listAt(value, 'data', 'list'),
    page: 'https://www.sendo.vn/tim-kiem?q=x',
    from: 'https://shop-home.sendo.vn/api/v1/product/filter?page=1',
    link: (good) => String(at(good, 'url_key')),
    id: (good) => at(good, 'product_id'),
    shop: (good) => at(good, 'admin_id'),
  },
  {
    file: 'shein/api-search-1.js',
    list: (value) => listAt([value], 0),
    page: 'https://us.shein.com/pdsearch/x/',
    from: 'https://us.shein.com/bff-api/product/get_products_by_keywords',
    link: (good) => `/x-p-${String(at(good, 'goods_id'))}.html`,
    id: (good) => at(good, 'goods_id'),
    shop: (good) => at(good, 'store_code'),
  },
  { file: 'tiki/api-shop-1.json', ...tiki },
  { file: 'tiki/api-shop-3.json', ...tiki },
];

describe.skipIf(!isThere)('saved responses that list goods', () => {
  it.each(listed)('$file names the shop of every card', async (one) => {
    const value = await load(one.file);
    const goods = one.list(value);
    const wanted = new Map(goods.map((good) => [String(one.id(good)), String(one.shop(good))]));
    const html = cards(goods.map(one.link));
    const reading = read(value, { url: one.page, html, from: one.from });
    expect(wanted.size).toBeGreaterThan(10);
    expect(new Map(reading.cards.map(({ id, shopId }) => [id, shopId]))).toEqual(wanted);
    expect(reading.provenance['cards']).toContain('with tap list');
    // The same cards without the response: nobody's.
    const alone = read({}, { url: one.page, html, from: one.from });
    expect(alone.cards.filter(({ shopId }) => shopId !== null)).toEqual([]);
  });
});

describe.skipIf(!isThere)('the saved response of Sendo', () => {
  it('gives shop id, shop name, name, price and description of a listing', async () => {
    const value = await load('sendo/api-product-1.js');
    const data = at(value, 'data');
    const url = `https://www.sendo.vn/${String(at(data, 'cat_path'))}`;
    const from = `https://detail-api.sendo.vn/full/${String(at(data, 'url_key')).split('/').at(-1)}`;
    const { listing } = read(value, { url, html: title(at(data, 'name')), from });
    expect(listing).toMatchObject({
      id: String(at(data, 'id')),
      shopId: String(at(data, 'shop_info', 'shop_id')),
      shopName: folded(at(data, 'shop_info', 'shop_name')),
      shopSlug: String(at(data, 'shop_info', 'shop_url'))
        .split('/')
        .at(-1),
      price: { amount: at(data, 'final_price'), currency: 'VND' },
    });
    expect(folded(listing?.title)).toBe(folded(at(data, 'name')));
    const words = folded(
      String(at(data, 'description_info', 'description')).replace(/<[^>]*>/gu, ' '),
    );
    const first = words.split(' ').find((word) => /^\p{L}{4,}$/u.test(word)) ?? '-';
    expect(listing?.description).toContain(first);
    expect(listing?.description?.length ?? 0).toBeGreaterThan(words.length * 0.6);
  });
});
