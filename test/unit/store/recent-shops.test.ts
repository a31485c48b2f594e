import { describe, expect, it } from 'vitest';
import type { ShopKey } from '#lib/domain/identifier.ts';
import { buildRecentShops, maxRecentShops, type RecentShop } from '#lib/store/recent-shops.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

function shop(id: number, day = '2026-11-23'): RecentShop {
  const value = `shopee:vn:${id}` as ShopKey;
  return { identifier: { kind: 'shop', value }, name: `Shop ${id}`, day };
}

describe('recent shops', () => {
  it('come newest first, each once, with the day of the last visit', async () => {
    const recent = buildRecentShops(fakeStorageArea());
    await recent.note([shop(1, '2026-11-20')]);
    await recent.note([shop(2, '2026-11-21')]);
    await recent.note([shop(1, '2026-11-22')]);
    expect(await recent.readAll()).toEqual([shop(1, '2026-11-22'), shop(2, '2026-11-21')]);
  });

  it('let the oldest go', async () => {
    const recent = buildRecentShops(fakeStorageArea());
    await recent.note(Array.from({ length: maxRecentShops + 30 }, (_, id) => shop(id + 1)));
    const all = await recent.readAll();
    expect(all).toHaveLength(maxRecentShops);
    expect(all[0]).toEqual(shop(1));
  });

  it('do not lose each other when two pages are judged at once', async () => {
    const recent = buildRecentShops(fakeStorageArea());
    await Promise.all([recent.note([shop(1)]), recent.note([shop(2)]), recent.note([shop(3)])]);
    expect(await recent.readAll()).toHaveLength(3);
  });

  it('write nothing when nothing is new', async () => {
    const area = fakeStorageArea();
    let writes = 0;
    const counted = {
      ...area,
      set: (key: string, value: unknown) => ((writes += 1), area.set(key, value)),
    };
    const recent = buildRecentShops(counted);
    await recent.note([shop(1)]);
    await recent.note([shop(1)]);
    await recent.note([]);
    expect(writes).toBe(1);
  });

  it('can be deleted', async () => {
    const recent = buildRecentShops(fakeStorageArea());
    await recent.note([shop(1)]);
    await recent.clear();
    expect(await recent.readAll()).toEqual([]);
  });

  it('can be deleted one by one, and what is not there is no fault', async () => {
    const recent = buildRecentShops(fakeStorageArea());
    await recent.note([shop(1), shop(2), shop(3)]);
    await Promise.all([recent.forget('shop:shopee:vn:2'), recent.forget('shop:shopee:vn:9')]);
    expect(await recent.readAll()).toEqual([shop(1), shop(3)]);
  });

  it.each([['rubbish'], [[{ identifier: { kind: 'shop', value: '../x' }, name: null, day: '' }]]])(
    'are none when what is stored is broken: %j',
    async (stored) => {
      const recent = buildRecentShops(fakeStorageArea({ 'recent-shops': stored }));
      expect(await recent.readAll()).toEqual([]);
    },
  );
});
