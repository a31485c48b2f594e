import 'fake-indexeddb/auto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDay } from '#lib/browser/clock.ts';
import type { HostName, ShopKey } from '#lib/domain/identifier.ts';
import { openFeedFiles, parseFeedFiles } from '#lib/feed/feed-files.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildFeedSources } from '#lib/store/feed-sources.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { buildFeedDesk } from '#lib/sync/feed-desk.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { buildFeedUpdates } from '#lib/sync/feed-updates.ts';
import { readSeedFiles } from '#lib/sync/seed-feed.ts';
import { buildSyncDesk } from '#lib/sync/sync-desk.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { folderFetch } from '../../../tools/feed/check-release.ts';
import { readShippedFile } from '../../../tools/feed/read-shipped.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { openWorkshop, type Workshop, writtenList } from '../../support/feed-workshop.ts';

const url = 'https://feed.example/';
const page: Parameters<ReturnType<typeof setUp>['desk']['viewFeeds']>[1] = { from: 'own-page' };
let shop: Workshop;
let databases = 0;

beforeEach(async () => {
  shop = openWorkshop(Date.UTC(2026, 11, 1));
  await shop.done('init', '--name', 'Hội thử');
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  await publish([{ kind: 'shop', value: 'shopee:vn:900100200' }]);
});
afterEach(() => shop.end());

async function publish(identifiers: readonly { kind: string; value: string; why?: string }[]) {
  const [notice] = Object(writtenList()).notices;
  const written = writtenList({ notices: [{ ...notice, identifiers }] });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(written));
  shop.clock.nowMs += 60_000;
  await shop.done('compile');
  await shop.done('sign');
  await shop.done('publish');
}

/** A shopper's device: its stores, its own files, and a network on which the workshop's folder is the feed. */
function setUp() {
  const database = new Database(`desk-${(databases += 1)}`);
  const area = fakeStorageArea();
  const world = {
    nowMs: shop.clock.nowMs + 60_000,
    changes: 0,
    answer: folderFetch(shop.path('published')),
  };
  const fetchFile: FetchFile = (asked) => world.answer(asked);
  const clock = () => world.nowMs;
  const generations = buildGenerations(database);
  const sources = buildFeedSources(area);
  const states = buildSyncStates(area);
  const recentShops = buildRecentShops(area);
  const metadataOf = (feedId: string) => buildFeedMetadata(database, feedId);
  const readSeed = () => readSeedFiles(readShippedFile);
  const updates = buildFeedUpdates({
    generations,
    states,
    metadataOf,
    fetchFile,
    readOwnFile: readShippedFile,
    decode: parseFeedFiles,
    recentShops,
    policy: readBundledPolicy(),
    clock,
    readDay,
    pause: async () => {},
  });
  const onChanged = () => void (world.changes += 1);
  const sync = buildSyncDesk({
    readSources: sources.readAll,
    update: updates.update,
    states,
    alarms: { set: async () => {}, clear: async () => {}, onAlarm: () => {} },
    clock,
    random: () => 0.5,
    isOnline: () => true,
    onChanged,
    reportFault: (fault) => {
      throw fault;
    },
  });
  const desk = buildFeedDesk({
    generations,
    sources,
    states,
    metadataOf,
    updates,
    sync,
    fetchFile,
    readSeed,
    open: openFeedFiles,
    clock,
    onChanged,
  });
  const library = () =>
    readLibrary({
      generations,
      readSources: sources.readAll,
      readSeed,
      open: openFeedFiles,
      clock,
    });
  return { desk, world, library, updates, recentShops, generations, sources };
}

async function agree({ desk }: ReturnType<typeof setUp>): Promise<string> {
  const { preview } = await desk.previewFeed({ url }, page);
  if (!preview) throw new Error('there was nothing to see');
  const { rootFingerprint } = preview;
  const { feeds } = await desk.addFeed({ url, rootFingerprint }, page);
  return feeds.at(-1)?.id ?? '';
}

