import type { List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { type FeedHead, feedPaths, listPath, sitesPath } from '#lib/feed/feed-files.ts';

/** The bytes of a list, as `DecodeList` reads them back. */
export type EncodeList = (list: List) => Uint8Array;

/** What a head says beyond the content that is looked up in. */
export type HeadExtras = Pick<FeedHead, 'licence' | 'languages' | 'channels'>;

/** Writes a feed as its target files. The same content gives the same bytes. */
export function buildFeedFiles(
  content: FeedContent,
  extras: HeadExtras,
  encodeList: EncodeList,
): FeedFiles {
  const { claims, labels, officials, lists, sites = [], ...rest } = content;
  const hasSites = sites.length > 0 ? { hasSites: true as const } : {};
  const heads = lists.map(({ id, curatorId, title }) => ({ id, curatorId, title }));
  return new Map([
    [feedPaths.head, printJson({ ...rest, ...extras, lists: heads, ...hasSites })],
    [feedPaths.claims, printJson(claims)],
    [feedPaths.labels, printJson(labels)],
    [feedPaths.officials, printJson(officials)],
    ...(sites.length > 0 ? [[sitesPath, printJson(sites)] as const] : []),
    ...lists.map((list) => [listPath(list.curatorId, list.id), encodeList(list)] as const),
  ]);
}

function printJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
