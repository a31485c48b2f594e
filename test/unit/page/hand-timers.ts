import type { Timers } from '#lib/browser/timers.ts';

export type HandTimers = Timers & {
  /** Lets time pass, and everything that was waiting for it happen, promises included. */
  readonly pass: (ms: number) => Promise<void>;
  readonly waiting: () => number;
};

/** Timers that a test moves by hand. */
export function buildHandTimers(): HandTimers {
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>();
  let now = 0;
  let lastId = 0;
  return {
    set(run, delayMs) {
      lastId += 1;
      waiting.set(lastId, { at: now + delayMs, run });
      return lastId;
    },
    clear: (id) => void waiting.delete(id),
    waiting: () => waiting.size,
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const next = [...waiting]
          .filter(([, { at }]) => at <= end)
          .sort((a, b) => a[1].at - b[1].at)[0];
        if (!next) break;
        waiting.delete(next[0]);
        now = next[1].at;
        next[1].run();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets promises and mutation observers have their turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
