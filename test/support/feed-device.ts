import type { Alarms } from '#lib/browser/alarms.ts';
import { readDay } from '#lib/browser/clock.ts';
import type { ShopKey } from '#lib/domain/identifier.ts';
import type { FeedView } from '#lib/domain/feed-view.ts';
import { openFeedFiles, parseFeedFiles } from '#lib/feed/feed-files.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import { buildIndex } from '#lib/match/index/build-index.ts';
import { Database } from '#lib/store/database.ts';
import { buildFeedMetadata } from '#lib/store/feed-metadata.ts';
import { buildFeedSources } from '#lib/store/feed-sources.ts';
import { buildGenerations } from '#lib/store/generations.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import type { StorageArea } from '#lib/store/storage-areas.ts';
import { buildSyncStates } from '#lib/store/sync-states.ts';
import { readAskable } from '#lib/sync/feed-addresses.ts';
import { buildFeedDesk } from '#lib/sync/feed-desk.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { buildFeedUpdates } from '#lib/sync/feed-updates.ts';
import { readSeedFiles, type ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { buildSyncDesk } from '#lib/sync/sync-desk.ts';
import { sweepFeeds } from '#lib/sync/sweep-feeds.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { fakeStorageArea } from './fake-storage-area.ts';
import { MortalWorker } from './mortal-worker.ts';

/** What stays on a shopper's device when a worker dies. */
export type FeedDisk = { readonly database: string; readonly area: StorageArea };

export type FeedDeviceParts = {
  readonly disk: FeedDisk;
  readonly fetchFile: FetchFile;
  readonly readOwnFile: ReadOwnFile;
  readonly clock: () => number;
  readonly worker?: MortalWorker;
  readonly onChanged?: () => void;
};

/** Who asks the desk: the extension's own options page. */
export const ownPage: Parameters<ReturnType<typeof buildFeedDesk>['viewFeeds']>[1] = {
  from: 'own-page',
};

/** One life of a worker as entrypoints/background/feeds.ts puts it together, on the disk that the one before left. */
export function openFeedDevice(parts: FeedDeviceParts) {
  const { disk, clock, worker = new MortalWorker(), onChanged = () => {} } = parts;
  const database = new Database(disk.database);
  const area = worker.reach('storage', disk.area);
  const generations = worker.reach('generations', buildGenerations(database));
  const kept = {
    generations,
    sources: buildFeedSources(area),
    states: buildSyncStates(area),
    metadataOf: (feedId: string) => worker.reach('metadata', buildFeedMetadata(database, feedId)),
  };
  const readOwnFile = parts.readOwnFile;
  const readSeed = () => readSeedFiles(readOwnFile);
  const fetchFile = worker.reachNetwork(parts.fetchFile);
  const world = { fetchFile, clock, open: openFeedFiles, readSeed };
  const recentShops = buildRecentShops(area);
  const shown = { readOwnFile, recentShops, policy: readBundledPolicy(), readDay };
  const checked = { decode: parseFeedFiles, pause: async () => undefined };
  const updates = buildFeedUpdates({ ...world, ...kept, ...shown, ...checked });
  const faults: unknown[] = [];
  const { alarms, seam } = fakeAlarms();
  const sync = buildSyncDesk({
    readSources: () => readAskable(kept),
    update: updates.update,
    states: kept.states,
    alarms: seam,
    clock,
    random: () => 0.5,
    isOnline: () => true,
    onChanged,
    reportFault: (fault) => faults.push(fault),
  });
  const desk = buildFeedDesk({ ...world, ...kept, updates, sync, onChanged });
  const library = (): ReturnType<typeof readLibrary> =>
    readLibrary({ ...world, ...kept, readSources: kept.sources.readAll });
  return {
    ...kept,
    database,
    alarms,
    faults,
    updates,
    sync,
    desk,
    recentShops,
    library,
    view: async (): Promise<readonly FeedView[]> => (await desk.viewFeeds({}, ownPage)).feeds,
    /** What every start of the browser begins with. */
    start: async (): Promise<void> => {
      await sweepFeeds(kept);
      await updates.updateFromSeed();
      await sync.applyStart();
    },
    close: () => database.close(),
  };
}

/** Alarms that only say for when they were set. */
function fakeAlarms() {
  const alarms = new Map<string, number>();
  const seam: Alarms = {
    set: async (name, atMs) => void alarms.set(name, atMs),
    clear: async (name) => void alarms.delete(name),
    onAlarm: () => {},
  };
  return { alarms, seam };
}

export type FeedDevice = ReturnType<typeof openFeedDevice>;

/** Which of these shops pages are warned of, as a guard would be told. @throws why nothing can be looked up */
export async function readListed(
  { library }: Pick<FeedDevice, 'library'>,
  shops: readonly string[],
): Promise<readonly string[]> {
  const read = await library();
  if (typeof read === 'string') throw new Error(read);
  const { find } = buildIndex(read.content);
  const found: string[] = [];
  for (const shop of shops) {
    if ((await find([{ kind: 'shop', value: shop as ShopKey }])).length > 0) found.push(shop);
  }
  return found;
}

/** The same device a second time: all that a database and the storage area hold. */
export async function copyDisk(from: FeedDisk, database: string): Promise<FeedDisk> {
  const [old, next] = [new Database(from.database), new Database(database)];
  await next.generations.bulkPut(await old.generations.toArray());
  await next.pointers.bulkPut(await old.pointers.toArray());
  await next.metadata.bulkPut(await old.metadata.toArray());
  old.close();
  next.close();
  const keys = await from.area.keys();
  const kept = await Promise.all(keys.map(async (key) => [key, await from.area.get(key)] as const));
  return { database, area: fakeStorageArea(Object.fromEntries(kept)) };
}
