import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { sameVisitMs, type Visit } from '#lib/domain/visit.ts';
import { Database } from '#lib/store/database.ts';
import { buildVisits, keptMs, mostListings, mostVisits } from '#lib/store/visits.ts';

let made = 0;
const open = () => {
  const database = new Database(`visits-${made++}`);
  return { database, visits: buildVisits(database) };
};
const start = Date.UTC(2026, 10, 1);
const hour = 3_600_000;

function visit(atMs: number, shows: Partial<Visit> = {}): Visit {
  return { atMs: start + atMs, price: null, wasPrice: null, endsAtMs: null, left: 3, ...shows };
}

describe('visits', () => {
  it('are read back oldest first, listing by listing', async () => {
    const { visits } = open();
    await visits.note('a', visit(0));
    await visits.note('b', visit(hour));
    await visits.note('a', visit(2 * hour));
    expect(await visits.read('a', start + 2 * hour)).toEqual([visit(0), visit(2 * hour)]);
    expect(await visits.read('c', start)).toEqual([]);
    expect(await visits.count()).toEqual({ listings: 2, visits: 3 });
  });

  it('are completed by what comes late, and keep what was seen first', async () => {
    const { visits } = open();
    const price = { amount: 99_000, currency: 'VND' };
    await visits.note('a', visit(0, { left: 3 }));
    await visits.note('a', visit(sameVisitMs - 1, { left: 9, price }));
    expect(await visits.read('a', start + hour)).toEqual([visit(0, { left: 3, price })]);
    await visits.note('a', visit(sameVisitMs));
    expect(await visits.read('a', start + hour)).toHaveLength(2);
  });

  it('are at most twenty of a listing, the newest', async () => {
    const { visits } = open();
    for (let at = 0; at < mostVisits + 5; at++) await visits.note('a', visit(at * hour));
    const kept = await visits.read('a', start + 99 * hour);
    expect(kept).toHaveLength(mostVisits);
    expect(kept[0]).toEqual(visit(5 * hour));
  });

  it('are of at most five hundred listings, those visited last', async () => {
    const { visits } = open();
    for (let at = 0; at < mostListings + 3; at++) await visits.note(`k${at}`, visit(at * 1_000));
    expect((await visits.count()).listings).toBe(mostListings);
    expect(await visits.read('k2', start + hour)).toEqual([]);
    expect(await visits.read('k3', start + hour)).toHaveLength(1);
  });

  it('are gone after ninety days, also of listings never opened again', async () => {
    const { visits } = open();
    await visits.note('a', visit(0));
    await visits.note('b', visit(0));
    expect(await visits.read('a', start + keptMs + 1)).toEqual([]);
    await visits.note('b', visit(keptMs + 1));
    expect(await visits.count()).toEqual({ listings: 1, visits: 1 });
  });

  it('leave out visits of the future, where a clock was set back', async () => {
    const { visits } = open();
    await visits.note('a', visit(9 * hour));
    expect(await visits.read('a', start)).toEqual([]);
  });

  it('are nothing where the stored row is none of ours', async () => {
    const { database, visits } = open();
    await database.table('visits').put({ key: 'a', lastAtMs: start, visits: [{ atMs: 'x' }] });
    expect(await visits.read('a', start)).toEqual([]);
    await visits.note('a', visit(0));
    expect(await visits.read('a', start)).toEqual([visit(0)]);
  });

  it('can be forgotten', async () => {
    const { visits } = open();
    await visits.note('a', visit(0));
    await visits.forget();
    expect(await visits.count()).toEqual({ listings: 0, visits: 0 });
    expect(await visits.read('a', start)).toEqual([]);
  });

  it('are all kept when two pages are judged at once', async () => {
    const { visits } = open();
    await Promise.all([0, 1, 2, 3].map((at) => visits.note('a', visit(at * hour))));
    expect(await visits.read('a', start + 9 * hour)).toHaveLength(4);
  });
});
