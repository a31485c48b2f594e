import type { FeedSource } from '#lib/domain/feed-source.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import type { Generation } from '#lib/store/feed-rows.ts';

/** A release names every file with its hash; what is kept beside the shopper's choices is one hash of all that. */
export function nameRelease({ release }: Pick<Generation, 'release'>): Promise<string> {
  return digestHex('SHA-256', release);
}

/** True for the very release that the shopper said no to. */
export async function isDeclined(
  { declinedRelease }: Pick<FeedSource, 'declinedRelease'>,
  held: Pick<Generation, 'release'>,
): Promise<boolean> {
  return declinedRelease !== undefined && declinedRelease === (await nameRelease(held));
}
