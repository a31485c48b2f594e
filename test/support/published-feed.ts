import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { FetchFile } from '#lib/feed/tuf/seams.ts';
import type { ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { openWorkshop, type Workshop, writtenList } from './feed-workshop.ts';

/** A published folder at one moment: what a static host serves, by path. */
export type Published = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export type NamedIdentifier = {
  readonly kind: string;
  readonly value: string;
  readonly why?: string;
};

/** Writes a list that names these, and publishes the feed a minute later than the time before. */
export async function publishList(
  shop: Workshop,
  identifiers: readonly NamedIdentifier[],
): Promise<Published> {
  const [notice] = Object(writtenList()).notices;
  const notices = identifiers.map((each, at) => ({
    ...notice,
    id: `thong-bao-${at + 1}`,
    identifiers: [each],
  }));
  mkdirSync(shop.path('feed/lists'), { recursive: true });
  writeFileSync(shop.path('feed/lists/canh-bao.json'), JSON.stringify(writtenList({ notices })));
  shop.clock.nowMs += 60_000;
  for (const verb of ['compile', 'sign', 'publish']) await shop.done(verb);
  return readPublished(shop);
}

export function readPublished(shop: Workshop): Published {
  const folder = shop.path('published');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(shop.path('published', name)).isFile());
  return new Map(
    files.map((name) => [name, new Uint8Array(readFileSync(shop.path('published', name)))]),
  );
}

/** Serves a published feed at `https://feed.example/`. */
export function servePublished(read: () => Published, origin = 'https://feed.example/'): FetchFile {
  return async (url) => {
    const bytes = url.startsWith(origin)
      ? read().get(decodeURIComponent(url.slice(origin.length)))
      : undefined;
    return bytes ? { status: 200, body: new Blob([bytes]).stream() } : { status: 404, body: null };
  };
}

/** A small feed as what ships inside the extension: verifying the real one hundreds of times would cost minutes. */
export async function publishSmallSeed(nowMs: number): Promise<ReadOwnFile> {
  const shop = openWorkshop(nowMs);
  await shop.done('init', '--name', 'Nguồn nhỏ');
  const seed = await publishList(shop, [{ kind: 'shop', value: 'shopee:vn:111' }]);
  shop.end();
  return async (path) => seed.get(path.replace(/^seed\//, '')) ?? null;
}
