import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject } from '#lib/domain/subject.ts';
import { sameVisitMs, type Visit } from '#lib/domain/visit.ts';
import { checkVisits } from '#lib/verdict/checks/check-visits.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 1);
const listing: Subject = { kind: 'listing', ref: 'listing', name: null };
const vnd = (amount: number) => ({ amount, currency: 'VND' });

function visit(atMs: number, shows: Partial<Visit> = {}): Visit {
  return { atMs: start + atMs, price: null, wasPrice: null, endsAtMs: null, left: null, ...shows };
}

function codes(...history: readonly Visit[]): readonly string[] {
  const now = history.at(-1);
  if (!now) throw new Error('a history has a last visit');
  return checkVisits(history.slice(0, -1), now, listing).flatMap((basis) =>
    basis.kind === 'check' ? [basis.code] : [],
  );
}

describe('a countdown', () => {
  const price = vnd(99_000);
  const until = (atMs: number) => ({ price, endsAtMs: start + atMs });

  it('has started again where the same price should have ended', () => {
    expect(codes(visit(0, until(2 * hour)), visit(day, until(day + 2 * hour)))).toEqual([
      'countdown-restarted',
    ]);
    const [basis] = checkVisits(
      [visit(0, until(2 * hour)), visit(hour)],
      visit(day, until(day + hour)),
      listing,
    );
    expect(basis).toMatchObject({
      saidMs: start + 2 * hour,
      nowMs: start + day + hour,
      seen: { visits: 3, sinceMs: start },
    });
  });

  it('has been moved while it still ran', () => {
    expect(codes(visit(0, until(2 * hour)), visit(hour, until(3 * hour)))).toEqual([
      'countdown-restarted',
    ]);
  });

  it('is the same one within some minutes, and may come nearer', () => {
    expect(codes(visit(0, until(5 * hour)), visit(hour, until(5 * hour + 60_000)))).toEqual([]);
    expect(codes(visit(0, until(5 * hour)), visit(hour, until(2 * hour)))).toEqual([]);
  });

  it('that ended is over: another price is another offer', () => {
    const dearer = { price: vnd(150_000), endsAtMs: start + 2 * day };
    expect(codes(visit(0, until(2 * hour)), visit(day, dearer))).toEqual([]);
    expect(codes(visit(0, until(2 * hour)), visit(day, { price }))).toEqual([]);
    expect(codes(visit(0, { ...until(hour), price: null }), visit(day, until(2 * day)))).toEqual(
      [],
    );
  });

  it('is not judged by readings of one visit', () => {
    expect(codes(visit(0, until(hour)), visit(sameVisitMs - 1, until(9 * hour)))).toEqual([]);
  });
});

describe('a number left', () => {
  const left = { left: 3 };
  it('has not changed for days', () => {
    expect(codes(visit(0, left), visit(2 * day, left), visit(4 * day, left))).toEqual([
      'stock-unchanged',
    ]);
  });

  it('is not judged by two visits, nor by few hours', () => {
    expect(codes(visit(0, left), visit(9 * day, left))).toEqual([]);
    expect(codes(visit(0, left), visit(hour, left), visit(2 * hour, left))).toEqual([]);
  });

  it('that changed in between has sold', () => {
    const other = visit(2 * day, { left: 2 });
    expect(codes(visit(0, left), other, visit(3 * day, left), visit(5 * day, left))).toEqual([]);
    expect(codes(visit(0, left), visit(2 * day), visit(4 * day, left))).toEqual([]);
  });
});

describe('a price of before', () => {
  const now = { price: vnd(99_000), wasPrice: vnd(200_000) };
  const at = (days: number, amount: number) => visit(days * day, { price: vnd(amount) });

  it('was not seen on the earlier visits', () => {
    expect(codes(at(0, 99_000), at(3, 105_000), at(6, 99_000), visit(9 * day, now))).toEqual([
      'was-price-unseen',
    ]);
  });

  it('was seen, at least nearly', () => {
    expect(codes(at(0, 199_000), at(3, 99_000), at(6, 99_000), visit(9 * day, now))).toEqual([]);
  });

  it('is not judged by few visits, few days, or another currency', () => {
    expect(codes(at(0, 99_000), at(6, 99_000), visit(9 * day, now))).toEqual([]);
    expect(codes(at(0, 99_000), at(1, 99_000), at(2, 99_000), visit(3 * day, now))).toEqual([]);
    const usd = (days: number) => visit(days * day, { price: { amount: 4, currency: 'USD' } });
    expect(codes(usd(0), usd(3), usd(6), visit(9 * day, now))).toEqual([]);
  });
});

describe('any history of visits', () => {
  const anyVisit = fc.record({
    atMs: fc.integer({ min: 0, max: 80 * day }).map((at) => start + at),
    price: fc.option(fc.integer({ min: 1, max: 5 }).map((n) => vnd(n * 10_000))),
    wasPrice: fc.option(fc.integer({ min: 1, max: 9 }).map((n) => vnd(n * 10_000))),
    endsAtMs: fc.option(fc.integer({ min: 0, max: 90 * day }).map((at) => start + at)),
    left: fc.option(fc.integer({ min: 1, max: 4 })),
  });
  const history = fc
    .array(anyVisit, { maxLength: 25 })
    .map((visits) => visits.toSorted((a, b) => a.atMs - b.atMs));

  it('finds nothing from a single visit, however often it was read', () => {
    fc.assert(
      fc.property(history, anyVisit, (all, now) => {
        const near = all.map((each) => ({
          ...each,
          atMs: now.atMs - (each.atMs % (sameVisitMs - 1)),
        }));
        expect(checkVisits([], now, listing)).toEqual([]);
        expect(checkVisits(near, now, listing)).toEqual([]);
      }),
    );
  });

  it('finds no restart in a countdown that truly ends', () => {
    const ends = fc.integer({ min: 1, max: 60 * day });
    fc.assert(
      fc.property(history, ends, fc.nat(9), (all, end, cheap) => {
        // One promotion up to `end`; behind it the listing costs more, whatever else it shows.
        const true_ = all.map((each) =>
          each.atMs < start + end
            ? { ...each, price: vnd(1_000 + cheap), endsAtMs: start + end }
            : { ...each, price: vnd(9_000), endsAtMs: null },
        );
        for (const [at, now] of true_.entries()) {
          const found = checkVisits(true_.slice(0, at), now, listing);
          expect(
            found.filter((each) => 'code' in each && each.code === 'countdown-restarted'),
          ).toEqual([]);
        }
      }),
    );
  });

  it('finds no unchanged number where each visit saw one fewer', () => {
    fc.assert(
      fc.property(history, (all) => {
        const sold = all.map((each, at) => ({ ...each, left: 30 - at }));
        const now = sold.at(-1);
        if (!now) return;
        const found = checkVisits(sold.slice(0, -1), now, listing);
        expect(found.filter((each) => 'code' in each && each.code === 'stock-unchanged')).toEqual(
          [],
        );
      }),
    );
  });

  it('gives the same answer for the same visits, at most one of a kind, and only as something told', () => {
    fc.assert(
      fc.property(history, anyVisit, (all, now) => {
        const found = checkVisits(all, now, listing);
        expect(checkVisits(all, now, listing)).toEqual(found);
        expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(found.length);
        for (const each of found) expect(each.kind).toBe('check');
      }),
    );
  });
});
