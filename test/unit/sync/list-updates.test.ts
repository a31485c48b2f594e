import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostName, Identifier } from '#lib/domain/identifier.ts';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import { deltaPath, openFeedFiles, parseFeedFiles } from '#lib/feed/feed-files.ts';
import { encodeList } from '#lib/feed/list-codec/encode-list.ts';
import { openList } from '#lib/feed/list-codec/parse-list.ts';
import { ListUnreadable } from '#lib/match/index/packed-lists.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { plantRoot } from '#lib/feed/tuf/updater.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { applyUpdate, type UpdateOutcome } from '#lib/sync/apply-update.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { buildListFeed } from '#lib/sync/list-feed.ts';
import { deltaBases } from '../../../tools/feed/build-deltas.ts';
import { folderFetch } from '../../../tools/feed/check-release.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { openWorkshop, type Workshop } from '../../support/feed-workshop.ts';

const path = 'curators/publisher/lists/lon';
let databases = 0;

/** A list of hosts `shop-FROM.example` … as people write it: notices of a thousand, and some that were added on a day. */
function writeHosts(
  shop: Workshop,
  { from = 0, count, added = 0 }: { from?: number; count: number; added?: number },
): void {
  const notice = (id: string, first: number, length: number, listedOn: string) => ({
    id,
    about: null,
    authority: null,
    reason: 'phishing',
    state: 'listed',
    listedOn,
    source: { title: 'Danh sách thử', url: 'https://authority.example/list' },
    identifiers: Array.from({ length }, (_, i) => ({
      kind: 'host',
      value: `shop-${first + i}.example`,
      why: 'riêng một người bán',
    })),
  });
  const notices = [];
  for (let first = from; first < from + count; first += 1_000) {
    const length = Math.min(1_000, from + count - first);
    notices.push(notice(`n-${first}`, first, length, '2026-11-01'));
  }
  if (added > 0) notices.push(notice('added', 500_000, added, '2026-11-23'));
  const list = {
    id: 'lon',
    curatorId: 'publisher',
    title: { vi: 'Danh sách lớn', en: 'Large list' },
    demo: false,
    authorities: {},
    notices,
  };
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  writeFileSync(shop.path('feed/lists/lon.json'), JSON.stringify(list));
}

