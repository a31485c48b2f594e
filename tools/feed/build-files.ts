import type { FeedFiles } from '#lib/domain/feed-update.ts';
import {
  type FeedHead,
  feedPaths,
  listPath,
  receiptsPath,
  sitesPath,
  tipsPath,
} from '#lib/feed/feed-files.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';

/** What a feed says beyond the content that is looked up in. `receipts`: the bytes of that file, where there is one. */
export type HeadExtras = Pick<FeedHead, 'licence' | 'languages' | 'channels' | 'mirrors'> & {
  readonly receipts?: Uint8Array;
};

/** Writes a feed as its target files. The same content gives the same bytes. */
export function buildFeedFiles(
  content: PackedFeed,
  { receipts, ...extras }: HeadExtras,
): FeedFiles {
  const { claims, labels, officials, lists, sites = [], tips = [], ...rest } = content;
  const has = {
    ...(sites.length > 0 ? { hasSites: true as const } : {}),
    ...(tips.length > 0 ? { hasTips: true as const } : {}),
    ...(receipts ? { hasReceipts: true as const } : {}),
  };
  const heads = lists.map(({ head: { id, curatorId, title } }) => ({ id, curatorId, title }));
  return new Map([
    [feedPaths.head, printJson({ ...rest, ...extras, lists: heads, ...has })],
    [feedPaths.claims, printJson(claims)],
    [feedPaths.labels, printJson(labels)],
    [feedPaths.officials, printJson(officials)],
    ...(sites.length > 0 ? [[sitesPath, printJson(sites)] as const] : []),
    ...(tips.length > 0 ? [[tipsPath, printJson(tips)] as const] : []),
    ...(receipts ? [[receiptsPath, receipts] as const] : []),
    ...lists.map(({ head, bytes }) => [listPath(head.curatorId, head.id), bytes] as const),
  ]);
}

function printJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
