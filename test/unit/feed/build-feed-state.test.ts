import { describe, expect, it } from 'vitest';
import { buildFeedState } from '#lib/feed/build-feed-state.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { hosts, packList } from './list-codec/sample-lists.ts';
import { writtenFeed } from './written-feed.ts';

describe('buildFeedState', () => {
  it('says what was looked up, how old it is and whom to write to', () => {
    const parsed = parseFeed(writtenFeed());
    if (!parsed.ok) throw new Error(parsed.detail);
    expect(buildFeedState(parsed.value)).toEqual({
      feedVersion: 3,
      publishedAtMs: 1_790_000_000_000,
      listCount: 1,
      listTitles: [{ vi: 'Danh sách thử', en: 'Test list' }],
      objectionUrl: 'mailto:phan-hoi@hoi-thu.example',
    });
  });

  it('counts and names lists in bytes like the others', () => {
    const parsed = parseFeed(writtenFeed());
    if (!parsed.ok) throw new Error(parsed.detail);
    const state = buildFeedState(parsed.value, [packList(hosts(3)), packList([])]);
    expect(state.listCount).toBe(3);
    expect(state.listTitles?.map(({ en }) => en)).toEqual([
      'Test list',
      'Sample list',
      'Sample list',
    ]);
  });

  it('names nobody to write to when nobody publishes', () => {
    const parsed = parseFeed(writtenFeed());
    if (!parsed.ok) throw new Error(parsed.detail);
    expect(buildFeedState({ ...parsed.value, curators: [] })).not.toHaveProperty('objectionUrl');
  });
});
