import { readDocument } from '#lib/site/read-document.ts';
import { findFloating } from './floating.ts';
import type { Area } from './free-place.ts';

/** Something of ours that belongs to an element of the page and moves with it. */
export type Mark = {
  readonly anchor: Element;
  readonly element: HTMLElement;
  /** Where it may stand beside the anchor, in viewport pixels, or null when there is no room. Asked when sizes changed. */
  readonly findPlace: () => Area | null;
};

type Point = { readonly x: number; readonly y: number };
type Placed = Mark & {
  inSight: boolean;
  /** From the anchor's corner to ours; null while there is no room. */
  offset: Point | null;
  size: string;
};

/**
 * Keeps marks beside their anchors without touching the page: absolute in document coordinates, so scrolling
 * moves nothing, and only for anchors in sight. Rectangles are read in one go, then written in one go.
 */
export class MarkLayer {
  readonly #host: Element;
  readonly #layer: HTMLElement;
  readonly #marks = new Map<string, Placed>();
  readonly #sight = new IntersectionObserver((entries) => this.#see(entries));
  readonly #sizes = new ResizeObserver(() => this.#request());
  #frame = 0;
  #life: AbortController | null = null;

  constructor(host: Element, layer: HTMLElement) {
    this.#host = host;
    this.#layer = layer;
  }

  put(key: string, mark: Mark): void {
    this.drop(key);
    this.#marks.set(key, { ...mark, inSight: false, offset: null, size: '' });
    // Observing anew makes the observer tell at once where the anchor is.
    this.#sight.unobserve(mark.anchor);
    this.#sight.observe(mark.anchor);
    this.#sizes.observe(mark.anchor);
    this.#listen();
  }

  drop(key: string): void {
    const mark = this.#marks.get(key);
    if (!mark) return;
    this.#marks.delete(key);
    mark.element.remove();
    if ([...this.#marks.values()].some((each) => each.anchor === mark.anchor)) return;
    this.#sight.unobserve(mark.anchor);
    this.#sizes.unobserve(mark.anchor);
  }

  /** The page may have drawn itself anew: every place is looked for again, in the next frame. */
  refresh(): void {
    for (const mark of this.#marks.values()) mark.size = '';
    this.#request();
  }

  clear(): void {
    for (const key of this.#marks.keys()) this.drop(key);
    this.#sizes.disconnect();
    this.#life?.abort();
    this.#life = null;
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const mark of this.#marks.values()) {
      const entry = entries.findLast((each) => each.target === mark.anchor);
      if (entry) mark.inSight = entry.isIntersecting;
    }
    this.#request();
  }

  #request(): void {
    if (this.#marks.size === 0 || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.#place());
  }

  #place(): void {
    this.#frame = 0;
    // What has just come in has no size yet. Asking for it now would make the browser lay the whole page out twice in one
    // frame; in the next one it is known.
    if (this.#bringIn()) {
      this.#request();
      return;
    }
    const origin = this.#host.getBoundingClientRect();
    const seen = [...this.#marks.values()].filter((mark) => mark.inSight);
    const moves = seen.map((mark) => ({ element: mark.element, spot: this.#findSpot(mark) }));
    for (const { element, spot } of moves) {
      element.classList.toggle('away', spot === null);
      if (spot) element.style.translate = `${spot.x - origin.left}px ${spot.y - origin.top}px`;
    }
  }

  /** Takes marks out of the tree whose anchors are out of sight, and puts those in that came into it. True: some came. */
  #bringIn(): boolean {
    const coming: Element[] = [];
    for (const { element, inSight } of this.#marks.values()) {
      if (!inSight) element.remove();
      else if (!element.isConnected) coming.push(element);
    }
    for (const element of coming) element.classList.add('away');
    this.#layer.append(...coming);
    return coming.length > 0 && this.#layer.isConnected;
  }

  #findSpot(mark: Placed): Point | null {
    const anchor = mark.anchor.getBoundingClientRect();
    const { clientWidth } = readDocument(mark.anchor.ownerDocument, 'documentElement');
    const size = `${anchor.width} ${anchor.height} ${clientWidth}`;
    if (size !== mark.size) {
      const area = mark.findPlace();
      mark.offset = area && { x: area.left - anchor.left, y: area.top - anchor.top };
      mark.size = size;
    }
    if (!mark.offset) return null;
    const spot = { x: anchor.left + mark.offset.x, y: anchor.top + mark.offset.y };
    const middle = {
      x: spot.x + mark.element.offsetWidth / 2,
      y: spot.y + mark.element.offsetHeight / 2,
    };
    return isCovered(mark.anchor, middle, this.#host) ? null : spot;
  }

  #listen(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const options = { capture: true, passive: true, signal: this.#life.signal };
    const { ownerDocument: document } = this.#host;
    // Inner scrollers, carousels that slide and pictures that load move a page without a word from the window.
    for (const type of ['scroll', 'transitionend', 'load']) {
      readDocument(document, 'addEventListener')(type, () => this.#request(), options);
    }
    readDocument(document, 'defaultView')?.addEventListener(
      'resize',
      () => this.#request(),
      options,
    );
    this.#sizes.observe(readDocument(document, 'documentElement'));
    const body: Element | null = readDocument(document, 'body');
    if (body) this.#sizes.observe(body);
  }
}

/**
 * True when a bar or a window of the page lies over the place, or the anchor is cut off there by a scroller.
 * Our mark would otherwise shine through the page's own menu.
 */
function isCovered(anchor: Element, at: Point, host: Element): boolean {
  const rect = anchor.getBoundingClientRect();
  const inside = at.x > rect.left && at.x < rect.right && at.y > rect.top && at.y < rect.bottom;
  const hits = readDocument(anchor.ownerDocument, 'elementsFromPoint')(at.x, at.y);
  const stack = hits.filter((element) => element !== host);
  const own = stack.findIndex(
    (element) => anchor.contains(element) || (!inside && element.contains(anchor)),
  );
  // Beyond the window nothing is hit either, and what is there is not in sight.
  if (own < 0) return true;
  return stack.slice(0, own).some((element) => findFloating(element, anchor) !== null);
}
