import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopKey } from '#lib/domain/identifier.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import type { ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import {
  copyDisk,
  type FeedDevice,
  type FeedDisk,
  openFeedDevice,
  ownPage,
  readListed,
} from '../../support/feed-device.ts';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';
import { MortalWorker } from '../../support/mortal-worker.ts';
import {
  type Published,
  publishList,
  publishSmallSeed,
  servePublished,
} from '../../support/published-feed.ts';

const startMs = Date.UTC(2026, 11, 1);
const url = 'https://feed.example/';
const before = 'shopee:vn:900100200';
const after = 'shopee:vn:900100201';
const seeded = 'shopee:vn:111';
const recent = Array.from({ length: 6 }, (_, n) => `shopee:vn:70000${n}` as ShopKey);

let shop: Workshop;
let readOwnFile: ReadOwnFile;
let releases: { readonly old: Published; readonly next: Published; readonly many: Published };
let offered: Published;
let rootFingerprint = '';
let nowMs = startMs;
let disks = 0;

beforeAll(async () => {
  readOwnFile = await publishSmallSeed(startMs);
  shop = openWorkshop(startMs);
  await shop.done('init', '--name', 'Hội thử');
  const old = await publishList(shop, [{ kind: 'shop', value: before }]);
  const many = await publishList(
    shop,
    recent.map((value) => ({ kind: 'shop', value })),
  );
  await shop.done('rotate-key', '--role', 'timestamp');
  await shop.done('rotate-key', '--role', 'curator:publisher');
  const next = await publishList(shop, [{ kind: 'shop', value: after }]);
  releases = { old, next, many };
  const root = old.get('metadata/1.root.json') ?? new Uint8Array();
  rootFingerprint = await digestHex('SHA-256', root);
  nowMs = shop.clock.nowMs + 60_000;
});
afterAll(() => shop.end());

function newDisk(): FeedDisk {
  return { database: `killed-${(disks += 1)}`, area: fakeStorageArea() };
}
function wake(disk: FeedDisk, worker?: MortalWorker): FeedDevice {
  const fetchFile = servePublished(() => offered);
  const parts = { disk, fetchFile, readOwnFile, clock: () => nowMs };
  return openFeedDevice(worker ? { ...parts, worker } : parts);
}
async function addFeed({ desk }: FeedDevice): Promise<void> {
  await desk.addFeed({ url, rootFingerprint }, ownPage);
}
async function readFeedId(device: FeedDevice): Promise<string> {
  return (await device.sources.readAll())[0]?.id ?? '';
}

type Story = {
  readonly name: string;
  /** What stands on the device before, made by a worker that lives. */
  readonly prepare: (device: FeedDevice) => Promise<void>;
  /** What the worker is killed in. It is asked for again until it has come to its end. */
  readonly act: (device: FeedDevice) => Promise<void>;
  /** Which shops are listed at any moment in between: one of these states, whole. */
  readonly states: readonly (readonly string[])[];
  /** Rows of generations once all is done. */
  readonly generations: number;
  readonly leastMoments: number;
};

const installed = async ({ updates }: FeedDevice): Promise<void> => {
  expect(await updates.updateFromSeed()).toBe('activated');
};
const oldAdded = async (device: FeedDevice): Promise<void> => {
  await installed(device);
  offered = releases.old;
  await addFeed(device);
};
const heldBack = async (device: FeedDevice): Promise<void> => {
  await oldAdded(device);
  await device.recentShops.note(
    recent.map((value) => ({ identifier: { kind: 'shop', value }, name: null, day: '2026-12-01' })),
  );
  offered = releases.many;
};
const sync = async (device: FeedDevice): Promise<void> => {
  nowMs += 10_000;
  await device.sync.syncNow();
};

const stories: readonly Story[] = [
  {
    name: 'the first start',
    prepare: async () => {},
    act: async ({ updates }) => void (await updates.updateFromSeed()),
    states: [[seeded]],
    generations: 1,
    leastMoments: 10,
  },
  {
    name: 'a feed that is added',
    prepare: async (device) => {
      await installed(device);
      offered = releases.old;
    },
    act: addFeed,
    states: [[seeded], [seeded, before]],
    generations: 2,
    leastMoments: 30,
  },
  {
    name: 'an update with new keys',
    prepare: async (device) => {
      await oldAdded(device);
      offered = releases.next;
    },
    act: sync,
    states: [
      [seeded, before],
      [seeded, after],
    ],
    generations: 2,
    leastMoments: 30,
  },
  {
    name: 'an update that the brake holds',
    prepare: heldBack,
    act: sync,
    states: [[seeded, before]],
    generations: 3,
    leastMoments: 25,
  },
  {
    name: 'a better update after one that was held',
    prepare: async (device) => {
      await heldBack(device);
      await sync(device);
      offered = releases.next;
    },
    act: sync,
    states: [
      [seeded, before],
      [seeded, after],
    ],
    generations: 2,
    leastMoments: 30,
  },
  {
    name: 'a held update that is released',
    prepare: async (device) => {
      await heldBack(device);
      await sync(device);
    },
    act: async (device) => {
      const feedId = await readFeedId(device);
      await device.desk.releaseHeld({ feedId }, ownPage);
    },
    states: [
      [seeded, before],
      [seeded, ...recent],
    ],
    generations: 2,
    leastMoments: 3,
  },
  {
    name: 'a feed that is removed',
    prepare: oldAdded,
    act: async (device) => {
      const feedId = await readFeedId(device);
      if (feedId === '') await device.start();
      else await device.desk.removeFeed({ feedId }, ownPage);
    },
    states: [[seeded, before], [seeded]],
    generations: 1,
    leastMoments: 4,
  },
];

const known = [seeded, before, after, ...recent];

describe.each(stories)('a worker killed anywhere in $name', (story) => {
  const allowed = story.states.map((state) => state.join());

  it('leaves the old or the new whole, look-ups that answer, and a next try that ends', async () => {
    const asItStood = newDisk();
    const first = wake(asItStood);
    await story.prepare(first);
    first.close();
    let calls = 0;
    for (let isDone = false; !isDone; calls += 1) {
      const disk = await copyDisk(asItStood, newDisk().database);
      const worker = new MortalWorker(calls);
      const dying = wake(disk, worker);
      const ended = await Promise.race([story.act(dying).then(() => 'done'), worker.gone]);
      isDone = ended === 'done';
      expect(dying.faults).toEqual([]);
      // The browser closes what a dead worker had open; a transaction that was under way is rolled back with it.
      dying.close();
      await checkNextLife(disk, `killed after ${worker.told.at(-1) ?? 'nothing'}`);
    }
    expect(calls).toBeGreaterThanOrEqual(story.leastMoments);
  }, 120_000);

  async function checkNextLife(disk: FeedDisk, at: string): Promise<void> {
    const next = wake(disk);
    expect(allowed, at).toContain((await readListed(next, known)).join());
    for (const { version } of await next.view()) expect(version, at).toBeGreaterThanOrEqual(0);
    await story.act(next);
    expect(next.faults, at).toEqual([]);
    expect((await readListed(next, known)).join(), at).toBe(allowed.at(-1));
    expect(await next.database.generations.count(), at).toBe(story.generations);
    const sources = (await next.sources.readAll()).map(({ id }) => id);
    expect(await next.generations.readFeedIds(), at).toHaveLength(1 + sources.length);
    await next.database.delete();
  }
});
