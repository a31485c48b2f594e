import type { Identifier } from './identifier.ts';

/** The verified files of one version of a feed, by target path. Bytes exactly as they were signed. */
export type FeedFiles = ReadonlyMap<string, Uint8Array>;

/**
 * F16. Why the last try to update a feed came to nothing. What is active stays active in every case.
 * - `unreachable`: no answer, too slow, an error status, another origin in between
 * - `refused`: a signature, a version or a date that the trusted keys do not bear out
 * - `damaged`: verified, and yet not what a feed of this format holds
 * - `clock`: everything the feed says has ended; either it was abandoned or this device's clock is wrong
 * - `not-kept`: this device could not store it
 */
export const updateFaults = ['unreachable', 'refused', 'damaged', 'clock', 'not-kept'] as const;
export type UpdateFault = (typeof updateFaults)[number];

/** Why the brake holds an update back, with what it would newly flag. */
export type HeldReason =
  | { readonly code: 'protected-name'; readonly newlyFlagged: readonly Identifier[] }
  | {
      readonly code: 'recent-shops';
      readonly newlyFlagged: readonly Identifier[];
      /** How many recent shops were looked at. */
      readonly of: number;
    };

/** A rule that failed its own examples and was left out of the generation. */
export type DroppedRule = { readonly kind: 'claim' | 'label' | 'site'; readonly id: string };

/** How the tries to update one feed went. Times in ms since 1970; null: never. */
export type SyncState = {
  readonly feedId: string;
  readonly triedAtMs: number | null;
  /** The last time the feed's freshness was confirmed by its signatures, with or without news. */
  readonly confirmedAtMs: number | null;
  readonly failure: { readonly fault: UpdateFault; readonly detail: string } | null;
  /** How many tries in a row have failed; the waiting time follows from it. */
  readonly failures: number;
  /** Addresses that the last good version of the feed names for itself, each ending with `/`. */
  readonly mirrors?: readonly string[];
};

export function emptySyncState(feedId: string): SyncState {
  return { feedId, triedAtMs: null, confirmedAtMs: null, failure: null, failures: 0 };
}
