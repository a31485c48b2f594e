import type { Visit } from '#lib/domain/visit.ts';
import type { Visits } from '#lib/store/visits.ts';

/** Visits in memory, without bounds. */
export function fakeVisits(): Visits & { readonly rows: ReadonlyMap<string, readonly Visit[]> } {
  const rows = new Map<string, readonly Visit[]>();
  return {
    rows,
    read: async (key) => rows.get(key) ?? [],
    note: async (key, visit) => void rows.set(key, [...(rows.get(key) ?? []), visit]),
    count: async () => ({ listings: rows.size, visits: [...rows.values()].flat().length }),
    forget: async () => rows.clear(),
  };
}