async function publish(shop: Workshop): Promise<void> {
  shop.clock.nowMs += 60_000;
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

/** A device that trusts the workshop's root, what it asked for, and how many bytes came. */
async function newDevice(shop: Workshop) {
  const database = new Database(`list-updates-${(databases += 1)}`);
  const store = buildFeedMetadata(database, 'main');
  await plantRoot(store, new Uint8Array(readFileSync(shop.path('published/metadata/1.root.json'))));
  const generations = buildGenerations(database);
  const came = { bytes: 0, pauses: 0, targets: new Array<string>() };
  const serve = folderFetch(shop.path('published'));
  const world = { answer: serve };
  const fetchFile: FetchFile = async (url) => {
    const { status, body } = await world.answer(url);
    const bytes = body ? new Uint8Array(await new Response(body).arrayBuffer()) : null;
    came.bytes += bytes?.length ?? 0;
    if (url.includes('/targets/')) came.targets.push(url.replace(/^.*[0-9a-f]{64}\./, ''));
    return { status, body: bytes && new Blob([bytes]).stream() };
  };
  const clock = () => shop.clock.nowMs;
  const update = (): Promise<UpdateOutcome> => {
    Object.assign(came, { bytes: 0, pauses: 0, targets: [] });
    return applyUpdate({
      feedId: 'main',
      list: buildListFeed({
        source: { mirrors: ['https://feed.example/'] },
        store,
        fetchFile,
        clock,
      }),
      decode: parseFeedFiles,
      brake: async () => null,
      readShipped: async () => null,
      generations,
      states: buildSyncStates(fakeStorageArea()),
      clock,
      pause: async () => void (came.pauses += 1),
    });
  };
  const library = () =>
    readLibrary({
      generations,
      readSources: async () => [],
      readSeed: async () => ({ ok: false, error: 'none ships inside' }),
      open: openFeedFiles,
      clock,
    });
  /** Answers one kind of file in another way. */
  const forge = (part: string, make: (bytes: Buffer) => Buffer | null): void => {
    world.answer = async (url) => {
      if (!url.includes(part)) return serve(url);
      const made = make(Buffer.from(await new Response((await serve(url)).body).arrayBuffer()));
      return made
        ? { status: 200, body: new Blob([new Uint8Array(made)]).stream() }
        : { status: 404, body: null };
    };
  };
  return { database, generations, came, update, library, forge };
}

type Device = Awaited<ReturnType<typeof newDevice>>;

const host = (value: string): Identifier => ({ kind: 'host', value: value as HostName });

async function isListed(device: Device, name: string): Promise<boolean> {
  const library = await device.library();
  if (typeof library === 'string') throw new Error(library);
  return (await buildIndex(library.content).find([host(name)])).length > 0;
}

/** A change of a list to one about a single host: all that its curator did not mean to say. */
async function leadElsewhere(base: Uint8Array): Promise<Uint8Array> {
  const list = openList(base);
  if (!list.ok) throw new Error(list.error);
  const { head, seed, version } = list.value;
  const other = encodeList({ head, seed, version: version + 1 }, [
    { identifier: host('elsewhere.example') },
  ]);
  const next = other.ok ? openList(other.value) : other;
  const delta = next.ok ? await encodeDelta(list.value, next.value) : next;
  if (!delta.ok) throw new Error(delta.error);
  return delta.value;
}

const isDelta = (name: string): boolean => name.startsWith('delta-');

describe('a device one day behind a list of 100,000 entries', () => {
  let shop: Workshop;
  let device: Device;
  beforeAll(async () => {
    shop = openWorkshop();
    await shop.done('init');
    writeHosts(shop, { count: 100_000 });
    await publish(shop);
    device = await newDevice(shop);
  }, 60_000);
  afterAll(() => shop.end());

  it('has loaded 650 kB for it, and loads kilobytes for 500 that come and 200 that go', async () => {
    expect(await device.update()).toBe('activated');
    expect(device.came.bytes).toBeLessThan(650_000);
    writeHosts(shop, { from: 200, count: 99_800, added: 500 });
    await publish(shop);
    expect(await device.update()).toBe('activated');
    expect(device.came.targets.filter(isDelta)).toHaveLength(1);
    expect(device.came.targets).not.toContain('snapshot');
    expect(device.came.bytes).toBeLessThan(12_000);
    // Pages are answered between the slices.
    expect(device.came.pauses).toBeGreaterThanOrEqual(4);
    expect(await isListed(device, 'shop-199.example')).toBe(false);
    expect(await isListed(device, 'shop-200.example')).toBe(true);
    expect(await isListed(device, 'shop-500499.example')).toBe(true);
  }, 60_000);

  it('keeps its promise in the figures of "inspect"', async () => {
    const { answer } = await shop.done('inspect');
    const [list] = Object(answer).lists;
    expect(list).toMatchObject({ id: 'lon', entries: 100_300, version: 2 });
    expect(list.bytes).toBeLessThan(650_000);
    expect(list.bitsPerEntry).toBeLessThan(52);
    expect(list.deltas).toHaveLength(1);
    expect(list.deltas[0].bytes).toBeLessThan(5_000);
    expect(Object(answer).verifyMs).toBeLessThan(20_000);
    expect(Object(answer).decodeMs).toBeLessThan(20_000);
  });

  it('that is new loads the list whole, and asks for no change', async () => {
    const fresh = await newDevice(shop);
    expect(await fresh.update()).toBe('activated');
    expect(fresh.came.targets.filter(isDelta)).toEqual([]);
    expect(fresh.came.targets).toContain('snapshot');
  });
});

describe('the change of a list', () => {
  let shop: Workshop;
  let device: Device;
  let size: number;

  async function publishOneMore(): Promise<void> {
    size += 1;
    writeHosts(shop, { count: size });
    await publish(shop);
  }
  beforeAll(async () => {
    shop = openWorkshop();
    await shop.done('init');
    size = 300;
    await publishOneMore();
  });
  afterAll(() => shop.end());

  async function oneBehind(): Promise<void> {
    device = await newDevice(shop);
    await device.update();
    await publishOneMore();
  }

  it('leads there from any of the last versions, in one step', async () => {
    await oneBehind();
    await publishOneMore();
    await publishOneMore();
    await device.update();
    expect(device.came.targets.filter(isDelta)).toHaveLength(1);
    expect(device.came.targets).not.toContain('snapshot');
    expect(await isListed(device, `shop-${size - 1}.example`)).toBe(true);
  });

  it('is not offered to who slept longer: the list is loaded whole', async () => {
    await oneBehind();
    for (let more = 0; more < deltaBases; more += 1) await publishOneMore();
    await device.update();
    expect(device.came.targets.filter(isDelta)).toEqual([]);
    expect(device.came.targets).toContain('snapshot');
    const named = readdirSync(shop.path('build/files', path)).filter(isDelta);
    expect(named).toHaveLength(deltaBases);
  });

  it.each([
    ['is gone from the host', () => null],
    ['was cut', (bytes: Buffer) => bytes.subarray(0, 90)],
    ['was changed', (bytes: Buffer) => Buffer.from(bytes).fill(1, 60, 70)],
    ['is something else', () => Buffer.from('<html>moved')],
    ['never ends', () => Buffer.alloc(3_000_000)],
  ] as const)('that %s costs nothing but the whole list', async (_what, make) => {
    await oneBehind();
    device.forge('.delta-', make);
    expect(await device.update()).toBe('activated');
    expect(device.came.targets).toContain('snapshot');
    expect(await isListed(device, `shop-${size - 1}.example`)).toBe(true);
  });

  it('that leads elsewhere is not believed although its curator signed it', async () => {
    device = await newDevice(shop);
    await device.update();
    const base = readFileSync(shop.path('build/files', path, 'snapshot'));
    size += 1;
    writeHosts(shop, { count: size });
    shop.clock.nowMs += 60_000;
    await shop.done('compile');
    const name = deltaPath(`${path}/snapshot`, createHash('sha256').update(base).digest('hex'));
    writeFileSync(shop.path('build/files', name), await leadElsewhere(base));
    await shop.done('sign');
    await shop.done('publish');
    expect(await device.update()).toBe('activated');
    expect(device.came.targets.filter(isDelta)).toHaveLength(1);
    expect(device.came.targets).toContain('snapshot');
    expect(await isListed(device, 'elsewhere.example')).toBe(false);
  });

  it('is not applied to stored bytes that are no longer what was signed', async () => {
    await oneBehind();
    const [row] = await device.database.generations.toArray();
    const [, bytes] = row?.files.find(([name]) => name === `${path}/snapshot`) ?? [];
    if (!row || !bytes) throw new Error('nothing was stored');
    // A byte of a key: every key is still in its order, and only the hash can tell.
    bytes[bytes.length - 7] = (bytes[bytes.length - 7] ?? 0) ^ 1;
    await device.database.generations.put(row);
    expect(await device.update()).toBe('activated');
    expect(device.came.targets).toContain('snapshot');
    expect(await isListed(device, `shop-${size - 1}.example`)).toBe(true);
  });

  it('stays as it was published while the list does not change', async () => {
    await oneBehind();
    await publish(shop);
    const before = readdirSync(shop.path('build/files', path)).toSorted();
    await publish(shop);
    expect(readdirSync(shop.path('build/files', path)).toSorted()).toEqual(before);
  });

  it('is not made where most of the list is another: a new base has a new seed', async () => {
    const seedOf = () =>
      readFileSync(shop.path('build/files', path, 'snapshot'))
        .subarray(32, 64)
        .toString('hex');
    await publishOneMore();
    const seed = seedOf();
    await publishOneMore();
    expect(seedOf()).toBe(seed);
    writeHosts(shop, { from: 50_000, count: 300 });
    await publish(shop);
    expect(seedOf()).not.toBe(seed);
    expect(readdirSync(shop.path('build/files', path)).filter(isDelta)).toEqual([]);
  });
});

describe('a stored list that broke', () => {
  let shop: Workshop;
  let device: Device;
  beforeAll(async () => {
    shop = openWorkshop();
    await shop.done('init');
    writeHosts(shop, { count: 20, added: 3 });
    await publish(shop);
  });
  afterAll(() => shop.end());

  async function breakStored(change: (bytes: Uint8Array) => void): Promise<void> {
    device = await newDevice(shop);
    await device.update();
    const [row] = await device.database.generations.toArray();
    const [, bytes] = row?.files.find(([name]) => name === `${path}/snapshot`) ?? [];
    if (!row || !bytes) throw new Error('nothing was stored');
    change(bytes);
    await device.database.generations.put(row);
  }

  it('where it is opened means that nothing was checked, not that nothing is known', async () => {
    await breakStored((bytes) => bytes.fill(0, 0, 4));
    expect(await device.library()).toBe('feed-missing');
  });

  it('where an entry is read says so, never "nothing found"', async () => {
    await breakStored((bytes) => {
      bytes[Buffer.from(bytes).indexOf('"records"') + 1] = 0x78;
    });
    const library = await device.library();
    if (typeof library === 'string') throw new Error(library);
    const { find } = buildIndex(library.content);
    await expect(find([host('shop-1.example')])).rejects.toThrow(ListUnreadable);
  });

  it('is loaded anew with the next sync, although the feed offers nothing new', async () => {
    await breakStored((bytes) => bytes.fill(0, 0, 4));
    expect(await device.update()).toBe('activated');
    expect(device.came.targets).toContain('snapshot');
    expect(await isListed(device, 'shop-1.example')).toBe(true);
    expect(await device.update()).toBe('unchanged');
  });
});
