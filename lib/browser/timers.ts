/** Timers as the guard's sessions and the worker take them. Delays in milliseconds. */
export type Timers = {
  set(run: () => void, delayMs: number): number;
  clear(id: number): void;
};

export const guardTimers: Timers = {
  set: (run, delayMs) => self.setTimeout(run, delayMs),
  clear: (id) => self.clearTimeout(id),
};

/** Comes back once everything that waits has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((done) => {
    self.setTimeout(done, 0);
  });
}
