import type { Timers } from '#lib/browser/timers.ts';
import { readDocument } from '#lib/site/read-document.ts';

export type PageWait = {
  readonly window: Window;
  readonly document: Document;
  readonly timers: Timers;
  /** The page is parsed, and somebody looks at it. Told once. */
  readonly onReady: () => void;
};

const lookMs = 1_000;

/**
 * Waits until a page is parsed; one that is rendered ahead is nobody's page yet. A page can take every listener
 * away at once (`document.open`), so it is also looked at once a second until then.
 */
export function awaitPage({ window, document, timers, onReady }: PageWait): void {
  const life = new AbortController();
  const { signal } = life;
  const look = (): void => {
    if (signal.aborted || !isReady(document)) return;
    life.abort();
    onReady();
  };
  const lookAgain = (): void => {
    look();
    if (signal.aborted) return;
    const timer = timers.set(lookAgain, lookMs);
    signal.addEventListener('abort', () => timers.clear(timer), { once: true });
  };
  // On the window and capturing: whoever listens first there cannot be kept from hearing it.
  window.addEventListener('DOMContentLoaded', look, { signal, capture: true });
  readDocument(document, 'addEventListener')('prerenderingchange', look, { signal });
  lookAgain();
}

function isReady(document: Document): boolean {
  const isAhead = Reflect.get(Object.getPrototypeOf(document), 'prerendering', document) === true;
  return !isAhead && readDocument(document, 'readyState') !== 'loading';
}
