import { fail, ok, type Result } from '#lib/domain/result.ts';
import {
  feedPaths,
  listPath,
  parseFeedHead,
  receiptsPath,
  sitesPath,
  tipsPath,
} from './feed-files.ts';

/**
 * The paths of every file that a feed of this head has: the head names its lists, and nothing else has a place (F3).
 * `head` are the bytes of `feed.json`.
 */
export function readTargetPaths(head: Uint8Array): Result<readonly string[], 'file-broken'> {
  const parsed = parseFeedHead(new Map([[feedPaths.head, head]]));
  if (!parsed.ok) return fail('file-broken', parsed.detail);
  const lists = parsed.value.lists.map(({ curatorId, id }) => listPath(curatorId, id));
  const sites = parsed.value.hasSites ? [sitesPath] : [];
  const tips = parsed.value.hasTips ? [tipsPath] : [];
  const receipts = parsed.value.hasReceipts ? [receiptsPath] : [];
  return ok([...Object.values(feedPaths), ...sites, ...tips, ...receipts, ...lists]);
}
