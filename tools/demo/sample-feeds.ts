import type { FeedFreshness, FeedPreview, FeedView } from '#lib/domain/feed-view.ts';
import type { Answer } from '#lib/messages/contract.ts';

/** Feeds made up for pictures; the publishers do not exist. Times hang on the moment the picture is taken. */
export type SampleFeeds = {
  readonly viewFeeds: Answer<'viewFeeds'>;
  readonly viewFreshness: Answer<'viewFreshness'>;
  readonly viewRecentShops: Answer<'viewRecentShops'>;
  readonly previewFeed: Answer<'previewFeed'>;
};
export const feedStates = ['fresh', 'held', 'failed'] as const;
export type FeedState = (typeof feedStates)[number];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const fingerprint = '3f9a41c07be2d6585e10f7c9a2b48d33'.repeat(2);

/** What the worker would answer in one of the three states that a shopper meets. */
export function buildSampleFeeds(state: FeedState, nowMs: number): SampleFeeds {
  const main = buildMain(nowMs);
  const added = buildAdded(state, nowMs);
  const feeds = state === 'fresh' ? [main] : [main, added];
  return {
    viewFeeds: { feeds },
    viewFreshness: { feeds: feeds.map(readFreshness) },
    viewRecentShops: { shops: recentShops },
    previewFeed: { preview: buildPreview(added), fault: null },
  };
}

function buildMain(nowMs: number): FeedView {
  return {
    id: 'main',
    isMain: true,
    name: { vi: 'Chợ Lành', en: 'Chợ Lành' },
    version: 1_482,
    publishedAtMs: nowMs - 9 * minuteMs,
    expiresAtMs: nowMs + 30 * dayMs,
    mirrors: ['https://feed.market.example/'],
    rootFingerprint: null,
    signers: {
      rootFingerprint: fingerprint,
      rootVersion: 3,
      rootKeys: 5,
      rootThreshold: 3,
      rootSigned: 4,
      nextExpiryMs: nowMs + 2 * dayMs,
    },
    curators: [
      buildCurator('publisher', ['Nhóm Chợ Lành', 'The Chợ Lành group'], 1_204),
      buildCurator('hoi-mau', ['Hội bảo vệ người tiêu dùng mẫu', 'Sample consumer league'], 34_468),
    ],
    sync: {
      triedAtMs: nowMs - 4 * minuteMs,
      confirmedAtMs: nowMs - 4 * minuteMs,
      failure: null,
      failures: 0,
    },
    held: null,
    droppedRules: 0,
  };
}

function buildAdded(state: FeedState, nowMs: number): FeedView {
  const hasFailed = state === 'failed';
  return {
    ...buildMain(nowMs),
    id: '3f9a41c07be2d658',
    isMain: false,
    name: {
      vi: 'Câu lạc bộ người mua hàng chợ nổi Phụng Hiệp',
      en: 'Shoppers’ club of the Phụng Hiệp floating market',
    },
    version: 57,
    publishedAtMs: nowMs - 26 * 60 * minuteMs,
    mirrors: ['https://nguon.phunghiep.example/'],
    rootFingerprint: fingerprint,
    curators: [
      buildCurator('publisher', ['Câu lạc bộ Phụng Hiệp', 'Phụng Hiệp club'], 212),
      { ...buildCurator('to-2', ['Tổ kiểm hàng số 2', 'Group 2'], 40), isOn: false },
    ],
    sync: {
      triedAtMs: nowMs - 6 * minuteMs,
      confirmedAtMs: nowMs - (hasFailed ? 26 * 60 : 6) * minuteMs,
      failure: hasFailed ? { fault: 'refused', detail: '' } : null,
      failures: hasFailed ? 3 : 0,
    },
    held:
      state === 'held'
        ? {
            version: 58,
            code: 'recent-shops',
            newlyFlagged: ['shop:shopee:vn:900100300', 'shop:tiki:vn:77120', 'host:trasen.example'],
            isDeclined: false,
          }
        : null,
  };
}

function buildCurator(
  id: string,
  [vi, en]: readonly [string, string],
  entryCount: number,
): FeedView['curators'][number] {
  const title = { vi: 'Danh sách cảnh báo', en: 'Warning list' };
  const url = `https://${id}.example/`;
  return { id, name: { vi, en }, url, isOn: true, listTitles: [title], entryCount };
}

function readFreshness(feed: FeedView): FeedFreshness {
  const { id, isMain, name, version, publishedAtMs, expiresAtMs, sync, held } = feed;
  return {
    id,
    isMain,
    name,
    version,
    publishedAtMs,
    expiresAtMs,
    fault: sync.failure?.fault ?? null,
    heldVersion: held?.version ?? null,
  };
}

function buildPreview({ mirrors, name, version, publishedAtMs, curators }: FeedView): FeedPreview {
  const [url = ''] = mirrors;
  const seen = curators.map((curator) => ({ ...curator, isOn: true, entryCount: null }));
  return {
    url,
    rootFingerprint: fingerprint,
    name,
    version,
    publishedAtMs,
    licence: 'CC BY 4.0',
    intake: null,
    curators: seen,
  };
}

const recentShops: Answer<'viewRecentShops'>['shops'] = [
  {
    ref: 'shop:shopee:vn:900100300',
    kind: 'shop',
    value: 'shopee:vn:900100300',
    name: 'Trà sen Tây Hồ – Ướp thủ công',
    day: '2026-11-22',
  },
  {
    ref: 'shop:tiki:vn:77120',
    kind: 'shop',
    value: 'tiki:vn:77120',
    name: null,
    day: '2026-11-21',
  },
  {
    ref: 'host:trasen.example',
    kind: 'host',
    value: 'trasen.example',
    name: 'Vườn Trà Sen Đặng Gia',
    day: '2026-11-19',
  },
];
