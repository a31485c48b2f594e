import type { Timers } from '#lib/browser/timers.ts';
import type { VerdictView } from '#lib/domain/verdict.ts';
import type { GuardTexts } from '#lib/messages/contract.ts';
import { readDocument } from '#lib/site/read-document.ts';
import { findCardPlace } from './card-place.ts';
import { buildFindingList } from './finding-list.ts';
import { readFocus } from './focus.ts';
import type { Area } from './free-place.ts';
import { button, closeButton, h } from './h.ts';

/** What the card speaks of. */
export type CardTopic = {
  readonly key: string;
  readonly title: string;
  readonly verdicts: readonly VerdictView[];
  /** Where it stands in the window now; null when it is no longer there. The card never covers it. */
  readonly readArea: () => Area | null;
  /** Pressed on purpose: the card takes the focus and stays. Otherwise it goes with the pointer. */
  readonly pinned: boolean;
  readonly onReport: () => void;
  readonly onTip: (tipId: string) => void;
  readonly onMute: (findingId: string) => void;
};

const restMs = 140;
const leaveMs = 280;

/** One small card with the findings of one subject. Esc, a press elsewhere or its own button closes it. */
export class VerdictCard {
  readonly #front: HTMLElement;
  readonly #host: Element;
  readonly #timers: Timers;
  #topic: CardTopic | null = null;
  #element: HTMLElement | null = null;
  #life = new AbortController();
  #returnTo: HTMLElement | null = null;
  #timer = 0;

  constructor(front: HTMLElement, host: Element, timers: Timers) {
    this.#front = front;
    this.#host = host;
    this.#timers = timers;
  }

  get openKey(): string | null {
    return this.#topic?.key ?? null;
  }

  open(topic: CardTopic, texts: GuardTexts): void {
    const opener = readFocus(this.#front);
    this.close();
    this.#topic = topic;
    this.#element = buildCard(topic, texts, () => this.close());
    this.#front.append(this.#element);
    this.#listen(this.#element);
    this.#place();
    if (!topic.pinned) return;
    this.#returnTo = opener;
    this.#element.focus({ preventScroll: true });
  }

  close(): void {
    this.#timers.clear(this.#timer);
    this.#topic = null;
    this.#life.abort();
    this.#element?.remove();
    this.#element = null;
    const opener = this.#returnTo;
    this.#returnTo = null;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  }

  /** Opens when the pointer rests on something; null: the pointer has left, and the card goes too unless it was pinned. */
  hover(open: (() => void) | null): void {
    this.#timers.clear(this.#timer);
    if (this.#topic?.pinned) return;
    if (open) this.#timer = this.#timers.set(open, restMs);
    else if (this.#topic) this.#timer = this.#timers.set(() => this.close(), leaveMs);
  }

  #place(): void {
    const about = this.#topic?.readArea() ?? null;
    const view = readDocument(this.#host.ownerDocument, 'documentElement');
    if (!this.#element || !about || about.bottom < 0 || about.top > view.clientHeight) {
      this.close();
      return;
    }
    const { style } = this.#element;
    style.maxHeight = '';
    const { offsetWidth: width, offsetHeight: height } = this.#element;
    const window = { width: view.clientWidth, height: view.clientHeight };
    const area = findCardPlace(about, { width, height }, window);
    style.translate = `${area.left}px ${area.top}px`;
    if (area.bottom - area.top < height) style.maxHeight = `${area.bottom - area.top}px`;
  }

  #listen(element: HTMLElement): void {
    this.#life = new AbortController();
    const options = { capture: true, passive: true, signal: this.#life.signal };
    const { ownerDocument: document } = this.#host;
    const on = (type: string, hear: (event: Event) => void): void =>
      readDocument(document, 'addEventListener')(type, hear, options);
    on('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') this.close();
    });
    on('pointerdown', (event) => {
      if (event.target !== this.#host) this.close();
    });
    on('scroll', (event) => {
      if (event.target !== this.#host) this.#place();
    });
    element.addEventListener('pointerenter', () => this.#timers.clear(this.#timer), options);
    element.addEventListener('pointerleave', () => this.hover(null), options);
  }
}

function buildCard(topic: CardTopic, texts: GuardTexts, close: () => void): HTMLElement {
  return h(
    'div',
    { class: 'card', role: 'dialog', tabindex: '-1', 'aria-label': topic.title },
    h('div', { class: 'head' }, h('b', {}, topic.title), closeButton(texts.close, close)),
    ...buildFindingList(topic.verdicts, texts, topic),
    h('div', { class: 'foot' }, button({ class: 'push' }, topic.onReport, texts.report)),
  );
}
