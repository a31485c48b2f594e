import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { type FeedHead, parseFeedHead } from '#lib/feed/feed-files.ts';
import type { FeedLibraryParts } from './feed-library.ts';

export type FeedChannels = FeedHead['channels'];
export type FeedFileParts = Pick<FeedLibraryParts, 'generations' | 'readSeed'>;
type Parts = FeedFileParts & Pick<FeedLibraryParts, 'readSources'>;

/**
 * Where a report goes: to the intake of the feed that ships inside, or while that names none to that of the first added
 * feed that does. The shopper agreed to each added feed by name, was shown its intake, and is told the address at every
 * press. Null: nobody takes reports.
 */
export async function readIntake(parts: Parts): Promise<string | null> {
  const main = await readFeedChannels(parts, mainFeedId);
  if (main?.report) return main.report;
  const sources = await parts.readSources().catch((): readonly FeedSource[] => []);
  for (const { id } of sources.filter((source) => source.id !== mainFeedId)) {
    const channels = await readFeedChannels(parts, id);
    if (channels?.report) return channels.report;
  }
  return null;
}

/** Where reports and objections of one feed go; null when it is not on this device. */
export async function readFeedChannels(
  parts: FeedFileParts,
  feedId: string,
): Promise<FeedChannels | null> {
  const files = await readFeedFiles(parts, feedId);
  const head = files && parseFeedHead(files);
  return head?.ok ? head.value.channels : null;
}

/** What is active of one feed; of the main one the seed while nothing else is. Null when it is not on this device. */
export async function readFeedFiles(
  { generations, readSeed }: FeedFileParts,
  feedId: string,
): Promise<FeedFiles | null> {
  const active = await generations.readActive(feedId).catch(() => null);
  if (active || feedId !== mainFeedId) return active?.files ?? null;
  const seed = await readSeed();
  return seed.ok ? seed.value : null;
}
