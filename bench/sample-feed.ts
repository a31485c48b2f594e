import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { type FeedHead, feedHeadSchema, feedPaths, listPath } from '#lib/feed/feed-files.ts';
import { readSeedFiles } from '#lib/sync/seed-feed.ts';
import { readShippedFile } from '../tools/feed/read-shipped.ts';
import { sampleHead } from './sample-list.ts';

export const samplePath = listPath(sampleHead.curatorId, sampleHead.id);

const encoder = new TextEncoder();

/** What the feed that ships inside would be with one more list, and with other claim rules where they are given. */
export async function buildSampleFeed(
  listBytes: Uint8Array,
  version: number,
  claims?: readonly ClaimRule[],
): Promise<FeedFiles> {
  const shipped = await readSeedFiles(readShippedFile);
  if (!shipped.ok) throw new Error(shipped.detail);
  const raw: unknown = JSON.parse(new TextDecoder().decode(shipped.value.get(feedPaths.head)));
  const head = feedHeadSchema.parse(raw);
  const next: FeedHead = {
    ...head,
    version: head.version + version,
    publishedAtMs: Date.now() - 3_600_000,
    expiresAtMs: Date.now() + 30 * 24 * 3_600_000,
    curators: [
      ...head.curators,
      {
        id: sampleHead.curatorId,
        name: sampleHead.title,
        url: 'https://bench.example/',
        objectionUrl: 'https://bench.example/objection',
      },
    ],
    lists: [
      ...head.lists,
      { id: sampleHead.id, curatorId: sampleHead.curatorId, title: sampleHead.title },
    ],
  };
  return new Map([
    ...shipped.value,
    [feedPaths.head, encoder.encode(JSON.stringify(next))],
    [samplePath, listBytes],
    ...(claims ? ([[feedPaths.claims, encoder.encode(JSON.stringify(claims))]] as const) : []),
  ]);
}
