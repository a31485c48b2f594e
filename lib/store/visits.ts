import * as z from 'zod';
import { sameVisitMs, type Visit } from '#lib/domain/visit.ts';
import type { Database } from './database.ts';

/**
 * What listings showed on the shopper's own visits, so that pressure that is none can be told from pressure that is.
 * Figures only, under a hash of the listing: no address, no name, no text of the page. It lies on this device, is sent
 * nowhere, and can be deleted. At most 500 listings with 20 visits each, of 90 days.
 */
export type Visits = {
  /** The visits of a listing, oldest first; empty for one that was not seen. */
  read(key: string, nowMs: number): Promise<readonly Visit[]>;
  /** Adds a visit, or completes the last one when it was less than half an hour ago. */
  note(key: string, visit: Visit): Promise<void>;
  count(): Promise<{ readonly listings: number; readonly visits: number }>;
  forget(): Promise<void>;
};

export const mostListings = 500;
export const mostVisits = 20;
export const keptMs = 90 * 24 * 3_600_000;

const price = z.strictObject({ amount: z.number(), currency: z.string() }).nullable();
const rowSchema = z.object({
  visits: z.array(
    z.strictObject({
      atMs: z.number(),
      price,
      wasPrice: price,
      endsAtMs: z.number().nullable(),
      left: z.number().nullable(),
    }),
  ),
});

export function buildVisits(database: Database): Visits {
  const readRow = async (key: string): Promise<readonly Visit[]> => {
    const parsed = rowSchema.safeParse(await database.visits.get(key));
    return parsed.success ? parsed.data.visits : [];
  };
  return {
    async read(key, nowMs) {
      return (await readRow(key)).filter((visit) => isKept(visit, nowMs));
    },
    note: (key, visit) =>
      database.transaction('rw', database.visits, async () => {
        const before = (await readRow(key)).filter((each) => isKept(each, visit.atMs));
        await database.visits.put({ key, lastAtMs: visit.atMs, visits: addVisit(before, visit) });
        await database.visits
          .where('lastAtMs')
          .below(visit.atMs - keptMs)
          .delete();
        const tooMany = (await database.visits.count()) - mostListings;
        if (tooMany <= 0) return;
        const oldest = await database.visits.orderBy('lastAtMs').limit(tooMany).primaryKeys();
        await database.visits.bulkDelete(oldest);
      }),
    async count() {
      const rows = await database.visits.toArray();
      const visits = rows.reduce((sum, row) => sum + row.visits.length, 0);
      return { listings: rows.length, visits };
    },
    forget: () => database.visits.clear(),
  };
}

// A clock that was set back leaves visits of the future behind: nothing can be concluded from them.
function isKept({ atMs }: Visit, nowMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs <= keptMs;
}

// Late content completes a visit; what was seen first stays, so that a page cannot rewrite it by reading on.
function addVisit(before: readonly Visit[], visit: Visit): readonly Visit[] {
  const last = before.at(-1);
  if (!last || visit.atMs - last.atMs >= sameVisitMs) return [...before, visit].slice(-mostVisits);
  return [
    ...before.slice(0, -1),
    {
      atMs: last.atMs,
      price: last.price ?? visit.price,
      wasPrice: last.wasPrice ?? visit.wasPrice,
      endsAtMs: last.endsAtMs ?? visit.endsAtMs,
      left: last.left ?? visit.left,
    },
  ];
}
