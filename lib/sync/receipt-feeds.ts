import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import type { ReceiptFeed } from '#lib/domain/receipt.ts';
import { parseFeedHead, receiptsPath } from '#lib/feed/feed-files.ts';
import { findReceipt, openReceipts } from '#lib/feed/receipts.ts';
import { type FeedFileParts, readFeedFiles } from './feed-channels.ts';
import type { FeedLibraryParts } from './feed-library.ts';

/** Every feed on this device that names an intake and says what became of its reports; the main one first. */
export async function readReceiptFeeds(
  parts: FeedFileParts & Pick<FeedLibraryParts, 'readSources'>,
): Promise<readonly ReceiptFeed[]> {
  const sources = await parts.readSources().catch((): readonly FeedSource[] => []);
  const added = sources.filter(({ id }) => id !== mainFeedId).map(({ id }) => id);
  const feeds: ReceiptFeed[] = [];
  for (const feedId of [mainFeedId, ...added]) {
    const files = await readFeedFiles(parts, feedId);
    const feed = files && openReceiptFeed(files);
    if (feed) feeds.push(feed);
  }
  return feeds;
}

function openReceiptFeed(files: FeedFiles): ReceiptFeed | null {
  const head = parseFeedHead(files);
  const bytes = files.get(receiptsPath);
  const receipts = bytes && openReceipts(bytes);
  if (!head.ok || !head.value.hasReceipts || !receipts?.ok) return null;
  const { channels, curators } = head.value;
  const [publisher] = curators;
  if (channels.report === null || publisher === undefined) return null;
  return {
    intake: channels.report,
    publisher: publisher.name,
    objectionHref: channels.objection,
    findReceipt: (hash) => findReceipt(receipts.value, hash),
  };
}
