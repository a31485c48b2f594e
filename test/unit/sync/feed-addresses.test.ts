import 'fake-indexeddb/auto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import type { ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { type FeedDevice, openFeedDevice, ownPage, readListed } from '../../support/feed-device.ts';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';
import {
  type Published,
  publishList,
  publishSmallSeed,
  servePublished,
} from '../../support/published-feed.ts';

const minute = 60_000;
const startMs = Date.UTC(2026, 11, 1);
const home = 'https://feed.example/';
const second = 'https://second.example/lists/';
const one = 'shopee:vn:900100200';
const two = 'shopee:vn:900100201';

let shop: Workshop;
let offered: Published;
let hosts: Set<string>;
let asked: string[];
let nowMs = startMs;
let disks = 0;

beforeEach(async () => {
  shop = openWorkshop(startMs);
  await shop.done('init', '--name', 'Hội thử');
  hosts = new Set([home, second]);
  asked = [];
});
afterEach(() => shop.end());

const fetchFile: FetchFile = async (url) => {
  asked.push(url);
  const at = [...hosts].find((each) => url.startsWith(each));
  if (at === undefined) throw new TypeError('no network');
  return servePublished(() => offered, at)(url);
};

async function publish(shopId: string, mirrors: readonly string[]): Promise<void> {
  const file = shop.path('feed/feed.json');
  const written = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...written, mirrors }));
  offered = await publishList(shop, [{ kind: 'shop', value: shopId }]);
  nowMs = Math.max(nowMs, shop.clock.nowMs) + minute;
}
function wake(readOwnFile: ReadOwnFile = async () => null): FeedDevice {
  const disk = { database: `addresses-${(disks += 1)}`, area: fakeStorageArea() };
  return openFeedDevice({ disk, fetchFile, readOwnFile, clock: () => nowMs });
}
async function agree({ desk }: FeedDevice): Promise<void> {
  const { preview } = await desk.previewFeed({ url: home }, ownPage);
  const rootFingerprint = preview?.rootFingerprint ?? '';
  expect((await desk.addFeed({ url: home, rootFingerprint }, ownPage)).fault).toBeNull();
}
/** What is asked of hosts while all feeds are brought up to date. */
async function syncAndListen(device: FeedDevice): Promise<readonly string[]> {
  asked = [];
  await device.sync.syncNow();
  nowMs += minute;
  return [...new Set(asked.map((url) => new URL(url).host))];
}

describe('a feed that names a second address in its signed head', () => {
  it('is read from there where the address that was agreed to is down', async () => {
    const seed = await publishSmallSeed(startMs);
    await publish(one, [second]);
    const device = wake(seed);
    await device.start();
    await agree(device);
    nowMs += minute;
    expect(await syncAndListen(device)).toEqual(['feed.example']);
    hosts.delete(home);
    await publish(two, [second]);
    expect(await syncAndListen(device)).toEqual(['feed.example', 'second.example']);
    expect(await readListed(device, [one, two])).toEqual([two]);
    expect((await device.view()).at(-1)?.mirrors).toEqual([home, second]);
  });

  it('is no longer asked there once its publisher has taken the address back', async () => {
    const seed = await publishSmallSeed(startMs);
    await publish(one, [second]);
    const device = wake(seed);
    await device.start();
    await agree(device);
    await publish(two, []);
    await syncAndListen(device);
    hosts.delete(home);
    expect(await syncAndListen(device)).toEqual(['feed.example']);
    expect(await readListed(device, [one, two])).toEqual([two]);
  });

  it('cannot have another feed served from there: the mirror is no more trusted than any host', async () => {
    const seed = await publishSmallSeed(startMs);
    await publish(one, [second]);
    const device = wake(seed);
    await device.start();
    await agree(device);
    hosts.delete(home);
    const other = openWorkshop(nowMs);
    await other.done('init', '--name', 'Nguồn khác');
    offered = await publishList(other, [{ kind: 'shop', value: two }]);
    other.end();
    nowMs += 10 * minute;
    await syncAndListen(device);
    expect(await readListed(device, [one, two])).toEqual([one]);
    expect((await device.view()).at(-1)?.sync.failure?.fault).toBe('unreachable');
  });
});

describe('the feed that ships inside', () => {
  it('is brought up to date from the address that it names itself, in its time', async () => {
    await publish(one, [second]);
    const seed = offered;
    const device = wake(async (path) => seed.get(path.replace(/^seed\//, '')) ?? null);
    await device.start();
    expect(device.alarms.has('sync')).toBe(true);
    // The start itself asked: what ships inside is no news of today.
    expect(asked.map((url) => new URL(url).host)).toContain('second.example');
    expect((await device.view())[0]?.mirrors).toEqual([second]);
    await publish(two, [second]);
    expect(await syncAndListen(device)).toEqual(['second.example']);
    expect(await readListed(device, [one, two])).toEqual([two]);
  });

  it('asks nobody while it names no address, and does not say that it was confirmed', async () => {
    const device = wake(await publishSmallSeed(startMs));
    await device.start();
    expect((await device.view())[0]?.sync).toMatchObject({ triedAtMs: null, confirmedAtMs: null });
    expect(await syncAndListen(device)).toEqual([]);
    expect(device.alarms.size).toBe(0);
  });
});

describe('an address that a feed names', () => {
  it.each([
    ['plain http', 'http://second.example/'],
    ['a user', 'https://me@second.example/'],
  ])('with %s is not published', async (_what, bad) => {
    await expect(publish(one, [bad])).rejects.toThrow(/mirrors/);
  });

  it('that says something about who asks is left out by the shopper’s side', async () => {
    await publish(one, ['https://second.example/?who=1']);
    const device = wake(await publishSmallSeed(startMs));
    await agree(device);
    expect((await device.view()).at(-1)?.mirrors).toEqual([home]);
  });
});
