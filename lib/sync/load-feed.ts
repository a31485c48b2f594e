import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';

/** Where the feed that ships inside the extension lies. */
export const seedPath = 'seed/feed.json';

/**
 * Loads the feed that ships inside. A feed that is missing, broken or past its end is a reason not to check,
 * never an empty list: nothing found in nothing would look like "no warning on record".
 */
export async function loadSeedFeed(
  readJson: (path: string) => Promise<unknown>,
  nowMs: number,
): Promise<Result<FeedContent, Extract<NotCheckedReason, 'feed-missing' | 'feed-expired'>>> {
  let raw: unknown;
  try {
    raw = await readJson(seedPath);
  } catch (fault) {
    return fail('feed-missing', String(fault));
  }
  const parsed = parseFeed(raw);
  if (!parsed.ok) return fail('feed-missing', `${parsed.error}: ${parsed.detail ?? ''}`);
  if (nowMs >= parsed.value.expiresAtMs) return fail('feed-expired');
  return ok(parsed.value);
}
