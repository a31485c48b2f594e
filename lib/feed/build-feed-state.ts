import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { FeedState } from '#lib/domain/verdict.ts';
import type { PackedList } from './list-codec/parse-list.ts';

/**
 * What a shopper is told of the feed that a page was looked up in. The first curator is the feed's publisher and so
 * answers for its claim rules, labels and checks too. Lists in bytes count like those written as objects.
 */
export function buildFeedState(
  content: FeedContent,
  packed: readonly PackedList[] = [],
): FeedState {
  const [publisher] = content.curators;
  const lists = [...content.lists, ...packed.map(({ head }) => head)];
  return {
    feedVersion: content.version,
    publishedAtMs: content.publishedAtMs,
    listCount: lists.length,
    listTitles: lists.map((list) => list.title),
    ...(publisher ? { objectionUrl: publisher.objectionUrl } : {}),
  };
}
