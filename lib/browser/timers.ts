/** Timers as the guard's sessions and the worker take them. Delays in milliseconds. */
export type Timers = {
  set(run: () => void, delayMs: number): number;
  clear(id: number): void;
};

export const guardTimers: Timers = {
  set: (run, delayMs) => self.setTimeout(run, delayMs),
  clear: (id) => self.clearTimeout(id),
};

/** Lets everything else that waits have its turn. */
export function pauseTask(): Promise<void> {
  return new Promise((resolve) => void self.setTimeout(resolve, 0));
}
