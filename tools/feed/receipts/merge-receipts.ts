import type { Receipt } from '#lib/domain/receipt.ts';
import { receiptsLimits } from '#lib/feed/receipts.ts';
import type { HashedReceipt } from './encode-receipts.ts';

const dayMs = 86_400_000;

/** One decision and the reports it was about. */
export type DecidedReports = Receipt & { readonly receipts: readonly string[] };

/**
 * Lays new decisions over what is known, in their order: a later one takes the place of an earlier one. What is older
 * than a feed keeps goes, and where there are still too many the oldest.
 */
export function mergeReceipts(
  known: readonly HashedReceipt[],
  decided: readonly DecidedReports[],
  nowMs: number,
): readonly HashedReceipt[] {
  const all = new Map(known.map((receipt) => [receipt.hash, receipt]));
  for (const { receipts, status, reason, decidedOn } of decided) {
    for (const hash of receipts) all.set(hash, { hash, status, reason, decidedOn });
  }
  const oldest = new Date(nowMs - receiptsLimits.days * dayMs).toISOString().slice(0, 10);
  const kept = [...all.values()].filter(({ decidedOn }) => decidedOn >= oldest);
  const order = (one: HashedReceipt): string => `${one.decidedOn} ${one.hash}`;
  return kept.length <= receiptsLimits.rows
    ? kept
    : kept.toSorted((a, b) => (order(a) < order(b) ? 1 : -1)).slice(0, receiptsLimits.rows);
}
