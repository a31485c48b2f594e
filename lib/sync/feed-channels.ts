import { mainFeedId } from '#lib/domain/feed-source.ts';
import { type FeedHead, parseFeedHead } from '#lib/feed/feed-files.ts';
import type { FeedLibraryParts } from './feed-library.ts';

/**
 * Where reports and objections go, as the main feed says; null when there is no feed. Only the main feed is asked: an
 * added feed that could name an intake would get the reports that a shopper means for another.
 */
export async function readFeedChannels(
  parts: Pick<FeedLibraryParts, 'generations' | 'readSeed'>,
): Promise<FeedHead['channels'] | null> {
  const active = await parts.generations.readActive(mainFeedId).catch(() => null);
  const seed = active ? null : await parts.readSeed();
  const files = active?.files ?? (seed?.ok ? seed.value : null);
  const head = files && parseFeedHead(files);
  return head?.ok ? head.value.channels : null;
}
