import { describe, expect, it } from 'vitest';
import { mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { fail, ok } from '#lib/domain/result.ts';
import { receiptsPath } from '#lib/feed/feed-files.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import { readReceiptFeeds } from '#lib/sync/receipt-feeds.ts';
import { buildFeedFiles } from '../../../tools/feed/build-files.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { encodeReceipts } from '../../../tools/feed/receipts/encode-receipts.ts';
import { sampleFeed } from '../../support/sample-feed.ts';
import { sampleReceipt } from '../../support/sample-receipts.ts';

const content = packFeed(sampleFeed());
const receipts = encodeReceipts([sampleReceipt()]);

function files(report: string | null, bytes: Uint8Array | null = receipts): FeedFiles {
  const extras = {
    licence: 'CC0',
    languages: ['vi'],
    channels: { report, objection: 'mailto:a@b.example' },
  };
  return buildFeedFiles(content, bytes ? { ...extras, receipts: bytes } : extras);
}

async function readIntakes(added: Readonly<Record<string, FeedFiles>>, seed: FeedFiles | null) {
  const source = { mirrors: [], rootFingerprint: '', addedAtMs: 1, curatorsOff: [] };
  const feeds = await readReceiptFeeds({
    generations: {
      readActive: async (id: string) => {
        const found = added[id];
        return found ? ({ files: found } as Generation) : null;
      },
    },
    readSeed: async () => (seed ? ok(seed) : fail('seed-broken')),
    readSources: async () => Object.keys(added).map((id) => ({ ...source, id })),
  });
  for (const { findReceipt } of feeds) {
    expect(findReceipt(sampleReceipt().hash)).toMatchObject({ status: 'accepted' });
  }
  return feeds.map(({ intake }) => intake);
}

const one = 'https://one.example/';
const two = 'https://two.example/';

describe('feeds that say what became of reports', () => {
  it('are the one that ships inside and those that were added, in this order', async () => {
    expect(await readIntakes({ x: files(two) }, files(one))).toEqual([one, two]);
    expect(await readIntakes({ x: files(two), [mainFeedId]: files(one) }, null)).toEqual([
      one,
      two,
    ]);
  });

  it('are none that names no intake, has no receipts, or whose bytes broke on this device', async () => {
    const cut = new Map([...files(two), [receiptsPath, receipts.subarray(1)]]);
    const lost = new Map([...files(two)].filter(([path]) => path !== receiptsPath));
    const slipped = new Map([...files(two, null), [receiptsPath, receipts]]);
    const added = {
      a: files(null),
      b: files(two, null),
      c: cut,
      d: lost,
      e: new Map(),
      f: slipped,
    };
    expect(await readIntakes(added, files(one))).toEqual([one]);
    expect(await readIntakes({}, null)).toEqual([]);
  });
});
