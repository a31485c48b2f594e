import type { Timers } from '#lib/browser/timers.ts';
import { severities } from '#lib/domain/severity.ts';
import type { PaintOrder } from '#lib/messages/contract.ts';
import { type BannerTone, buildBanner, readBannerTone } from './banner.ts';
import { liftOverBar } from './floating.ts';
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
      this.clear();
      return;
    }
    const look = [view.url, view.locale, tone, view.headline].join('|');
    if (look === this.#look) {
      this.#lift();
      return;
    }
    const hadFocus = this.#element?.contains(readFocus(this.#element)) ?? false;
    this.clear();
    this.#look = look;
    const element = buildBanner(view, texts, {
      onWhy: () => presses.onWhy(element),
      onReport: presses.onReport,
      onClose: () => {
        this.#closed.set(view.url, tone);
        this.clear();
      },
    });
    this.#element = element;
    this.#host.front.prepend(element);
    if (hadFocus) element.querySelector('button')?.focus();
    this.#said.textContent = view.headline;
    this.#lift();
    this.#waiting = liftAgainMs.map((delayMs) => this.#timers.set(() => this.#lift(), delayMs));
  }

  clear(): void {
    for (const id of this.#waiting) this.#timers.clear(id);
    this.#waiting = [];
    this.#element?.remove();
    this.#element = null;
    this.#look = '';
    this.#said.textContent = '';
  }

  #lift(): void {
    if (this.#element?.isConnected) liftOverBar(this.#element, this.#host.element);
  }
}

function isClosed(before: BannerTone | undefined, now: BannerTone): boolean {
  return before !== undefined && severities.indexOf(now) <= severities.indexOf(before);
}
