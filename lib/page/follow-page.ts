import { onPush } from '#lib/messages/guard-port.ts';
import type { PushMessage } from '#lib/messages/contract.ts';
import { watchNavigation } from './navigation.ts';
import { readPageAddress } from './page-address.ts';
import {
  createPageSession,
  type PageBefore,
  type PageSession,
  type SessionWorld,
} from './page-session.ts';
import { quietMs } from './watch-subjects.ts';

export type Following = Omit<SessionWorld, 'onGone'> & {
  readonly window: Window;
  readonly onGone?: () => void;
  /** Where unasked messages of the worker come from; the guard's port unless a test says otherwise. */
  readonly hear?: (listener: (message: PushMessage) => void, signal: AbortSignal) => void;
};

/**
 * Guards one document from now on: one session per committed address, the old one ended before the new begins.
 * An address that names the same listing is no other page.
 * Returns what ends it all.
 */
export function followPage(following: Following): () => void {
  const { window, timers, hear = onPush } = following;
  const life = new AbortController();
  let session: PageSession | null = null;
  const world: SessionWorld = {
    ...following,
    onGone: () => {
      stop();
      following.onGone?.();
    },
  };
  let address = '';
  let before: PageBefore | null = null;
  let resting: number | null = null;
  const open = (href: string): void => {
    // A page that comes back from the back-forward cache is what it was: nothing in it is left over from another.
    const isOther = readPageAddress(href) !== address;
    address = readPageAddress(href);
    if (isOther && session?.follow(href)) return;
    before = isOther ? (session?.leave() ?? before) : null;
    session?.end();
    session = null;
    if (resting === null || !isOther) begin();
  };
  const begin = (): void => {
    session = createPageSession(world, window.location.href, before);
    if (before === null) return;
    // A page that runs through addresses is followed to where it stops, not asked about at each of them.
    resting = timers.set(() => {
      resting = null;
      if (session === null) begin();
    }, quietMs);
  };
  const stop = (): void => {
    if (life.signal.aborted) return;
    life.abort();
    if (resting !== null) timers.clear(resting);
    session?.end();
  };
  watchNavigation({ window, timers, signal: life.signal, onCommit: open });
  hear((message) => session?.repaint(message.order), life.signal);
  open(window.location.href);
  return stop;
}
