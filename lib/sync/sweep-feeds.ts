import { mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedSources } from '#lib/store/feed-sources.ts';
import type { Generations } from '#lib/store/generations.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';

export type FeedStores = {
  readonly sources: Pick<FeedSources, 'readAll' | 'remove'>;
  readonly generations: Pick<Generations, 'readFeedIds' | 'forget'>;
  readonly states: Pick<SyncStates, 'readFeedIds' | 'forget'>;
};

/** Takes a feed away. The shopper's decision is kept first: from then on nothing of the feed is asked or looked up. */
export async function removeFeed(feedId: string, stores: FeedStores): Promise<void> {
  await stores.sources.remove(feedId);
  await stores.generations.forget(feedId);
  await stores.states.forget(feedId);
}

/**
 * Takes away what is kept of feeds that are no longer among the sources: a worker that was killed while it removed one,
 * or an update that was still under way then. What a shopper removed must not stay on the disk.
 */
export async function sweepFeeds({ sources, generations, states }: FeedStores): Promise<void> {
  const wanted = new Set([mainFeedId, ...(await sources.readAll()).map(({ id }) => id)]);
  for (const id of await generations.readFeedIds()) {
    if (!wanted.has(id)) await generations.forget(id);
  }
  for (const id of await states.readFeedIds()) if (!wanted.has(id)) await states.forget(id);
}
