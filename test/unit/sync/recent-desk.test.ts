import { describe, expect, it } from 'vitest';
import type { ShopKey } from '#lib/domain/identifier.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import { buildRecentDesk } from '#lib/sync/recent-desk.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

const ownPage = { from: 'own-page' } as const;

async function setUp() {
  const recent = buildRecentShops(fakeStorageArea());
  await recent.note(
    [1, 2, 3].map((id) => ({
      identifier: { kind: 'shop', value: `shopee:vn:${id}` as ShopKey },
      name: id === 2 ? null : `Gian ${id}`,
      day: '2026-11-23',
    })),
  );
  return { recent, desk: buildRecentDesk(recent) };
}

describe('the shops kept for the brake', () => {
  it('are all shown, with a name where one was read', async () => {
    const { desk } = await setUp();
    const { shops } = await desk.viewRecentShops({}, ownPage);
    expect(shops).toHaveLength(3);
    expect(shops[1]).toEqual({
      ref: 'shop:shopee:vn:2',
      kind: 'shop',
      value: 'shopee:vn:2',
      name: null,
      day: '2026-11-23',
    });
  });

  it('are deleted one by one by what they were shown as, or all', async () => {
    const { desk, recent } = await setUp();
    const { shops } = await desk.forgetRecentShops({ ref: 'shop:shopee:vn:2' }, ownPage);
    expect(shops.map(({ value }) => value)).toEqual(['shopee:vn:1', 'shopee:vn:3']);
    expect(await desk.forgetRecentShops({ ref: null }, ownPage)).toEqual({ shops: [] });
    expect(await recent.readAll()).toEqual([]);
  });
});
