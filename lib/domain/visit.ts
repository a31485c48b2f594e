import type { Price } from './price.ts';

/** What one visit of a listing showed. Null: the page showed none, or it was not read. Times in ms since 1970. */
export type Visit = {
  readonly atMs: number;
  readonly price: Price | null;
  readonly wasPrice: Price | null;
  /** When the countdown beside the price would have ended. */
  readonly endsAtMs: number | null;
  /** "Only 3 left". */
  readonly left: number | null;
};

/** Readings of one listing that are nearer to each other than this belong to one visit. */
export const sameVisitMs = 30 * 60_000;
