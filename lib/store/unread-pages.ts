import * as z from 'zod';
import type { StorageArea } from './storage-areas.ts';

/**
 * How many pages of a site could not be read because the site has changed, by day: so that a shopper sees whether it is
 * one page or the whole site. Sites' ids and days only, no address; it lies in the local area, is sent nowhere, and can
 * be deleted. The newest 14 days of at most 60 sites are kept, and nobody needs to know more than 999 of one day.
 */
export type UnreadPages = {
  /** `day` as `2026-11-23`. */
  add(siteId: string, day: string): Promise<void>;
  /** A page that was counted has been read after all. */
  takeBack(siteId: string, day: string): Promise<void>;
  /** All pages of one site that are still counted, up to `today`. */
  count(siteId: string, today: string): Promise<number>;
  forget(): Promise<void>;
};

const keptDays = 14;
const mostSites = 60;
const mostPages = 999;
const key = 'unread-pages';

const dayShape = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const schema = z.record(z.string().max(64), z.record(dayShape, z.int().positive().max(mostPages)));
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function buildUnreadPages(area: StorageArea): UnreadPages {
  // Two tabs may be judged at once: each change waits for the one before, or one of them would be lost.
  let last: Promise<void> = Promise.resolve();
  function change(apply: (counts: Counts) => Counts): Promise<void> {
    const next = last.then(async () => area.set(key, writeCounts(apply(await readCounts(area)))));
    last = next.catch(() => undefined);
    return next;
  }
  return {
    add: (siteId, day) => change((counts) => changeDay(counts, { siteId, day, by: 1 })),
    takeBack: (siteId, day) => change((counts) => changeDay(counts, { siteId, day, by: -1 })),
    async count(siteId, today) {
      await last;
      const days = (await readCounts(area)).get(siteId) ?? new Map<string, number>();
      const since = readFirstDay(today);
      return [...days].reduce((sum, [day, pages]) => (day >= since ? sum + pages : sum), 0);
    },
    async forget() {
      await last;
      await area.remove(key);
    },
  };
}

async function readCounts(area: StorageArea): Promise<Counts> {
  const parsed = schema.safeParse(await area.get(key));
  const sites = parsed.success ? Object.entries(parsed.data) : [];
  return new Map(sites.map(([siteId, days]) => [siteId, new Map(Object.entries(days))]));
}

function writeCounts(counts: Counts): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...counts].map(([siteId, days]) => [siteId, Object.fromEntries(days)]),
  );
}

function changeDay(
  counts: Counts,
  { siteId, day, by }: { readonly siteId: string; readonly day: string; readonly by: 1 | -1 },
): Counts {
  const days = new Map(counts.get(siteId));
  const pages = Math.min((days.get(day) ?? 0) + by, mostPages);
  if (pages > 0) days.set(day, pages);
  else days.delete(day);
  const others = [...counts].filter(([id]) => id !== siteId);
  // The site that was met last stands last; the ones not met for longest fall out.
  return new Map([...others, [siteId, days] as const].slice(-mostSites).flatMap(keepNewest(day)));
}

function keepNewest(today: string) {
  const since = readFirstDay(today);
  return ([siteId, days]: readonly [string, ReadonlyMap<string, number>]) => {
    const kept = new Map([...days].filter(([day]) => day >= since).slice(-keptDays));
    return kept.size === 0 ? [] : [[siteId, kept] as const];
  };
}

function readFirstDay(today: string): string {
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - keptDays + 1);
  return first.toISOString().slice(0, 10);
}
