import type { Timers } from '#lib/browser/timers.ts';
import { readPageAddress } from './page-address.ts';

export type NavigationWatch = {
  readonly window: Window;
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** A new address was committed, or the page came back from the back-forward cache. Never told of a fragment only. */
  readonly onCommit: (href: string) => void;
};

const pollMs = 1_000;

/**
 * Tells of every committed address of this document. The Navigation API says it at once. A page that listens
 * earlier can silence any event (`stopImmediatePropagation` reaches every world), so the address is also
 * looked at once a second: one comparison of two strings.
 */
export function watchNavigation({ window, timers, signal, onCommit }: NavigationWatch): void {
  let address = readPageAddress(window.location.href);
  const look = (): void => {
    const now = readPageAddress(window.location.href);
    if (now === address) return;
    address = now;
    onCommit(window.location.href);
  };
  // A page from the back-forward cache is shown as it was, but the tab has spoken for another page meanwhile.
  const restore = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    address = readPageAddress(window.location.href);
    onCommit(window.location.href);
  };
  const navigation = 'navigation' in window ? window.navigation : null;
  navigation?.addEventListener('currententrychange', look, { signal });
  window.addEventListener('popstate', look, { signal });
  window.addEventListener('hashchange', look, { signal });
  window.addEventListener('pageshow', restore, { signal });
  let timer = timers.set(poll, pollMs);
  function poll(): void {
    look();
    if (!signal.aborted) timer = timers.set(poll, pollMs);
  }
  signal.addEventListener('abort', () => timers.clear(timer), { once: true });
}
