import type { Curator } from '#lib/domain/entry.ts';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import type { PackedList } from '#lib/feed/list-codec/parse-list.ts';
import type { Find } from './find.ts';
import { buildPackedFind } from './packed-lists.ts';

/** `size` counts the entries that can be found. */
export type Index = { readonly find: Find; readonly size: number };

/** The lists of one or several feeds in their bytes, and who answers for each. */
export type Lists = {
  readonly curators: readonly Curator[];
  readonly lists: readonly PackedList[];
};

/**
 * Builds the look-up over the lists of feeds. A list whose curator the feed does not name is left out: nobody would
 * answer for it, and no warning is shown without who says so. `find` rejects with `ListUnreadable` when a list was
 * broken after it was checked.
 */
export function buildIndex({ curators, lists }: Lists): Index {
  const named = new Map(curators.map((curator) => [curator.id, curator]));
  const packed = buildPackedFind(lists, named);
  // Asynchronous also in how it fails: whoever waits for the answer hears of a broken list.
  const find: Find = async (identifiers) => {
    const asked = new Map<string, Identifier>();
    for (const each of identifiers) asked.set(identifierText(each), each);
    return [...asked.values()].flatMap((identifier) => packed.find(identifier));
  };
  return { find, size: packed.size };
}
