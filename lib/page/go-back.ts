import type { Clock } from '#lib/browser/clock.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { Timers } from '#lib/browser/timers.ts';

export type BackParts = {
  readonly history: Pick<History, 'length' | 'go'>;
  /** 2 where the stop page could not take the place of the page it speaks of: that page is then one step back. */
  readonly stepsBack: 1 | 2;
  readonly tabs: Pick<Tabs, 'readOwn' | 'isLoading' | 'replaceByNewTab'>;
  /** What this tab remembers of the extension's own pages: `sessionStorage`. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  readonly timers: Timers;
  readonly clock: Clock;
  /** Ends when the stop page is left: a page that comes back from the back-forward cache goes nowhere by itself. */
  readonly signal: AbortSignal;
};

/** A stop that comes this soon after "go back" was brought by the page that was gone back to. */
export const loopMs = 10_000;
/** So long the browser has to begin to leave. A step that history does not have is no error, it just does nothing. */
export const leaveMs = 700;
const key = 'went-back-at';

/**
 * The way back from the stop page. Never to the address that was stopped: where nothing lies before it, where the page
 * before leads straight back here, or where the way back cannot be gone, a new tab takes the place of this one.
 */
export function buildGoBack(parts: BackParts): () => Promise<void> {
  const { history, stepsBack, tabs, memory, clock, timers, signal } = parts;

  let isLeaving = false;

  async function replaceTab(): Promise<void> {
    const tabId = await tabs.readOwn();
    if (tabId !== null) await tabs.replaceByNewTab(tabId);
  }

  async function replaceIfStill(): Promise<void> {
    isLeaving = false;
    const tabId = await tabs.readOwn();
    if (signal.aborted || tabId === null || (await tabs.isLoading(tabId))) return;
    await tabs.replaceByNewTab(tabId);
  }

  return async () => {
    // A double press is one wish.
    if (isLeaving) return;
    const wentBackAt = Number(memory.getItem(key) ?? Number.NaN);
    const isLoop = clock() - wentBackAt < loopMs;
    if (isLoop || history.length <= stepsBack) return replaceTab();
    memory.setItem(key, String(clock()));
    isLeaving = true;
    history.go(-stepsBack);
    const timer = timers.set(() => void replaceIfStill(), leaveMs);
    signal.addEventListener('abort', () => timers.clear(timer), { once: true });
  };
}
