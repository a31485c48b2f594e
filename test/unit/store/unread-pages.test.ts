import { describe, expect, it } from 'vitest';
import { buildUnreadPages } from '#lib/store/unread-pages.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';

const today = '2026-11-23';

describe('the count of pages that could not be read', () => {
  it('is kept by site and day, and taken back', async () => {
    const unread = buildUnreadPages(fakeStorageArea());
    await unread.add('shopee', today);
    await unread.add('shopee', today);
    await unread.add('lazada', today);
    await unread.takeBack('shopee', today);
    expect(await unread.count('shopee', today)).toBe(1);
    expect(await unread.count('lazada', today)).toBe(1);
    expect(await unread.count('tiki', today)).toBe(0);
  });

  it('never falls below nothing, also when more is taken back than was counted', async () => {
    const unread = buildUnreadPages(fakeStorageArea());
    await unread.takeBack('shopee', today);
    await unread.add('shopee', today);
    expect(await unread.count('shopee', today)).toBe(1);
  });

  it('loses no page when two tabs are judged at once', async () => {
    const unread = buildUnreadPages(fakeStorageArea());
    await Promise.all(Array.from({ length: 20 }, () => unread.add('shopee', today)));
    expect(await unread.count('shopee', today)).toBe(20);
  });

  it('forgets what is older than the days it is kept, across the end of a month', async () => {
    const area = fakeStorageArea();
    const unread = buildUnreadPages(area);
    await unread.add('shopee', '2026-10-30');
    await unread.add('shopee', '2026-11-12');
    expect(await unread.count('shopee', '2026-11-12')).toBe(2);
    expect(await unread.count('shopee', today)).toBe(1);
    await unread.add('shopee', today);
    expect(JSON.stringify(await area.get('unread-pages'))).not.toContain('2026-10-30');
  });

  it('keeps at most 60 sites and 999 pages of a day', async () => {
    const area = fakeStorageArea({ 'unread-pages': { shopee: { [today]: 999 } } });
    const unread = buildUnreadPages(area);
    await unread.add('shopee', today);
    expect(await unread.count('shopee', today)).toBe(999);
    for (let i = 0; i < 70; i++) await unread.add(`site-${i}`, today);
    expect(Object.keys((await area.get('unread-pages')) as object)).toHaveLength(60);
    expect(await unread.count('site-69', today)).toBe(1);
  });

  it('holds no address: only the site’s id, days and numbers', async () => {
    const area = fakeStorageArea();
    await buildUnreadPages(area).add('shopee', today);
    expect(await area.get('unread-pages')).toEqual({ shopee: { [today]: 1 } });
  });

  it.each([null, 'x', { shopee: { day: 1 } }, { shopee: { [today]: -1 } }, [[1]]])(
    'begins anew where something else stands in its place: %j',
    async (stored) => {
      const unread = buildUnreadPages(fakeStorageArea({ 'unread-pages': stored }));
      expect(await unread.count('shopee', today)).toBe(0);
      await unread.add('shopee', today);
      expect(await unread.count('shopee', today)).toBe(1);
    },
  );

  it('goes on after a change that could not be written', async () => {
    const area = fakeStorageArea();
    let isFull = true;
    const unread = buildUnreadPages({
      ...area,
      set: (key, value) => (isFull ? Promise.reject(new Error('full')) : area.set(key, value)),
    });
    await expect(unread.add('shopee', today)).rejects.toThrow('full');
    isFull = false;
    await unread.add('shopee', today);
    expect(await unread.count('shopee', today)).toBe(1);
  });

  it('is gone when the shopper deletes it', async () => {
    const area = fakeStorageArea();
    const unread = buildUnreadPages(area);
    await unread.add('shopee', today);
    await unread.forget();
    expect(await area.keys()).toEqual([]);
  });
});
