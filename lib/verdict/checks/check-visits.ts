import type { FindingBasis, SeenVisits, VisitCheck } from '#lib/domain/finding.ts';
import type { Price } from '#lib/domain/price.ts';
import type { Subject } from '#lib/domain/subject.ts';
import { sameVisitMs, type Visit } from '#lib/domain/visit.ts';

const dayMs = 24 * 3_600_000;
/** A countdown without seconds, and a page that was open for a while, are a few minutes out. */
const driftMs = 10 * 60_000;
const stockVisits = 3;
const stockMs = 3 * dayMs;
const priceVisits = 3;
const priceMs = 7 * dayMs;

/**
 * What the shopper's own visits show of pressure that is none: a countdown that starts again at the same price, a
 * "only 3 left" that stays for days, a struck-through price at which the listing never stood. `earlier` oldest first.
 * Never a finding from one visit: readings within half an hour are one. Reproducible from its input alone.
 */
export function checkVisits(
  earlier: readonly Visit[],
  now: Visit,
  subject: Subject,
): readonly FindingBasis[] {
  const before = earlier.filter(({ atMs }) => now.atMs - atMs >= sameVisitMs);
  const found = [findCountdown(before, now), findStock(before, now), findWasPrice(before, now)];
  return found.flatMap((check) =>
    check === null ? [] : [{ kind: 'check', subject, field: 'price', ...check } as const],
  );
}

// An offer that came back at the price it was said to end at has not ended. At another price it is another offer.
function findCountdown(before: readonly Visit[], now: Visit): VisitCheck | null {
  const { endsAtMs } = now;
  if (endsAtMs === null || now.price === null) return null;
  const said = before.find(
    (visit) =>
      visit.endsAtMs !== null &&
      isSamePrice(visit.price, now.price) &&
      endsAtMs - visit.endsAtMs > driftMs,
  );
  if (!said || said.endsAtMs === null) return null;
  const seen = countSeen(before.slice(before.indexOf(said)), now);
  return { code: 'countdown-restarted', seen, saidMs: said.endsAtMs, nowMs: endsAtMs };
}

// The unbroken run of visits with the same few left, up to now: one that was refilled in between has sold.
function findStock(before: readonly Visit[], now: Visit): VisitCheck | null {
  const { left } = now;
  if (left === null) return null;
  const from = before.findLastIndex((visit) => visit.left !== left) + 1;
  const run = before.slice(from);
  const seen = countSeen(run, now);
  const isLong = seen.visits >= stockVisits && now.atMs - seen.sinceMs >= stockMs;
  return isLong ? { code: 'stock-unchanged', seen, left } : null;
}

function findWasPrice(before: readonly Visit[], now: Visit): VisitCheck | null {
  const { wasPrice: was } = now;
  if (was === null) return null;
  const priced = before.filter(({ price }) => price?.currency === was.currency);
  const seen = countSeen(priced, now);
  const isLong = seen.visits > priceVisits && now.atMs - seen.sinceMs >= priceMs;
  // One percent lower is the same price, rounded by a voucher.
  const isUnseen = priced.every(({ price }) => (price?.amount ?? Infinity) < was.amount * 0.99);
  return isLong && isUnseen ? { code: 'was-price-unseen', seen, was } : null;
}

function isSamePrice(a: Price | null, b: Price | null): boolean {
  return a !== null && b !== null && a.amount === b.amount && a.currency === b.currency;
}

function countSeen(before: readonly Visit[], now: Visit): SeenVisits {
  return { visits: before.length + 1, sinceMs: before[0]?.atMs ?? now.atMs };
}
