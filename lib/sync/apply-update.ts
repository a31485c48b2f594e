import {
  type FeedFiles,
  type HeldReason,
  type SyncState,
  type UpdateFault,
} from '#lib/domain/feed-update.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Pause } from '#lib/feed/delta.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import type { Generations } from '#lib/store/generations.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import type { FeedListing, ListFeed } from './feed-listing.ts';
import { feedBytesAtMost, fetchFiles, listKept } from './fetch-files.ts';
import { selfTest } from './self-test.ts';

export type UpdateParts = {
  readonly feedId: string;
  readonly list: ListFeed;
  readonly decode: (files: FeedFiles) => Result<PackedFeed, string>;
  /** Null: nothing speaks against the candidate. */
  readonly brake: (candidate: PackedFeed, current: PackedFeed | null) => Promise<HeldReason | null>;
  /** What is active while no generation is: the feed that ships inside, or null for a feed that was added. */
  readonly readShipped: () => Promise<PackedFeed | null>;
  readonly generations: Generations;
  readonly states: SyncStates;
  readonly clock: () => number;
  /** Lets pages be answered between two slices of work on a large list. */
  readonly pause: Pause;
};

/**
 * A release may be dated this far ahead of this device's clock, in ms: time zones and small errors. Beyond it one of
 * the two clocks is wrong, and on a clock that is slow nothing ever ends: no freeze would be noticed.
 */
const mostAheadMs = 24 * 60 * 60_000;

export type UpdateOutcome = 'unchanged' | 'activated' | 'held' | UpdateFault;

/**
 * Brings one feed up to date: verified → decoded → self-test → brake → written whole → pointer moved. Every step
 * before the last leaves what is active untouched, and the last is one transaction. A worker that is killed anywhere
 * has lost nothing: what was verified stays verified, and the next try goes on from there.
 * Never throws for what a feed or its host does; whatever came of it stands in the feed's sync state.
 */
export async function applyUpdate(parts: UpdateParts): Promise<UpdateOutcome> {
  const before = await parts.states.read(parts.feedId);
  // A try counts as failed until it has ended: one that kills its worker comes again soon, and later each time.
  const tried: SyncState = {
    ...before,
    triedAtMs: parts.clock(),
    failures: before.failures + 1,
  };
  await parts.states.apply(tried);
  const done = await fetchAndActivate(parts);
  await parts.states.apply(describe(tried, done, parts.clock()));
  return done.ok ? done.value : done.error;
}

type Done = Exclude<UpdateOutcome, UpdateFault>;

function describe(tried: SyncState, done: Result<Done, UpdateFault>, nowMs: number): SyncState {
  if (done.ok) return { ...tried, confirmedAtMs: nowMs, failure: null, failures: 0 };
  const failure = { fault: done.error, detail: (done.detail ?? '').slice(0, 300) };
  return { ...tried, failure };
}

async function fetchAndActivate(parts: UpdateParts): Promise<Result<Done, UpdateFault>> {
  const known = await readKnown(parts);
  if (!known.ok) return known;
  const { active, held } = known.value;
  const generations = [active, held].flatMap((each) => each?.generation ?? []);
  const listed = await parts.list(listKept(generations));
  if (!listed.ok) return listed;
  const listing = listed.value;
  if (active?.generation.release === listing.release) {
    // The feed went back to what is active by a newer signature: what was held is no longer offered.
    if (held === null) return ok('unchanged');
    await parts.generations.drop(parts.feedId);
    return ok('activated');
  }
  if (held?.generation.release === listing.release) return ok('unchanged');
  const bytes = listing.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bytes > feedBytesAtMost) return fail('refused', `its files are ${bytes} bytes together`);
  const files = await fetchFiles(listing, generations, parts.pause);
  if (!files.ok) return files;
  return activate(parts, { listing, files: files.value, active });
}

/** A generation whose bytes read as they did when it was kept, with what they hold. */
type Kept = { readonly generation: Generation; readonly content: PackedFeed };
type Known = { readonly active: Kept | null; readonly held: Kept | null };

async function readKnown(parts: UpdateParts): Promise<Result<Known, UpdateFault>> {
  const { feedId, generations } = parts;
  try {
    const active = await keepWhole(await generations.readActive(feedId), parts);
    return ok({ active, held: await keepWhole(await generations.readHeld(feedId), parts) });
  } catch (fault) {
    return fail('not-kept', String(fault));
  }
}

// Bytes that broke on this device, or that an older version of the extension wrote, are as good as not there: everything
// is fetched anew, instead of being called unchanged for ever.
async function keepWhole(
  generation: Generation | null,
  { decode, pause }: Pick<UpdateParts, 'decode' | 'pause'>,
): Promise<Kept | null> {
  if (generation === null) return null;
  await pause();
  const decoded = decode(generation.files);
  await pause();
  return decoded.ok ? { generation, content: decoded.value } : null;
}

type Fetched = {
  readonly listing: FeedListing;
  readonly files: FeedFiles;
  readonly active: Kept | null;
};

async function activate(
  parts: UpdateParts,
  { listing, files, active }: Fetched,
): Promise<Result<Done, UpdateFault>> {
  const { feedId, generations } = parts;
  await parts.pause();
  const decoded = parts.decode(files);
  if (!decoded.ok) return fail('damaged', `${decoded.error}: ${decoded.detail ?? ''}`);
  const { version, publishedAtMs, expiresAtMs } = decoded.value;
  if (parts.clock() >= expiresAtMs) return fail('clock', `version ${version} has ended`);
  if (publishedAtMs > parts.clock() + mostAheadMs) {
    return fail('clock', `version ${version} is of a day that is to come`);
  }
  const { content, dropped } = await selfTest(decoded.value, parts.pause);
  // The brake compares lists and protected names, which no self-test touches: the rules of before are not run again.
  const heldFor = await parts.brake(content, active?.content ?? (await parts.readShipped()));
  await parts.pause();
  try {
    const number = await generations.keep({
      feedId,
      release: listing.release,
      version,
      publishedAtMs,
      expiresAtMs,
      files,
      hashes: new Map(listing.files.map(({ path, hash }) => [path, hash])),
      dropped,
      heldFor,
    });
    const isThere = heldFor
      ? await generations.hold(feedId, number)
      : await generations.activate(feedId, number);
    if (!isThere) return fail('not-kept', `generation ${number} is gone`);
    return ok(heldFor ? 'held' : 'activated');
  } catch (fault) {
    return fail('not-kept', String(fault));
  }
}
