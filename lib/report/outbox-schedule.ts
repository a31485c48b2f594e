/** For this long, in ms, a press can be taken back before anything leaves. */
export const undoMs = 10_000;

const firstRetryMs = 30_000;
const slowestRetryMs = 6 * 60 * 60_000;
/** After two weeks in vain the shopper is told, and decides. */
const giveUpMs = 14 * 24 * 60 * 60_000;

/** No intake can put a report off for longer than this, in ms, whatever it asks for. */
export const longestWaitMs = 24 * 60 * 60_000;

/**
 * How long to wait after `attempts` tries in vain, in ms: doubling from half a minute to six hours, shortened by up to
 * half by chance, so that an intake that comes back is not met by every shopper at once; at least as long as the intake
 * asked for (`retryAfterMs`). `random` is in [0, 1).
 */
export function readWaitMs(attempts: number, random: number, retryAfterMs: number | null): number {
  const longest = Math.min(firstRetryMs * 2 ** Math.min(attempts - 1, 20), slowestRetryMs);
  const ownMs = Math.round(longest * (1 - random / 2));
  return Math.min(Math.max(ownMs, retryAfterMs ?? 0), longestWaitMs);
}

/** A clock that was set back since does not make a report older. */
export function isOverdue(firstQueuedAtMs: number, nowMs: number): boolean {
  return nowMs - firstQueuedAtMs >= giveUpMs;
}
