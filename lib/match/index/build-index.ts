import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { Match } from '#lib/domain/finding.ts';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import type { PackedList } from '#lib/feed/list-codec/parse-list.ts';
import type { Find } from './find.ts';
import { buildPackedFind } from './packed-lists.ts';

/** `size` counts the entries that can be found. */
export type Index = { readonly find: Find; readonly size: number };

/**
 * Builds the look-up over a feed's lists: those written as objects, and those packed into bytes. An entry of a list
 * whose curator the feed does not name is left out: nobody would answer for it, and no warning is shown without who
 * says so. `find` rejects with `ListUnreadable` when a packed list was broken after it was checked.
 */
export function buildIndex(
  content: Pick<FeedContent, 'curators' | 'lists'>,
  packed: readonly PackedList[] = [],
): Index {
  const curators = new Map(content.curators.map((curator) => [curator.id, curator]));
  const byIdentifier = new Map<string, Match[]>();
  let size = 0;
  for (const list of content.lists) {
    const curator = curators.get(list.curatorId);
    if (!curator) continue;
    for (const entry of list.entries) {
      const key = identifierText(entry.identifier);
      const matches = byIdentifier.get(key);
      const match: Match = { identifier: entry.identifier, entry, curator };
      if (matches) matches.push(match);
      else byIdentifier.set(key, [match]);
      size += 1;
    }
  }
  const inBytes = buildPackedFind(packed, curators);
  // Asynchronous also in how it fails: whoever waits for the answer hears of a broken list.
  const find: Find = async (identifiers) => {
    const asked = new Map<string, Identifier>();
    for (const each of identifiers) asked.set(identifierText(each), each);
    return [...asked].flatMap(([key, identifier]) => [
      ...(byIdentifier.get(key) ?? []),
      ...inBytes.find(identifier),
    ]);
  };
  return { find, size: size + inBytes.size };
}
