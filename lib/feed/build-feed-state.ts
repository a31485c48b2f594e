import type { FeedState } from '#lib/domain/verdict.ts';
import type { PackedFeed } from './packed-feed.ts';

/**
 * What a shopper is told of the feed that a page was looked up in. The first curator is the feed's publisher and so
 * answers for its claim rules, labels and checks too.
 */
export function buildFeedState(content: PackedFeed): FeedState {
  const [publisher] = content.curators;
  return {
    feedVersion: content.version,
    publishedAtMs: content.publishedAtMs,
    listCount: content.lists.length,
    listTitles: content.lists.map(({ head }) => head.title),
    ...(publisher ? { objectionUrl: publisher.objectionUrl } : {}),
  };
}
