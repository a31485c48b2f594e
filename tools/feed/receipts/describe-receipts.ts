import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { receiptsPath } from '#lib/feed/feed-files.ts';
import { openReceipts } from '#lib/feed/receipts.ts';

/** How many receipts there would be and were, or null where their file stays the same. */
export function describeReceipts(
  published: FeedFiles | null,
  after: Uint8Array | undefined,
): string | null {
  const before = published?.get(receiptsPath);
  if (Buffer.from(before ?? []).equals(after ?? Buffer.of())) return null;
  return `Receipts of reports: ${count(after)}, ${count(before)} before`;
}

function count(bytes: Uint8Array | undefined): number {
  const opened = bytes && openReceipts(bytes);
  return opened?.ok ? opened.value.count : 0;
}
