import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import type { Official } from '#lib/domain/official.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Pause } from '#lib/feed/delta.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { FetchFile, FileStore } from '#lib/feed/tuf/seams.ts';
import type { Generations } from '#lib/store/generations.ts';
import type { RecentShops } from '#lib/store/recent-shops.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import type { Policy } from '#lib/verdict/policy.ts';
import { applyUpdate, type UpdateOutcome } from './apply-update.ts';
import { brake } from './brake.ts';
import { noteAddresses } from './feed-addresses.ts';
import type { ListFeed } from './feed-listing.ts';
import { buildListFeed } from './list-feed.ts';
import { buildSeedList, buildSeedStates, type ReadOwnFile, readSeedFiles } from './seed-feed.ts';
import { buildTurns } from './turns.ts';

export type FeedUpdatesParts = {
  readonly generations: Generations;
  readonly states: SyncStates;
  readonly metadataOf: (feedId: string) => FileStore;
  readonly fetchFile: FetchFile;
  readonly readOwnFile: ReadOwnFile;
  readonly decode: (files: FeedFiles) => Result<PackedFeed, string>;
  readonly recentShops: RecentShops;
  readonly policy: Policy;
  readonly clock: () => number;
  /** The ISO day of a time. */
  readonly readDay: (nowMs: number) => string;
  /** Lets pages be answered between two slices of work on a large list. */
  readonly pause: Pause;
};

export type FeedUpdates = {
  /** Asks a feed's mirrors and brings it up to date. */
  readonly update: (source: FeedSource) => Promise<UpdateOutcome>;
  /** Takes the feed that ships inside where it is newer than what is active: at install, and after every update of ours. */
  readonly updateFromSeed: () => Promise<UpdateOutcome | 'older'>;
  /** Brings a feed up to date from files that did not come over the network: an import from disk. */
  readonly updateFrom: (feedId: string, fetchFile: FetchFile) => Promise<UpdateOutcome>;
};

/** What ships inside was looked at by people; nothing else was. */
type Origin = 'own-files' | 'elsewhere';

/** Where files from disk seem to lie; nothing is ever asked there. */
export const importOrigin = 'https://import.invalid/';

/** Binds the steps of an update to this device: its stores, its clock, what it ships with, the shops looked at on it. */
export function buildFeedUpdates(parts: FeedUpdatesParts): FeedUpdates {
  const readSeed = async (): Promise<PackedFeed | null> => {
    const files = await readSeedFiles(parts.readOwnFile);
    const decoded = files.ok ? parts.decode(files.value) : null;
    return decoded?.ok ? decoded.value : null;
  };

  // Two updates of one feed share its metadata and its generations: the shopper's press waits for the alarm's run.
  const inTurn = buildTurns();
  const seedStates = buildSeedStates(parts.states);

  async function run(feedId: string, list: ListFeed, from: Origin): Promise<UpdateOutcome> {
    const outcome = await applyUpdate({
      feedId,
      list,
      decode: parts.decode,
      brake: async (candidate, current) =>
        from === 'elsewhere' ? brake(await buildBrakeInput(candidate, current)) : null,
      readShipped: feedId === mainFeedId ? readSeed : async () => null,
      generations: parts.generations,
      states: from === 'elsewhere' ? parts.states : seedStates,
      clock: parts.clock,
      pause: parts.pause,
    });
    if (outcome === 'activated' || outcome === 'unchanged') await noteAddresses(feedId, parts);
    return outcome;
  }

  async function buildBrakeInput(candidate: PackedFeed, current: PackedFeed | null) {
    // The names that are protected ship inside: an update that drops one cannot list it in the same stroke.
    const officials: readonly Official[] = (await readSeed())?.officials ?? [];
    const recent = await parts.recentShops.readAll();
    return {
      candidate,
      current,
      officials: [...officials, ...(current?.officials ?? [])],
      recent: recent.map(({ identifier }) => identifier),
      policy: parts.policy,
      today: parts.readDay(parts.clock()),
    };
  }

  return {
    update: ({ id, mirrors }) =>
      inTurn(id, () => run(id, listFrom(id, mirrors, parts), 'elsewhere')),
    updateFromSeed: () =>
      inTurn(mainFeedId, async () => {
        const active = await parts.generations.readActive(mainFeedId);
        const seed = await readSeed();
        const isNewer = active && seed && active.version > seed.version;
        if (isNewer && parts.decode(active.files).ok) return 'older';
        const list = buildSeedList(parts.readOwnFile, parts.metadataOf(mainFeedId));
        return run(mainFeedId, list, 'own-files');
      }),
    updateFrom: (feedId, fetchFile) =>
      inTurn(feedId, () =>
        run(feedId, listFrom(feedId, [importOrigin], { ...parts, fetchFile }), 'elsewhere'),
      ),
  };
}

function listFrom(
  feedId: string,
  mirrors: readonly string[],
  { metadataOf, fetchFile, clock }: FeedUpdatesParts,
): ListFeed {
  return buildListFeed({ source: { mirrors }, store: metadataOf(feedId), fetchFile, clock });
}