/** The published folder as one file. */
function bundle(): string {
  const names = readdirSync(shop.path('published'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(shop.path('published', name)).isFile());
  const read = (name: string) => readFileSync(shop.path('published', name)).toString('base64');
  return JSON.stringify({
    formatVersion: 1,
    files: Object.fromEntries(files.map((name) => [name, read(name)])),
  });
}

const bank: HostName = 'vietcombank.com.vn' as HostName;

async function holdBank(device: ReturnType<typeof setUp>): Promise<string> {
  const feedId = await agree(device);
  await holdAgain(device);
  return feedId;
}

async function holdAgain(
  { world, desk }: ReturnType<typeof setUp>,
  hosts: readonly string[] = [bank],
): Promise<void> {
  await publish(hosts.map((value) => ({ kind: 'host', value, why: 'thử' })));
  world.nowMs = shop.clock.nowMs + 1_200_000;
  await desk.syncFeeds({}, page);
}

describe('a feed that a shopper adds', () => {
  it('is shown before it is taken, with publisher, licence, lists and the root’s fingerprint', async () => {
    const device = setUp();
    const { preview, fault } = await device.desk.previewFeed({ url: 'https://feed.example' }, page);
    expect(fault).toBeNull();
    expect(preview).toMatchObject({
      url,
      name: { vi: 'Hội thử' },
      licence: 'CC BY 4.0',
      curators: [{ id: 'publisher', listTitles: [{ vi: 'Cảnh báo thử' }] }],
    });
    expect(preview?.rootFingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect((await device.desk.viewFeeds({}, page)).feeds).toHaveLength(1);
  });

  it.each([
    ['nonsense', 'not-an-address'],
    ['http://feed.example/', 'not-https'],
    ['https://me@feed.example/', 'says-too-much'],
  ])('at %s is not looked at: %s', async (bad, fault) => {
    const { desk } = setUp();
    expect(await desk.previewFeed({ url: bad }, page)).toEqual({ preview: null, fault });
  });

  it('is not there, or answers with a page, and nothing is kept', async () => {
    const device = setUp();
    device.world.answer = async () => ({ status: 404, body: null });
    expect((await device.desk.previewFeed({ url }, page)).fault).toBe('feed-not-here');
    device.world.answer = async () => ({ status: 200, body: new Blob(['<html>']).stream() });
    expect((await device.desk.previewFeed({ url }, page)).fault).toBe('feed-refused');
  });

  it('is refused when its root is another than the one that was shown', async () => {
    const device = setUp();
    const answer = await device.desk.addFeed({ url, rootFingerprint: 'b'.repeat(64) }, page);
    expect(answer.fault).toBe('feed-refused');
    expect(answer.feeds).toHaveLength(1);
  });

  it('is looked up in from then on, in its own name, until it is removed', async () => {
    const device = setUp();
    const feedId = await agree(device);
    const library = await device.library();
    if (typeof library === 'string') throw new Error(library);
    expect(library.content.lists.map(({ head }) => head.id)).toContain(`${feedId}/canh-bao`);
    await device.desk.removeFeed({ feedId }, page);
    const after = await device.library();
    expect(typeof after === 'string' ? after : after.content.lists.length).toBe(
      library.content.lists.length - 1,
    );
    expect(device.world.changes).toBeGreaterThan(1);
  });

  it('is silent where its curator is switched off', async () => {
    const device = setUp();
    const feedId = await agree(device);
    await device.desk.chooseCurator({ feedId, curatorId: 'publisher', isOn: false }, page);
    const library = await device.library();
    if (typeof library === 'string') throw new Error(library);
    expect(library.content.lists.some(({ head }) => head.id.startsWith(feedId))).toBe(false);
  });

  it('is brought up to date from a file, and not from one that is forged or broken', async () => {
    const device = setUp();
    const feedId = await agree(device);
    await publish([{ kind: 'shop', value: 'shopee:vn:900100201' }]);
    const forged = bundle().replace('"formatVersion":1', '"formatVersion":2');
    expect((await device.desk.importFeed({ feedId, bundle: forged }, page)).outcome).toBe(
      'bundle-broken',
    );
    expect((await device.desk.importFeed({ feedId, bundle: bundle() }, page)).outcome).toBe(
      'activated',
    );
    const empty = JSON.stringify({ formatVersion: 1, files: {} });
    expect((await device.desk.importFeed({ feedId, bundle: empty }, page)).outcome).toBe(
      'unreachable',
    );
  });
});

describe('how fresh feeds are', () => {
  it('is known of the feed that ships inside before anything was kept', async () => {
    const { desk } = setUp();
    const { feeds } = await desk.viewFreshness({}, page);
    expect(feeds).toMatchObject([{ id: 'main', isMain: true, fault: null, heldVersion: null }]);
    expect(feeds[0]?.version).toBeGreaterThan(0);
  });

  it('says what failed, and keeps saying what is in use', async () => {
    const device = setUp();
    const feedId = await agree(device);
    device.world.answer = async () => ({ status: 500, body: null });
    device.world.nowMs += 600_000;
    await device.desk.syncFeeds({}, page);
    const { feeds } = await device.desk.viewFreshness({}, page);
    expect(feeds.find(({ id }) => id === feedId)).toMatchObject({
      fault: 'unreachable',
      name: { vi: 'Hội thử' },
      version: 1,
    });
  });

  it('comes with who may sign, how many did, and what ends first', async () => {
    const device = setUp();
    expect((await device.desk.viewFeeds({}, page)).feeds[0]?.signers).toBeNull();
    await device.updates.updateFromSeed();
    await agree(device);
    const { feeds } = await device.desk.viewFeeds({}, page);
    for (const { signers, rootFingerprint, isMain, expiresAtMs } of feeds) {
      expect(signers).toMatchObject({ rootVersion: 1 });
      expect(signers?.rootFingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(signers?.rootSigned).toBeGreaterThanOrEqual(signers?.rootThreshold ?? 99);
      expect(signers?.rootKeys).toBeGreaterThanOrEqual(signers?.rootSigned ?? 99);
      expect(signers?.nextExpiryMs).toBeGreaterThan(0);
      expect(signers?.nextExpiryMs).toBeLessThanOrEqual(expiresAtMs);
      if (!isMain) expect(signers?.rootFingerprint).toBe(rootFingerprint);
    }
  });
});

describe('the main feed', () => {
  it('cannot be removed, and has its curators switched off one by one', async () => {
    const { desk, library } = setUp();
    expect((await desk.removeFeed({ feedId: 'main' }, page)).feeds).toHaveLength(1);
    const [main] = (await desk.viewFeeds({}, page)).feeds;
    const curatorId = main?.curators.at(-1)?.id ?? '';
    const { feeds } = await desk.chooseCurator({ feedId: 'main', curatorId, isOn: false }, page);
    expect(feeds[0]?.curators.find(({ id }) => id === curatorId)?.isOn).toBe(false);
    const content = await library();
    if (typeof content === 'string') throw new Error(content);
    expect(content.content.lists.some(({ head }) => head.curatorId === curatorId)).toBe(false);
  });

  it('comes from what ships inside until it was kept, and is kept at the first start', async () => {
    const { updates, generations, library } = setUp();
    const shipped = await library();
    expect(await updates.updateFromSeed()).toBe('activated');
    expect(await updates.updateFromSeed()).toBe('unchanged');
    const kept = await generations.readActive('main');
    expect(typeof shipped === 'string' ? 0 : shipped.content.version).toBe(kept?.version);
  });
});

describe('an update that would flag what must not be flagged', () => {
  it('is held, shown with what it would flag, and taken only by a person', async () => {
    const device = setUp();
    await device.updates.updateFromSeed();
    const feedId = await agree(device);
    const shops = Array.from({ length: 6 }, (_, n) => `shopee:vn:70000${n}` as ShopKey);
    await device.recentShops.note(
      shops.map((value) => ({
        identifier: { kind: 'shop', value },
        name: null,
        day: '2026-12-01',
      })),
    );
    await publish(shops.map((value) => ({ kind: 'shop', value })));
    device.world.nowMs = shop.clock.nowMs + 120_000;
    const { feeds } = await device.desk.syncFeeds({}, page);
    const view = feeds.find(({ id }) => id === feedId);
    expect(view?.held).toMatchObject({ code: 'recent-shops' });
    expect(view?.held?.newlyFlagged).toContain(`shop:${shops[0]}`);
    const after = await device.desk.releaseHeld({ feedId }, page);
    expect(after.feeds.find(({ id }) => id === feedId)?.held).toBeNull();
  });

  it('is not taken by a press that was meant for another version', async () => {
    const device = setUp();
    const feedId = await holdBank(device);
    const held = await device.generations.readHeld(feedId);
    const version = held?.version ?? 0;
    const late = await device.desk.releaseHeld({ feedId, version: version + 1 }, page);
    expect(late.feeds.find(({ id }) => id === feedId)?.held?.version).toBe(version);
    await device.desk.releaseHeld({ feedId, version }, page);
    expect((await device.generations.readActive(feedId))?.version).toBe(version);
  });

  it('is thrown away by a person, stays away, can still be taken, and the next one is asked about anew', async () => {
    const device = setUp();
    const feedId = await holdBank(device);
    const version = (await device.generations.readHeld(feedId))?.version ?? 0;
    const freshness = async () =>
      (await device.desk.viewFreshness({}, page)).feeds.find(({ id }) => id === feedId);
    expect((await freshness())?.heldVersion).toBe(version);
    const { feeds } = await device.desk.declineHeld({ feedId, version: version + 1 }, page);
    expect(feeds.at(-1)?.held?.isDeclined).toBe(false);
    const declined = await device.desk.declineHeld({ feedId, version }, page);
    expect(declined.feeds.at(-1)?.held).toMatchObject({ version, isDeclined: true });
    expect((await freshness())?.heldVersion).toBeNull();
    device.world.nowMs += 600_000;
    const synced = await device.desk.syncFeeds({}, page);
    expect(synced.feeds.at(-1)?.held).toMatchObject({ version, isDeclined: true });
    await holdAgain(device, [bank, 'one-more.example']);
    const next = await device.desk.viewFeeds({}, page);
    expect(next.feeds.at(-1)?.held?.isDeclined).toBe(false);
    expect((await freshness())?.heldVersion).toBeGreaterThan(version);
  });

  it('cannot list a bank that ships as protected', async () => {
    const device = setUp();
    const feedId = await holdBank(device);
    const { feeds } = await device.desk.viewFeeds({}, page);
    expect(feeds.find(({ id }) => id === feedId)?.held).toMatchObject({ code: 'protected-name' });
  });
});
