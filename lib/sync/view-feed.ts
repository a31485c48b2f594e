import type { FeedContent } from '#lib/domain/feed-content.ts';
import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { FeedView, HeldView } from '#lib/domain/feed-view.ts';
import type { Generation } from '#lib/store/feed-rows.ts';
import { isDeclined } from './declined-release.ts';
import type { FeedDeskParts } from './feed-desk-parts.ts';
import { viewSigners } from './view-signers.ts';

/** Everything the shopper sees of one feed; null for the main feed of an extension that lacks its own files. */
export async function viewFeed(
  source: FeedSource,
  parts: Pick<FeedDeskParts, 'generations' | 'states' | 'readSeed' | 'decode' | 'metadataOf'>,
): Promise<FeedView | null> {
  const isMain = source.id === mainFeedId;
  const active = await parts.generations.readActive(source.id).catch(() => null);
  const content = await readContent(active, isMain, parts);
  if (content === null && isMain) return null;
  const { feedId: _feedId, ...sync } = await parts.states.read(source.id);
  const held = await parts.generations.readHeld(source.id).catch(() => null);
  return {
    id: source.id,
    isMain,
    name: content?.name ?? { vi: source.mirrors[0] ?? '', en: source.mirrors[0] ?? '' },
    version: content?.version ?? 0,
    publishedAtMs: content?.publishedAtMs ?? 0,
    expiresAtMs: content?.expiresAtMs ?? 0,
    mirrors: source.mirrors,
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
  { readSeed, decode }: Pick<FeedDeskParts, 'readSeed' | 'decode'>,
): Promise<FeedContent | null> {
  const files = active ? active.files : isMain ? await readSeed() : null;
  if (files === null) return null;
  const decoded = 'ok' in files ? (files.ok ? decode(files.value) : files) : decode(files);
  return decoded.ok ? decoded.value : null;
}

function viewCurators(content: FeedContent, off: readonly string[]): FeedView['curators'] {
  return content.curators.map(({ id, name, url }) => {
    const own = content.lists.filter(({ curatorId }) => curatorId === id);
    return {
      id,
      name,
      url,
      isOn: !off.includes(id),
      listTitles: own.map(({ title }) => title),
      entryCount: own.reduce((sum, { entries }) => sum + entries.length, 0),
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
