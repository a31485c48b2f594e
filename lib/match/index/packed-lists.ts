import type { Curator } from '#lib/domain/entry.ts';
import type { Match } from '#lib/domain/finding.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import { hashIdentifier, type HashSeed, kindBit } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import { type PackedList, readEntry } from '#lib/feed/list-codec/parse-list.ts';

/** A stored list no longer reads as it did when it was checked. Whoever asked must say "not checked". */
export class ListUnreadable extends Error {
  constructor(listId: string) {
    super(`list ${listId} cannot be read any more`);
    this.name = 'ListUnreadable';
  }
}

type Answered = { readonly list: PackedList; readonly curator: Curator };

/** Lists whose keys come from one seed: an identifier is hashed once for all of them. */
type SeedGroup = { readonly seed: HashSeed; readonly kinds: number; readonly lists: Answered[] };

/** Looks one identifier up in packed lists: all matches, in the order of the lists. Throws `ListUnreadable`. */
export type FindPacked = (identifier: Identifier) => readonly Match[];

/**
 * Builds the look-up over packed lists, which are searched in their own bytes. Lists whose curator is not named are left
 * out, as in `buildIndex`. Of an identifier whose kind no list holds nothing is hashed.
 */
export function buildPackedFind(
  lists: readonly PackedList[],
  curators: ReadonlyMap<string, Curator>,
): { readonly find: FindPacked; readonly size: number } {
  const answered = lists.flatMap((list): Answered[] => {
    const curator = curators.get(list.head.curatorId);
    return curator ? [{ list, curator }] : [];
  });
  const groups = groupBySeed(answered);
  const size = answered.reduce((sum, { list }) => sum + list.count, 0);
  return { find: (identifier) => findIn(groups, identifier), size };
}

function groupBySeed(answered: readonly Answered[]): readonly SeedGroup[] {
  const groups = new Map<string, SeedGroup>();
  for (const each of answered) {
    const { seed, kinds } = each.list;
    const known = groups.get(seed.join());
    const lists = [...(known?.lists ?? []), each];
    groups.set(seed.join(), { seed, kinds: kinds | (known?.kinds ?? 0), lists });
  }
  return [...groups.values()];
}

const nothing: readonly Match[] = [];

function findIn(groups: readonly SeedGroup[], identifier: Identifier): readonly Match[] {
  const kind = kindBit(identifier.kind);
  let matches = nothing;
  for (const { seed, kinds, lists } of groups) {
    const key = (kinds & kind) === 0 ? null : hashIdentifier(seed, identifier);
    if (key === null) continue;
    for (const { list, curator } of lists) {
      const position = (list.kinds & kind) === 0 ? -1 : findKey(list.keys, key);
      if (position < 0) continue;
      const entry = readEntry(list, position, identifier);
      if (entry === null) throw new ListUnreadable(list.head.id);
      matches = [...matches, { identifier, entry, curator }];
    }
  }
  return matches;
}
