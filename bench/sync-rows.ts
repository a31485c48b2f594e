import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { emptySyncState } from '#lib/domain/feed-update.ts';
import { ok } from '#lib/domain/result.ts';
import { encodeDelta } from '#lib/feed/encode-delta.ts';
import { parseFeedFiles } from '#lib/feed/feed-files.ts';
import { openList, type PackedList } from '#lib/feed/list-codec/parse-list.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import { applyUpdate, type UpdateParts } from '#lib/sync/apply-update.ts';
import { brake } from '#lib/sync/brake.ts';
import type { FeedListing, ListedFile } from '#lib/sync/feed-listing.ts';
import { buildMemoryStore } from '#lib/sync/memory-store.ts';
import { buildSeedList } from '#lib/sync/seed-feed.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { readShippedFile } from '../tools/feed/read-shipped.ts';
import { type Form, type Group, writeCount } from './group.ts';
import { buildExact, buildFigure, leastRuns } from './measure.ts';
import type { Measured } from './rows.ts';
import { buildSampleFeed, samplePath } from './sample-feed.ts';
import { buildHostMaker, buildHosts } from './sample-hosts.ts';
import { encodeHosts } from './sample-list.ts';

/** What a day costs a client: 500 entries come, 200 go. In node, where storing costs nothing; the worker's rows store. */
export const syncGroup: Group = {
  name: 'sync',
  inShortForm: true,
  async *measure(form) {
    yield await measureNothingNew();
    const sizes = form.isShort ? [100_000] : [100_000, 1_000_000];
    for (const size of sizes) yield* measureDay(size, form);
  },
};

/** Every file that a client asks for when it has the newest already. */
async function measureNothingNew(): Promise<Measured> {
  let bytes = 0;
  const store = buildMemoryStore();
  const list = buildSeedList(async (path) => {
    const file = await readShippedFile(path);
    bytes += file?.length ?? 0;
    return file;
  }, store);
  const known = await list(new Map());
  bytes = 0;
  const again = await list(new Map());
  if (!known.ok || !again.ok) throw new Error('the feed that ships inside cannot be listed');
  const at = 'the feed that ships inside';
  const ours = buildExact(bytes / 1000);
  return { group: 'sync', what: 'nothing new', at, unit: 'kB', ours, peer: null };
}

async function* measureDay(size: number, form: Form): AsyncIterable<Measured> {
  form.tell(`a day of a list of ${size} entries`);
  const of = { group: 'sync', at: writeCount(size, 'entries'), size, peer: null };
  const hosts = buildHosts(size);
  const make = buildHostMaker(99, 'z0-');
  const come = Array.from({ length: 500 }, make);
  const base = open(encodeHosts(hosts));
  const next = open(encodeHosts([...hosts.slice(200), ...come], 2));
  const delta = await encodeDelta(base, next);
  if (!delta.ok) throw new Error(delta.error);
  const ours = buildExact(delta.value.length / 1000);
  yield { ...of, what: 'a day', unit: 'kB', ours };
  if (form.isShort) return;
  const day = {
    before: await buildSampleFeed(base.bytes, 1),
    after: await buildSampleFeed(next.bytes, 2),
    delta: delta.value,
  };
  const runs: Spent[] = [];
  for (let run = -1; run < leastRuns; run++) {
    const spent = await activateDay(day);
    if (run >= 0) runs.push(spent);
  }
  yield {
    ...of,
    what: 'verify and activate a day',
    unit: 'ms',
    ours: buildFigure(runs.map(({ ms }) => ms)),
  };
  yield {
    ...of,
    what: 'longest slice of it',
    unit: 'ms',
    ours: buildFigure(runs.map(({ slice }) => slice)),
  };
}

function open(bytes: Uint8Array): PackedList {
  const list = openList(bytes);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

type Day = { readonly before: FeedFiles; readonly after: FeedFiles; readonly delta: Uint8Array };
type Spent = { readonly ms: number; readonly slice: number };

/** One update as the worker does it. The longest slice is how long nobody else had a turn. */
async function activateDay(day: Day): Promise<Spent> {
  const watch = watchTurns();
  const parts = await buildParts(day);
  await pause();
  watch.reset();
  const startedAt = performance.now();
  const outcome = await applyUpdate(parts);
  const ms = performance.now() - startedAt;
  const slice = await watch.end();
  if (outcome !== 'activated') throw new Error(`the update was ${outcome}`);
  return { ms, slice };
}

const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function watchTurns(): { readonly reset: () => void; readonly end: () => Promise<number> } {
  let [last, longest, isOver] = [performance.now(), 0, false];
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    reset: () => {
      last = performance.now();
      longest = 0;
    },
    end: async () => {
      await pause();
      isOver = true;
      await pause();
      return longest;
    },
  };
}

async function buildParts({ before, after, delta }: Day): Promise<UpdateParts> {
  const active = await buildGeneration(before);
  const files = await listFiles(after);
  const listing: FeedListing = {
    release: 'next',
    files,
    fetch: async ({ path }) => ok(after.get(path) ?? new Uint8Array()),
    fetchDelta: async ({ path }) => (path === samplePath ? delta : null),
  };
  const policy = readBundledPolicy();
  const today = new Date().toISOString().slice(0, 10);
  return {
    feedId: 'main',
    list: async () => ok(listing),
    decode: parseFeedFiles,
    brake: (candidate, current) =>
      brake({ candidate, current, officials: [], recent: [], policy, today }),
    readShipped: async () => null,
    generations: keepInMemory(active),
    states: {
      read: async (feedId) => emptySyncState(feedId),
      apply: async () => {},
      forget: async () => {},
      readFeedIds: async () => [],
    },
    clock: Date.now,
    pause,
  };
}

async function listFiles(files: FeedFiles): Promise<readonly ListedFile[]> {
  return Promise.all(
    [...files].map(async ([path, bytes]) => {
      const hash = await digestHex('SHA-256', new Uint8Array(bytes));
      return { path, sizeBytes: bytes.length, hash };
    }),
  );
}

async function buildGeneration(files: FeedFiles): Promise<Generation> {
  const listed = await listFiles(files);
  return {
    feedId: 'main',
    number: 1,
    release: 'before',
    version: 1,
    publishedAtMs: 0,
    expiresAtMs: 0,
    files,
    hashes: new Map(listed.map(({ path, hash }) => [path, hash])),
    dropped: [],
    heldFor: null,
  };
}

function keepInMemory(active: Generation): UpdateParts['generations'] {
  return {
    readActive: async () => active,
    readHeld: async () => null,
    keep: async () => 2,
    activate: async () => true,
    hold: async () => true,
    drop: async () => {},
    forget: async () => {},
    readFeedIds: async () => ['main'],
  };
}
