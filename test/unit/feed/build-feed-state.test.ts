import { describe, expect, it } from 'vitest';
import { buildFeedState } from '#lib/feed/build-feed-state.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { hosts, packList } from './list-codec/sample-lists.ts';
import { writtenFeed } from './written-feed.ts';

function feedWith(lists: PackedFeed['lists'], changes: Partial<PackedFeed> = {}): PackedFeed {
  const parsed = parseFeed(writtenFeed());
  if (!parsed.ok) throw new Error(parsed.detail);
  return { ...parsed.value, lists, ...changes };
}

describe('buildFeedState', () => {
  it('says what was looked up, how old it is and whom to write to', () => {
    expect(buildFeedState(feedWith([packList(hosts(3)), packList([])]))).toEqual({
      feedVersion: 3,
      publishedAtMs: 1_790_000_000_000,
      listCount: 2,
      listTitles: Array.from({ length: 2 }, () => ({ vi: 'Danh sách mẫu', en: 'Sample list' })),
      objectionUrl: 'mailto:phan-hoi@hoi-thu.example',
    });
  });

  it('names nobody to write to when nobody publishes', () => {
    expect(buildFeedState(feedWith([], { curators: [] }))).not.toHaveProperty('objectionUrl');
  });
});
