import { expect, test } from 'vitest';
import { isLeftOver } from '#lib/page/left-over.ts';
import type { Listing } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { sampleReading } from '../../support/sample-readings.ts';

const before = sampleReading();
const other = {
  id: '88002',
  title: 'Bình giữ nhiệt',
  shopId: '900',
  shopName: 'Bình Xinh',
  shopSlug: 'binh',
  price: null,
  description: 'Giữ nóng sáu giờ.',
};
const card = (id: string) => ({ id, title: id, shopId: null, url: `https://a.vn/${id}` });

function listing(changes: Partial<Listing>, provenance = {}): PageReading {
  return sampleReading({ listing: { ...other, ...changes }, provenance });
}

test('a fresh document has nothing left over', () => {
  expect(isLeftOver(before, null)).toBe(false);
});

test('the title, the text or the seller of the page before is left over', () => {
  expect(isLeftOver(listing({ title: 'Trà thảo mộc demo' }), before)).toBe(true);
  expect(isLeftOver(listing({ description: 'Giúp ngủ ngon hơn.' }), before)).toBe(true);
  expect(isLeftOver(listing({ shopName: 'Trà Thảo Mộc Demo' }), before)).toBe(true);
});

test('another listing is not', () => {
  expect(isLeftOver(listing({}), before)).toBe(false);
});

test('another listing of the same shop is not, when the address itself names the shop', () => {
  const same = { shopName: 'Trà Thảo Mộc Demo', shopId: '900100200' };
  expect(isLeftOver(listing(same, { 'listing.shopId': '1 url shopId' }), before)).toBe(false);
  expect(isLeftOver(listing(same, { 'listing.shopId': '2 json url' }), before)).toBe(true);
});

test('two pages without titles have nothing in common', () => {
  const empty = { title: null, description: null, shopName: null };
  const nameless = listing(empty);
  expect(isLeftOver(listing(empty), nameless)).toBe(false);
});

test('the same cards are left over, more cards are not', () => {
  const list = (ids: readonly string[]) =>
    sampleReading({ kind: 'search', listing: null, shop: null, cards: ids.map(card) });
  expect(isLeftOver(list(['1', '2']), list(['1', '2']))).toBe(true);
  expect(isLeftOver(list(['1', '2', '3']), list(['1', '2']))).toBe(false);
  expect(isLeftOver(list([]), list([]))).toBe(false);
});

test('a shop page that still shows the shop before is left over', () => {
  const shop = (name: string) =>
    sampleReading({ kind: 'shop', listing: null, shop: { id: null, name, slug: null } });
  expect(isLeftOver(shop('Bình Xinh'), shop('Bình Xinh'))).toBe(true);
  expect(isLeftOver(shop('Bình Xinh'), shop('Trà Ngon'))).toBe(false);
});
