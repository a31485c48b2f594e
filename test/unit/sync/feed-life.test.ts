import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import type { ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { type FeedDevice, openFeedDevice, ownPage, readListed } from '../../support/feed-device.ts';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';
import { MortalWorker } from '../../support/mortal-worker.ts';
import {
  type Published,
  publishList,
  publishSmallSeed,
  servePublished,
} from '../../support/published-feed.ts';

const minute = 60_000;
const startMs = Date.UTC(2026, 11, 1);
const url = 'https://feed.example/';
const mirror = 'https://mirror.example/feed/';
const one = 'shopee:vn:900100200';
const two = 'shopee:vn:900100201';

let shop: Workshop;
let readOwnFile: ReadOwnFile;
let world: { nowMs: number; offered: Published; answer: FetchFile };
let disks = 0;

beforeEach(async () => {
  readOwnFile ??= await publishSmallSeed(startMs);
  shop = openWorkshop(startMs);
  await shop.done('init', '--name', 'Hội thử');
  const offered = await publishList(shop, [{ kind: 'shop', value: one }]);
  const serve = servePublished(() => world.offered);
  const serveMirror = servePublished(() => world.offered, mirror);
  world = {
    offered,
    nowMs: shop.clock.nowMs + minute,
    answer: (asked) => (asked.startsWith(mirror) ? serveMirror(asked) : serve(asked)),
  };
});
afterEach(() => shop.end());

function newDisk() {
  return { database: `life-${(disks += 1)}`, area: fakeStorageArea() };
}
function wake(disk = newDisk(), worker = new MortalWorker()): FeedDevice {
  const fetchFile: FetchFile = (asked) => world.answer(asked);
  return openFeedDevice({ disk, fetchFile, readOwnFile, clock: () => world.nowMs, worker });
}
async function agree({ desk }: FeedDevice, at = url): Promise<string> {
  const { preview } = await desk.previewFeed({ url: at }, ownPage);
  const rootFingerprint = preview?.rootFingerprint ?? '';
  const { feeds, fault } = await desk.addFeed({ url: at, rootFingerprint }, ownPage);
  expect(fault).toBeNull();
  return feeds.at(-1)?.id ?? '';
}
async function publish(shops: readonly string[]): Promise<void> {
  const identifiers = shops.map((value) => ({ kind: 'shop', value }));
  world.offered = await publishList(shop, identifiers);
  world.nowMs = shop.clock.nowMs + minute;
}
const listed = (device: FeedDevice): Promise<readonly string[]> => readListed(device, [one, two]);

describe('a feed that was just added', () => {
  it('is asked again in its time, although nothing else wakes the worker', async () => {
    const device = wake();
    await device.sync.applyWake();
    expect(device.alarms.size).toBe(0);
    await agree(device);
    const atMs = device.alarms.get('sync') ?? 0;
    expect(atMs - world.nowMs).toBeGreaterThan(11 * minute);
    expect(atMs - world.nowMs).toBeLessThanOrEqual(15 * minute);
  });
});

describe('two updates of one feed at the same time', () => {
  it('come one after the other, and neither takes the other’s generation away', async () => {
    const device = wake();
    await agree(device);
    await publish([two]);
    const [source] = await device.sources.readAll();
    if (!source) throw new Error('no source');
    let [asking, most] = [0, 0];
    const { answer } = world;
    world.answer = async (asked) => {
      most = Math.max(most, (asking += 1));
      await new Promise((done) => setTimeout(done, 1));
      asking -= 1;
      return answer(asked);
    };
    const outcomes = await Promise.all([
      device.updates.update(source),
      device.updates.update(source),
    ]);
    expect(outcomes).toEqual(['activated', 'unchanged']);
    expect(most).toBe(1);
    expect(await listed(device)).toEqual([two]);
  });

  it('are independent where one breaks', async () => {
    const device = wake();
    const feedId = await agree(device);
    const [source] = await device.sources.readAll();
    if (!source) throw new Error('no source');
    const broken: FetchFile = () => Promise.reject(new TypeError('no file'));
    const outcomes = await Promise.all([
      device.updates.updateFrom(feedId, broken),
      device.updates.update(source),
    ]);
    expect(outcomes).toEqual(['unreachable', 'unchanged']);
  });
});

describe('a worker that is killed in an update', () => {
  it('is followed by a try within two minutes, and later and later where each one is killed', async () => {
    const disk = newDisk();
    const first = wake(disk);
    const feedId = await agree(first);
    first.close();
    await publish([two]);
    const waits: number[] = [];
    for (let deaths = 1; deaths <= 4; deaths += 1) {
      world.nowMs += 24 * 60 * minute;
      shop.clock.nowMs = world.nowMs;
      await publish([two]);
      const worker = new MortalWorker(12);
      await Promise.race([wake(disk, worker).sync.syncNow(), worker.gone]);
      const next = wake(disk);
      await next.sync.applyWake();
      waits.push((next.alarms.get('sync') ?? 0) - world.nowMs);
      expect(await listed(next)).toEqual([one]);
      next.close();
    }
    expect(waits[0]).toBeLessThanOrEqual(2 * minute);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[3]).toBeGreaterThan(2 * minute);
    world.nowMs += minute;
    const last = wake(disk);
    await last.sync.syncNow();
    expect(await listed(last)).toEqual([two]);
    expect((await last.states.read(feedId)).failures).toBe(0);
  });
});

