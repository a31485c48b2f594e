import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { type FeedHead, feedPaths, listPath, sitesPath, tipsPath } from '#lib/feed/feed-files.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';

/** What a head says beyond the content that is looked up in. */
export type HeadExtras = Pick<FeedHead, 'licence' | 'languages' | 'channels' | 'mirrors'>;

/** Writes a feed as its target files. The same content gives the same bytes. */
export function buildFeedFiles(content: PackedFeed, extras: HeadExtras): FeedFiles {
  const { claims, labels, officials, lists, sites = [], tips = [], ...rest } = content;
  const hasSites = sites.length > 0 ? { hasSites: true as const } : {};
  const hasTips = tips.length > 0 ? { hasTips: true as const } : {};
  const heads = lists.map(({ head: { id, curatorId, title } }) => ({ id, curatorId, title }));
  return new Map([
    [feedPaths.head, printJson({ ...rest, ...extras, lists: heads, ...hasSites, ...hasTips })],
    [feedPaths.claims, printJson(claims)],
    [feedPaths.labels, printJson(labels)],
    [feedPaths.officials, printJson(officials)],
    ...(sites.length > 0 ? [[sitesPath, printJson(sites)] as const] : []),
    ...(tips.length > 0 ? [[tipsPath, printJson(tips)] as const] : []),
    ...lists.map(({ head, bytes }) => [listPath(head.curatorId, head.id), bytes] as const),
  ]);
}

function printJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
