import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { Match } from '#lib/domain/finding.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { Find } from './find.ts';

/** `size` counts the entries that can be found. */
export type Index = { readonly find: Find; readonly size: number };

/**
 * Builds the look-up over a feed's lists. An entry of a list whose curator the feed does not name is left out: nobody
 * would answer for it, and no warning is shown without who says so.
 */
export function buildIndex(content: Pick<FeedContent, 'curators' | 'lists'>): Index {
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
  const find: Find = (identifiers) => {
    const keys = new Set(identifiers.map(identifierText));
    return Promise.resolve([...keys].flatMap((key) => byIdentifier.get(key) ?? []));
  };
  return { find, size };
}
