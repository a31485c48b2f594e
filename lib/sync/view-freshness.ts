import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { FeedFreshness } from '#lib/domain/feed-view.ts';
import { parseFeedHead } from '#lib/feed/feed-files.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import { isDeclined } from './declined-release.ts';
import type { FeedDeskParts } from './feed-desk-parts.ts';
import { mainSource } from './main-source.ts';

type Parts = Pick<FeedDeskParts, 'generations' | 'sources' | 'states' | 'readSeed'>;

/** How fresh each feed is, from what is written beside it: no list is decoded, so that the popup need not wait. */
export function buildFreshness(parts: Parts): Pick<Answerers, 'viewFreshness'> {
  return {
    async viewFreshness() {
      const known = await parts.sources.readAll();
      const main = known.find(({ id }) => id === mainFeedId) ?? mainSource;
      const added = known.filter(({ id }) => id !== mainFeedId);
      const feeds = await Promise.all([main, ...added].map((source) => viewOne(source, parts)));
      return { feeds: feeds.filter((feed) => feed !== null) };
    },
  };
}

/** Null for the main feed of an extension that lacks its own files. */
async function viewOne(source: FeedSource, parts: Parts): Promise<FeedFreshness | null> {
  const { id, mirrors } = source;
  const isMain = id === mainFeedId;
  const active = await parts.generations.readActive(id).catch(() => null);
  const held = await parts.generations.readHeld(id).catch(() => null);
  const { failure } = await parts.states.read(id);
  const seed = active === null && isMain ? await parts.readSeed() : null;
  const files = active?.files ?? (seed?.ok ? seed.value : null);
  const head = files ? parseFeedHead(files) : null;
  if (isMain && !head?.ok) return null;
  const address = mirrors[0] ?? '';
  return {
    id,
    isMain,
    ...(head?.ok
      ? readDates(head.value)
      : { name: { vi: address, en: address }, version: 0, publishedAtMs: 0, expiresAtMs: 0 }),
    fault: failure?.fault ?? null,
    heldVersion: held && !(await isDeclined(source, held)) ? held.version : null,
  };
}

type Dated = Pick<FeedFreshness, 'name' | 'version' | 'publishedAtMs' | 'expiresAtMs'>;

function readDates({ name, version, publishedAtMs, expiresAtMs }: Dated): Dated {
  return { name, version, publishedAtMs, expiresAtMs };
}
