import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { ShopKey } from '#lib/domain/identifier.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import { packFeed } from '../../tools/feed/pack-feed.ts';

export const day = 86_400_000;
export const publishedAtMs = Date.UTC(2026, 10, 20);

/** One entry about one shop; tests change what they are about. */
export function sampleEntry(changes: Partial<Entry> = {}): Entry {
  return {
    id: 'sample-1',
    listId: 'sample',
    identifier: { kind: 'shop', value: 'shopee:vn:900100200' as ShopKey },
    reason: 'unlawful-health-ad',
    state: 'listed',
    authority: null,
    about: 'Trà thảo mộc demo',
    source: { title: 'Thông báo mẫu', url: 'https://authority.example/notice/1' },
    listedOn: '2026-07-12',
    lastCheckedOn: '2026-11-03',
    recheckBy: '2027-07-12',
    answer: null,
    demo: false,
    ...changes,
  };
}

/** The smallest feed in which something can be looked up. */
export function sampleFeed(changes: Partial<FeedContent> = {}): FeedContent {
  return {
    formatVersion: 1,
    version: 7,
    name: { vi: 'Nguồn mẫu', en: 'Sample feed' },
    publishedAtMs,
    expiresAtMs: publishedAtMs + 365 * day,
    curators: [
      {
        id: 'sample-curator',
        name: { vi: 'Hội mẫu', en: 'Sample association' },
        url: 'https://curator.example/',
        objectionUrl: 'https://curator.example/objection',
      },
    ],
    lists: [
      {
        id: 'sample',
        curatorId: 'sample-curator',
        title: { vi: 'Danh sách mẫu', en: 'Sample list' },
        entries: [sampleEntry()],
      },
    ],
    claims: [],
    labels: [],
    officials: [],
    ...changes,
  };
}

/** The same feed as an extension holds it: its lists in bytes. */
export function packedSample(changes: Partial<FeedContent> = {}): PackedFeed {
  return packFeed(sampleFeed(changes));
}
