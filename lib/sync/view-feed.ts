import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { FeedView, HeldView } from '#lib/domain/feed-view.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import { joinAddresses } from './feed-addresses.ts';
import { isDeclined } from './declined-release.ts';
import type { FeedDeskParts } from './feed-desk-parts.ts';
import { viewSigners } from './view-signers.ts';

/** Everything the shopper sees of one feed; null for the main feed of an extension that lacks its own files. */
export async function viewFeed(
  source: FeedSource,
  parts: Pick<FeedDeskParts, 'generations' | 'states' | 'readSeed' | 'open' | 'metadataOf'>,
): Promise<FeedView | null> {
  const isMain = source.id === mainFeedId;
  const active = await parts.generations.readActive(source.id).catch(() => null);
  const content = await readContent(active, isMain, parts);
  if (content === null && isMain) return null;
  const { feedId: _feedId, mirrors = [], ...sync } = await parts.states.read(source.id);
  const held = await parts.generations.readHeld(source.id).catch(() => null);
  return {
    id: source.id,
    isMain,
    name: content?.name ?? { vi: source.mirrors[0] ?? '', en: source.mirrors[0] ?? '' },
    version: content?.version ?? 0,
    publishedAtMs: content?.publishedAtMs ?? 0,
    expiresAtMs: content?.expiresAtMs ?? 0,
    mirrors: joinAddresses(source.mirrors, mirrors),
    rootFingerprint: isMain ? null : source.rootFingerprint,
    signers: await viewSigners(parts.metadataOf(source.id)),
    curators: content ? viewCurators(content, source.curatorsOff) : [],
    sync,
    held: held && (await viewHeld(held, source)),
    droppedRules: active?.dropped.length ?? 0,
  };
}

async function readContent(
  active: Generation | null,
  isMain: boolean,
  { readSeed, open }: Pick<FeedDeskParts, 'readSeed' | 'open'>,
): Promise<PackedFeed | null> {
  const files = active ? active.files : isMain ? await readSeed() : null;
  if (files === null) return null;
  const opened = 'ok' in files ? (files.ok ? open(files.value) : files) : open(files);
  return opened.ok ? opened.value : null;
}

function viewCurators(content: PackedFeed, off: readonly string[]): FeedView['curators'] {
  return content.curators.map(({ id, name, url }) => {
    const own = content.lists.filter(({ head }) => head.curatorId === id);
    return {
      id,
      name,
      url,
      isOn: !off.includes(id),
      listTitles: own.map(({ head }) => head.title),
      entryCount: own.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

async function viewHeld(held: Generation, source: FeedSource): Promise<HeldView | null> {
  if (!held.heldFor) return null;
  const { code, newlyFlagged } = held.heldFor;
  return {
    version: held.version,
    code,
    newlyFlagged: newlyFlagged.map(identifierText),
    isDeclined: await isDeclined(source, held),
  };
}
