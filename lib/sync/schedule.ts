/** F15. A shopper who is online holds an accepted entry within this time. */
const periodMs = 15 * 60_000;
/** Spreads the clients of a feed, so that its host is not asked by all of them in the same second. */
const jitterShare = 0.2;
const firstRetryMs = 60_000;
const slowestRetryMs = 6 * 60 * 60_000;
/** A shopper who presses again and again is answered from what was just fetched. */
export const leastBetweenMs = 2_000;

/**
 * When a feed is asked next, in ms from its last try. After a failure the wait doubles from one minute on, up to six
 * hours, and is at least a third of that by chance: a host that comes back must not be met by everyone at once.
 * `random` is in [0, 1); 0 is the shortest wait. With nothing wrong the wait is never more than a period.
 */
export function readDelayMs(failures: number, random: number): number {
  if (failures === 0) return Math.round(periodMs * (1 - jitterShare * (1 - random)));
  const ceiling = Math.min(firstRetryMs * 2 ** Math.min(failures - 1, 20), slowestRetryMs);
  return Math.round(ceiling * (1 / 3 + (2 / 3) * random));
}

/**
 * True when a feed that was last tried at `triedAtMs` should be asked now. A last try in the future is a clock that
 * was set back since: waiting for it could mean for ever.
 */
export function isDue(
  state: { readonly triedAtMs: number | null; readonly failures: number },
  nowMs: number,
  random: number,
): boolean {
  if (state.triedAtMs === null || state.triedAtMs > nowMs) return true;
  return nowMs - state.triedAtMs >= readDelayMs(state.failures, random);
}
