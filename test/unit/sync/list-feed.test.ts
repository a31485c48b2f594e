import 'fake-indexeddb/auto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFeedFiles } from '#lib/feed/feed-files.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { applyUpdate, type UpdateOutcome } from '#lib/sync/apply-update.ts';
import { buildListFeed } from '#lib/sync/list-feed.ts';
import { folderFetch } from '../../../tools/feed/check-release.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

let shop: Workshop;
let databases = 0;

beforeEach(async () => {
  shop = openWorkshop();
  await shop.done('init');
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  await publish();
});
afterEach(() => shop.end());

async function publish(changes: Record<string, unknown> = {}): Promise<void> {
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList(changes)));
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

/** A shopper's device that trusts the first root, and what it asked for. */
async function newDevice(mirrors = ['https://one.example/feed/']) {
  const database = new Database(`list-feed-${(databases += 1)}`);
  const store = buildFeedMetadata(database, 'main');
  await plantRoot(store, new Uint8Array(readFileSync(shop.path('published/metadata/1.root.json'))));
  const asked: string[] = [];
  const area = fakeStorageArea();
  const world = { nowMs: shop.clock.nowMs, answer: serveFolder() };
  const parts = {
    feedId: 'main',
    list: buildListFeed({
      source: { mirrors },
      store,
      fetchFile: (url) => (asked.push(url), world.answer(url)),
      clock: () => world.nowMs,
    }),
    decode: parseFeedFiles,
    brake: async () => null,
    readShipped: async () => null,
    generations: buildGenerations(database),
    states: buildSyncStates(area),
    clock: () => world.nowMs,
    pause: async () => {},
  };
  return {
    asked,
    world,
    store,
    update: (): Promise<UpdateOutcome> => applyUpdate(parts),
    readActive: () => parts.generations.readActive('main'),
    readState: () => parts.states.read('main'),
  };
}

/** The published folder as a host below /feed/ serves it. */
function serveFolder(folder = shop.path('published')): FetchFile {
  const fetchFile = folderFetch(folder);
  return (url) => fetchFile(url.replace('/feed/', '/'));
}

const notThere: FetchFile = async () => ({ status: 404, body: null });

describe('a device', () => {
  it('takes a published feed, and a change of it, and asks for little when nothing changed', async () => {
    const device = await newDevice();
    expect(await device.update()).toBe('activated');
    expect((await device.readActive())?.version).toBe(1);
    device.asked.length = 0;
    expect(await device.update()).toBe('unchanged');
    expect(device.asked.map((url) => url.split('/feed/')[1])).toEqual([
      'metadata/2.root.json',
      'metadata/timestamp.json',
    ]);
    await publish({ title: { vi: 'Khác', en: 'Other' } });
    device.asked.length = 0;
    expect(await device.update()).toBe('activated');
    expect((await device.readActive())?.version).toBe(2);
    expect(device.asked.filter((url) => url.includes('claims.json'))).toEqual([]);
  });

  it('goes on after every key was changed', async () => {
    const device = await newDevice();
    await device.update();
    for (const role of ['targets', 'snapshot', 'timestamp', 'curator:publisher']) {
      await shop.done('rotate-key', '--role', role);
    }
    await publish({ title: { vi: 'Khác', en: 'Other' } });
    expect(await device.update()).toBe('activated');
  });

  it('asks the next mirror where the first is down, and says what the first did where all are', async () => {
    const device = await newDevice(['https://one.example/feed/', 'https://two.example/feed/']);
    const good = device.world.answer;
    device.world.answer = (url) => (url.includes('one.example') ? notThere(url) : good(url));
    expect(await device.update()).toBe('activated');
    device.world.answer = notThere;
    expect(await device.update()).toBe('unreachable');
    expect((await device.readState()).failure?.detail).toContain('one.example');
  });

  it('with no address for its feed says so', async () => {
    const device = await newDevice([]);
    expect(await device.update()).toBe('unreachable');
  });
});

describe('a host that', () => {
  /** Answers one file in another way, and everything else as it was published. */
  async function change(name: string, make: (bytes: Buffer) => Buffer | number) {
    const device = await newDevice();
    await device.update();
    await publish({ title: { vi: 'Khác', en: 'Other' } });
    const good = serveFolder();
    device.world.answer = async (url) => {
      if (!url.endsWith(name)) return good(url);
      const file = await good(url);
      const made = make(Buffer.from(await new Response(file.body).arrayBuffer()));
      return typeof made === 'number'
        ? { status: made, body: null }
        : { status: 200, body: new Blob([new Uint8Array(made)]).stream() };
    };
    return device;
  }

  it.each([
    ['does not answer for the timestamp', 'timestamp.json', () => 500, 'unreachable'],
    ['has lost the snapshot', 'snapshot.json', () => 404, 'unreachable'],
    ['has lost a target', 'feed.json', () => 404, 'unreachable'],
    ['sends half a target', 'feed.json', (bytes: Buffer) => bytes.subarray(0, 9), 'refused'],
    ['adds to a target', 'feed.json', (bytes: Buffer) => Buffer.concat([bytes, bytes]), 'refused'],
    ['sends a page instead', 'timestamp.json', () => Buffer.from('<html>hello'), 'refused'],
    [
      'writes another version into the timestamp',
      'timestamp.json',
      (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll('"version": 2', '"version": 3')),
      'refused',
    ],
    ['sends an endless timestamp', 'timestamp.json', () => Buffer.alloc(20_000, ' '), 'refused'],
  ] as const)('%s changes nothing', async (_what, name, make, outcome) => {
    const device = await change(name, make);
    expect(await device.update()).toBe(outcome);
    expect((await device.readActive())?.version).toBe(1);
    expect((await device.readState()).failure?.fault).toBe(outcome);
  });

  it('goes back to an older state is refused', async () => {
    const device = await newDevice();
    const old = new Map<string, Uint8Array>();
    const good = serveFolder();
    device.world.answer = async (url) => {
      const { status, body } = await good(url);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      old.set(url, bytes);
      return { status, body: new Blob([bytes]).stream() };
    };
    await device.update();
    await publish({ title: { vi: 'Khác', en: 'Other' } });
    device.world.answer = serveFolder();
    await device.update();
    device.world.answer = async (url) => ({
      status: old.has(url) ? 200 : 404,
      body: new Blob([new Uint8Array(old.get(url) ?? [])]).stream(),
    });
    expect(await device.update()).toBe('refused');
    expect((await device.readActive())?.version).toBe(2);
  });

  it('is frozen on an old state, or a clock that is wrong by a year, is told apart from silence', async () => {
    const device = await newDevice();
    await device.update();
    device.world.nowMs += 365 * 86_400_000;
    expect(await device.update()).toBe('clock');
    expect((await device.readActive())?.version).toBe(1);
    device.world.nowMs -= 365 * 86_400_000;
    expect(await device.update()).toBe('unchanged');
  });

  it('has another root for everything is refused', async () => {
    const device = await newDevice();
    await device.update();
    const other = openWorkshop();
    await other.done('init');
    await other.done('compile');
    await other.done('sign');
    await other.done('publish');
    device.world.answer = serveFolder(other.path('published'));
    expect(await device.update()).toBe('refused');
    other.end();
    expect((await device.readActive())?.version).toBe(1);
  });
});
