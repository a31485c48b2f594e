import type { FeedFiles } from '#lib/domain/feed-update.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import type { FeedMetadata } from '#lib/store/feed-metadata.ts';
import type { FeedSources } from '#lib/store/feed-sources.ts';
import type { Generations } from '#lib/store/generations.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import type { FeedUpdates } from './feed-updates.ts';
import type { SyncDesk } from './sync-desk.ts';

/** What the desk needs: the stores of feeds, and whoever brings them up to date. */
export type FeedDeskParts = {
  readonly generations: Generations;
  readonly sources: FeedSources;
  readonly states: SyncStates;
  readonly metadataOf: (feedId: string) => FeedMetadata;
  readonly updates: FeedUpdates;
  readonly sync: SyncDesk;
  readonly fetchFile: FetchFile;
  readonly readSeed: () => Promise<Result<FeedFiles, string>>;
  /** Opens files that were checked before they became a generation, or that ship inside. */
  readonly open: (files: FeedFiles) => Result<PackedFeed, string>;
  readonly clock: () => number;
  /** What pages are looked up in has changed. */
  readonly onChanged: () => void;
};
