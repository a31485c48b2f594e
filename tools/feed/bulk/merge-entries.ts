import { type BulkEntry, entryKey } from './bulk-entries.ts';

export type Merged = {
  readonly entries: readonly BulkEntry[];
  /** Keys of the entries that are new, and of those that are gone, sorted. */
  readonly came: readonly string[];
  readonly went: readonly string[];
};

/**
 * Brings a list up to its source: what the source names stays or comes, what it no longer names goes. An entry keeps the
 * day on which it was first listed, and what people wrote about it where the source says nothing of its own; one that
 * comes later than the rest says so.
 */
export function mergeEntries(
  known: readonly BulkEntry[],
  source: readonly BulkEntry[],
  days: {
    /** What the list says where a line says nothing. */
    readonly listedOn: string;
    /** The day of what comes now. */
    readonly cameOn: string;
  },
): Merged {
  const before = new Map(known.map((entry) => [entryKey(entry.identifier), entry]));
  const fresh = days.cameOn === days.listedOn ? {} : { listedOn: days.cameOn };
  const entries = source.map(({ identifier, override }): BulkEntry => {
    const was = before.get(entryKey(identifier));
    if (was === undefined) return { identifier, override: { ...fresh, ...override } };
    if (override === undefined) return was;
    const { listedOn } = was.override ?? {};
    const kept = listedOn === undefined ? {} : { listedOn };
    return { identifier, override: { ...kept, ...override } };
  });
  const keys = new Set(entries.map(({ identifier }) => entryKey(identifier)));
  return {
    entries,
    came: [...keys].filter((key) => !before.has(key)).toSorted(),
    went: [...before.keys()].filter((key) => !keys.has(key)).toSorted(),
  };
}
