import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { parseFeedHead } from '#lib/feed/feed-files.ts';
import type { FeedSources } from '#lib/store/feed-sources.ts';
import type { Generations } from '#lib/store/generations.ts';
import type { SyncStates } from '#lib/store/sync-states.ts';
import { parseFeedUrl } from './feed-url.ts';
import { mainSource } from './main-source.ts';

const maxAddresses = 8;

/**
 * Every feed that has an address to be asked at, with all of its addresses: first those that the shopper agreed to,
 * then those its publisher has signed (decision 0012). None of them is trusted with more than being asked.
 */
export async function readAskable(stores: {
  readonly sources: Pick<FeedSources, 'readAll'>;
  readonly states: Pick<SyncStates, 'read'>;
}): Promise<readonly FeedSource[]> {
  const known = await stores.sources.readAll();
  const all = known.some(({ id }) => id === mainFeedId) ? known : [mainSource, ...known];
  const askable = await Promise.all(
    all.map(async (source) => {
      const { mirrors = [] } = await stores.states.read(source.id);
      return { ...source, mirrors: joinAddresses(source.mirrors, mirrors) };
    }),
  );
  return askable.filter(({ mirrors }) => mirrors.length > 0);
}

export function joinAddresses(
  agreed: readonly string[],
  named: readonly string[],
): readonly string[] {
  return [...new Set([...agreed, ...named])].slice(0, maxAddresses);
}

/** Notes what the active version of a feed names, at each good try: a worker may have been killed just before the last. */
export async function noteAddresses(
  feedId: string,
  stores: { readonly generations: Pick<Generations, 'readActive'>; readonly states: SyncStates },
): Promise<void> {
  const active = await stores.generations.readActive(feedId);
  const state = await stores.states.read(feedId);
  const mirrors = active ? readNamedAddresses(active.files) : [];
  if (mirrors.join() !== (state.mirrors ?? []).join()) {
    await stores.states.apply({ ...state, mirrors });
  }
}

/** The addresses that a feed's own verified files name, in their one form; those that say too much are left out. */
function readNamedAddresses(files: FeedFiles): readonly string[] {
  const head = parseFeedHead(files);
  if (!head.ok) return [];
  return (head.value.mirrors ?? []).flatMap((each) => {
    const parsed = parseFeedUrl(each);
    return parsed.ok ? [parsed.value] : [];
  });
}
