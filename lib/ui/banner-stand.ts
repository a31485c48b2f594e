import type { Timers } from '#lib/browser/timers.ts';
import { severities } from '#lib/domain/severity.ts';
import type { PaintOrder } from '#lib/messages/contract.ts';
import { type BannerTone, buildBanner, readBannerTone } from './banner.ts';
import { keepOverBar, liftOverBar } from './floating.ts';
import { readFocus } from './focus.ts';
import { h } from './h.ts';
import type { OverlayHost } from './overlay-host.ts';

export type BannerPresses = {
  readonly onWhy: (banner: HTMLElement) => void;
  readonly onReport: () => void;
};

/** Bars of a page come late and go: the banner looks again for a while after it appeared. Milliseconds. */
const liftAgainMs = [400, 1_500, 4_000] as const;

/** Keeps the one banner of the page: closed by the shopper it stays closed for this visit, unless it gets worse. */
export class BannerStand {
  readonly #host: OverlayHost;
  readonly #timers: Timers;
  readonly #closed = new Map<string, BannerTone>();
  // Stands from the start: a region that comes with its text is often not read out.
  readonly #said = h('div', { class: 'said', role: 'status' });
  #element: HTMLElement | null = null;
  #look = '';
  #saidOf = '';
  #life = new AbortController();
  #waiting: readonly number[] = [];

  constructor(host: OverlayHost, timers: Timers) {
    this.#host = host;
    this.#timers = timers;
    host.front.append(this.#said);
  }

  paint(order: PaintOrder, presses: BannerPresses): void {
    const { view, texts } = order;
    const tone = readBannerTone(view);
    if (tone === null || isClosed(this.#closed.get(view.url), tone)) {
      this.#drop();
      // Marks on the cards of a list: who does not see them hears of them too.
      if (tone === null) this.#say(view);
      return;
    }
    const look = [view.url, view.locale, tone, view.headline].join('|');
    if (look === this.#look) {
      this.#lift();
      return;
    }
    const hadFocus = this.#element?.contains(readFocus(this.#element)) ?? false;
    this.#drop();
    this.#look = look;
    const element = buildBanner(view, texts, {
      onWhy: () => presses.onWhy(element),
      onReport: presses.onReport,
      onClose: () => {
        this.#closed.set(view.url, tone);
        this.#drop();
      },
    });
    this.#element = element;
    this.#host.front.prepend(element);
    if (hadFocus) element.querySelector('button')?.focus();
    this.#say(view);
    this.#life = new AbortController();
    keepOverBar(element, this.#host.element, this.#life.signal);
    this.#waiting = liftAgainMs.map((delayMs) => this.#timers.set(() => this.#lift(), delayMs));
  }

  clear(): void {
    this.#drop();
    this.#saidOf = '';
    this.#said.textContent = '';
  }

  /** Once for each page, and again only when its tone has changed: a list that grows must not talk on. */
  #say({ url, locale, tone, headline }: PaintOrder['view']): void {
    const about = [url, locale, tone].join('|');
    if (about === this.#saidOf) return;
    this.#saidOf = about;
    this.#said.textContent = headline;
  }

  #drop(): void {
    this.#life.abort();
    for (const id of this.#waiting) this.#timers.clear(id);
    this.#waiting = [];
    this.#element?.remove();
    this.#element = null;
    this.#look = '';
  }

  #lift(): void {
    if (this.#element?.isConnected) liftOverBar(this.#element, this.#host.element);
  }
}

function isClosed(before: BannerTone | undefined, now: BannerTone): boolean {
  return before !== undefined && severities.indexOf(now) <= severities.indexOf(before);
}