describe('a shopper who asks now', () => {
  it('is not put off by a run that was about other feeds', async () => {
    const device = wake();
    await agree(device);
    await publish([two]);
    world.nowMs = (await device.view()).at(-1)?.sync.triedAtMs ?? 0;
    world.nowMs += 3 * minute;
    // The alarm finds nothing due; the press comes while it looks.
    await Promise.all([device.sync.applyAlarm('sync'), device.sync.syncNow()]);
    expect(await listed(device)).toEqual([two]);
  });
});

describe('a mirror', () => {
  it('that has lost or broken a list is passed over for the next one', async () => {
    const device = wake();
    await agree(device);
    await agree(device, mirror);
    expect((await device.sources.readAll())[0]?.mirrors).toEqual([url, mirror]);
    await publish([two]);
    const { answer } = world;
    for (const lose of [
      async () => ({ status: 404, body: null }),
      async () => ({ status: 200, body: new Blob(['<html>']).stream() }),
      () => Promise.reject(new TypeError('no network')),
    ]) {
      world.nowMs += minute;
      world.answer = (asked) =>
        asked.startsWith(`${url}targets/`) && asked.includes('lists') ? lose() : answer(asked);
      await device.sync.syncNow();
      expect((await device.view()).at(-1)?.sync.failure).toBeNull();
    }
    expect(await listed(device)).toEqual([two]);
  });
});

describe('a clock that is wrong by a year', () => {
  const year = 365 * 24 * 60 * minute;

  it('and slow takes no release that is dated ahead of it, says so, and heals', async () => {
    const device = wake();
    const feedId = await agree(device);
    await publish([two]);
    world.nowMs -= year;
    await device.sync.syncNow();
    expect((await device.states.read(feedId)).failure?.fault).toBe('clock');
    expect(await listed(device)).toEqual([one]);
    world.nowMs += year;
    await device.sync.syncNow();
    expect((await device.states.read(feedId)).failure).toBeNull();
    expect(await listed(device)).toEqual([two]);
  });

  it('or off by some hours is no reason to be without news', async () => {
    const device = wake();
    await agree(device);
    await publish([two]);
    world.nowMs = shop.clock.nowMs - 20 * 60 * minute;
    await device.sync.syncNow();
    expect(await listed(device)).toEqual([two]);
  });

  it('does not cost the shopper what ships inside', async () => {
    world.nowMs = startMs - year;
    const device = wake();
    await device.start();
    expect(await readListed(device, ['shopee:vn:111'])).toEqual(['shopee:vn:111']);
  });
});

describe('a device whose storage breaks', () => {
  it('says that the update could not be kept', async () => {
    const device = wake();
    const feedId = await agree(device);
    const [source] = await device.sources.readAll();
    if (!source) throw new Error('no source');
    device.close();
    expect(await device.updates.update(source)).toBe('not-kept');
    expect((await device.states.read(feedId)).failure?.fault).toBe('not-kept');
  });
});

describe('what a removed feed left', () => {
  it('goes at the next start, and what is still wanted stays', async () => {
    const device = wake();
    await device.start();
    const feedId = await agree(device);
    await device.sources.remove(feedId);
    expect(await device.generations.readFeedIds()).toContain(feedId);
    await device.start();
    expect(await device.generations.readFeedIds()).toEqual(['main']);
    expect(await device.states.readFeedIds()).toEqual(['main']);
    expect(await readListed(device, ['shopee:vn:111'])).toEqual(['shopee:vn:111']);
  });

  it('is not looked up by what an update that was under way has kept, which goes at the next start', async () => {
    const device = wake();
    const feedId = await agree(device);
    await publish([two]);
    const { answer } = world;
    world.answer = async (asked) => {
      world.answer = answer;
      await device.desk.removeFeed({ feedId }, ownPage);
      return answer(asked);
    };
    await device.sync.syncNow();
    expect(await listed(device)).toEqual([]);
    await device.start();
    expect(await device.generations.readFeedIds()).not.toContain(feedId);
  });
});
