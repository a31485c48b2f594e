import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { DroppedRule, FeedFiles } from '#lib/domain/feed-update.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Generations } from '#lib/store/generations.ts';
import { type FeedPart, mergeFeeds } from './merge-feeds.ts';

export type FeedLibraryParts = {
  readonly generations: Pick<Generations, 'readActive'>;
  /** Every feed but the main one, and what was chosen about each; the main one too where something was chosen. */
  readonly readSources: () => Promise<readonly FeedSource[]>;
  readonly readSeed: () => Promise<Result<FeedFiles, string>>;
  /** Opens files that were checked before they became a generation, or that ship inside. */
  readonly open: (files: FeedFiles) => Result<PackedFeed, string>;
  readonly clock: () => number;
};

type MissingFeed = Extract<NotCheckedReason, 'feed-missing' | 'feed-expired'>;

/** All that pages are looked up in, of one moment. `endsAtMs`: when the first feed of it ends, ms since 1970. */
export type Library = { readonly content: PackedFeed; readonly endsAtMs: number };

/**
 * Puts together what is active on this device: the main feed's generation, or the seed while there is none, and every
 * added feed. Without the main feed nothing is checked. An added feed that has ended is left out; its sync state says so
 * to the shopper. A generation that can no longer be opened means that nothing is checked: what it listed is unknown.
 */
export async function readLibrary(parts: FeedLibraryParts): Promise<Library | MissingFeed> {
  const nowMs = parts.clock();
  const sources = await parts.readSources().catch((): readonly FeedSource[] => []);
  const curatorsOff = (id: string): readonly string[] =>
    sources.find((source) => source.id === id)?.curatorsOff ?? [];
  const main = await readMain(parts);
  if (main === null || main === 'broken') return 'feed-missing';
  if (nowMs >= main.expiresAtMs) return 'feed-expired';
  const added: FeedPart[] = [];
  for (const { id } of sources.filter((source) => source.id !== mainFeedId)) {
    const content = await readActive(parts, id);
    if (content === 'broken') return 'feed-missing';
    if (content && nowMs < content.expiresAtMs) {
      added.push({ feedId: id, content, curatorsOff: curatorsOff(id) });
    }
  }
  const own = { feedId: mainFeedId, content: main, curatorsOff: curatorsOff(mainFeedId) };
  return {
    content: mergeFeeds(own, added),
    endsAtMs: Math.min(main.expiresAtMs, ...added.map(({ content }) => content.expiresAtMs)),
  };
}

type Active = PackedFeed | 'broken' | null;

async function readMain(parts: FeedLibraryParts): Promise<Active> {
  const active = await readActive(parts, mainFeedId);
  if (active) return active;
  const seed = await parts.readSeed();
  const opened = seed.ok ? parts.open(seed.value) : null;
  return opened?.ok ? opened.value : null;
}

// A device that cannot store anything (a full disk, a private window) still has the seed.
async function readActive(parts: FeedLibraryParts, feedId: string): Promise<Active> {
  const generation = await parts.generations.readActive(feedId).catch(() => null);
  if (!generation) return null;
  const opened = parts.open(generation.files);
  return opened.ok ? withoutDropped(opened.value, generation.dropped) : 'broken';
}

/** The rules that failed their own examples when the generation was activated stay out. */
function withoutDropped(content: PackedFeed, dropped: readonly DroppedRule[]): PackedFeed {
  const isKept =
    (kind: DroppedRule['kind']) =>
    ({ id }: { readonly id: string }): boolean =>
      !dropped.some((rule) => rule.kind === kind && rule.id === id);
  return {
    ...content,
    claims: content.claims.filter(isKept('claim')),
    labels: content.labels.filter(isKept('label')),
    ...(content.sites ? { sites: content.sites.filter(isKept('site')) } : {}),
  };
}
