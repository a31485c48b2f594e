import type { Timers } from '#lib/browser/timers.ts';
import { WorkerGoneError } from '#lib/messages/guard-port.ts';
import type { Answer, Ask, MessageName, PaintOrder } from '#lib/messages/contract.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { PageAnchors, PageRead, readPage } from '#lib/site/read-page.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import { isLeftOver } from './left-over.ts';
import { readPageAddress } from './page-address.ts';
import { isSameSubject } from './same-subject.ts';
import { buildUnreadableReading } from './unread-page.ts';
import { watchCards } from './watch-cards.ts';
import { quietMs, watchSubjects } from './watch-subjects.ts';

/** What a session needs of the world. */
export type SessionWorld = {
  readonly document: Document;
  readonly timers: Timers;
  readonly ask: <N extends MessageName>(name: N, ask: Ask<N>) => Promise<Answer<N>>;
  readonly read: typeof readPage;
  /** Who says that there is more to read though the document may not have changed: the tap. Only the last listener is called. */
  readonly hearMore?: (listener: () => void) => void;
  readonly paint: (order: PaintOrder, anchors: PageAnchors) => void;
  readonly clear: () => void;
  /** The extension behind this page is gone; nothing will be answered any more. */
  readonly onGone: () => void;
};

/** What a session leaves to the one that follows in the same document: where it stood and what was last read. */
export type PageBefore = { readonly url: string; readonly reading: PageReading | null };

export type PageSession = {
  readonly leave: () => PageBefore;
  /** Paints what the worker says unasked; an order for another address is ignored. */
  readonly repaint: (order: PaintOrder) => void;
  /**
   * True when the page goes on under an address that names the same listing. Its paint stays, and it is judged again
   * at most once a pause: a page that writes its address in a loop would otherwise never be judged at all.
   */
  readonly follow: (url: string) => boolean;
  /** Stops everything and takes the paint away. */
  readonly end: () => void;
};

/** How long the document of the page before may stand under the new address. */
export const leftOverMs = 2_000;
/** How long a new address waits for the first change of the document. */
export const settleMs = 300;
const retryMs = 2_000;
const maxRetries = 3;

/**
 * One page at one committed address: asks for its rule, reads, has it judged, paints, and again when more comes.
 * It has a lifetime of its own. WXT's context can be ended by any page with one event, so nothing here knows it.
 * `before` is what the session before it in the same document left; null for a fresh document.
 */
export function createPageSession(
  world: SessionWorld,
  url: string,
  before: PageBefore | null,
): PageSession {
  const session = new Session(world, url, before);
  void session.start();
  return {
    leave: () => session.leave(),
    repaint: (order) => session.repaint(order),
    follow: (next) => session.follow(next),
    end: () => session.end(),
  };
}

class Session {
  readonly #world: SessionWorld;
  readonly #lifetime = new AbortController();
  readonly #before: PageBefore | null;
  #address: string;
  #url: string;
  #isFollowing = false;
  #leftOver: PageReading | null;
  #reading: PageReading | null = null;
  #rule: SiteRule | null = null;
  #anchors: PageAnchors | null = null;
  #watchCards: ReturnType<typeof watchCards> | null = null;
  #order: PaintOrder | null = null;
  #sentKey = '';
  #turn = 0;
  #failures = 0;

  constructor(world: SessionWorld, url: string, before: PageBefore | null) {
    this.#world = world;
    this.#url = url;
    this.#address = readPageAddress(url);
    this.#before = before;
    this.#leftOver = before?.reading ?? null;
  }

  async start(): Promise<void> {
    try {
      const { rule } = await this.#world.ask('openPage', { url: this.#url });
      if (this.#ended || !rule) return;
      this.#rule = rule;
    } catch (error) {
      this.#hearFailure(error, () => void this.start());
      return;
    }
    this.#watch();
    if (!this.#before || isSameSubject(this.#before.url, this.#url, this.#rule)) {
      this.#leftOver = null;
      this.#read();
      return;
    }
    // Left before anything of it was read: what stands here now may still be its document.
    this.#leftOver ??= this.#readNow()?.reading ?? null;
    this.#later(settleMs, () => this.#read());
    this.#later(leftOverMs, () => {
      this.#leftOver = null;
      this.#read();
    });
  }

  leave(): PageBefore {
    return { url: this.#url, reading: this.#reading ?? this.#before?.reading ?? null };
  }

  repaint(order: PaintOrder): void {
    if (this.#ended || !this.#anchors || readPageAddress(order.view.url) !== this.#address) return;
    this.#order = order;
    this.#paint(this.#anchors);
  }

  follow(url: string): boolean {
    if (this.#ended || !this.#rule || !isSameSubject(this.#url, url, this.#rule)) return false;
    this.#url = url;
    this.#address = readPageAddress(url);
    if (this.#isFollowing) return true;
    this.#isFollowing = true;
    this.#later(quietMs, () => {
      this.#isFollowing = false;
      // The same words as before, but the worker knows them by another address.
      this.#sentKey = '';
      this.#read();
    });
    return true;
  }

  end(): void {
    if (this.#ended) return;
    this.#lifetime.abort();
    this.#world.clear();
  }

  get #ended(): boolean {
    return this.#lifetime.signal.aborted;
  }

  #watch(): void {
    const { document, timers, hearMore } = this.#world;
    const { signal } = this.#lifetime;
    const onChange = watchSubjects({
      document,
      timers,
      signal,
      onChange: () => this.#read(),
      hearMore,
    });
    this.#watchCards = watchCards({ signal, onChange, onReuse: (ids) => this.#drop(ids) });
  }

  /** Takes the marks of these cards away; the next reading says what their nodes show now. */
  #drop(ids: ReadonlySet<string>): void {
    const anchors = this.#anchors;
    if (!anchors || ![...ids].some((id) => anchors.cards.has(id))) return;
    const cards = new Map([...anchors.cards].filter(([id]) => !ids.has(id)));
    this.#anchors = { ...anchors, cards };
    this.#paint(this.#anchors);
  }

  /** True when something was read that had not been read before. */
  #read(): boolean {
    const found = this.#readNow();
    if (!found) return false;
    this.#reading = found.reading;
    this.#anchors = found.anchors;
    this.#watchCards?.(found.anchors.cards);
    const key = JSON.stringify({ ...found.reading, url: null });
    if (key === this.#sentKey) {
      // The same words in new elements: the page has drawn itself again.
      this.#paint(found.anchors);
      return false;
    }
    this.#sentKey = key;
    void this.#assess(found.reading);
    return true;
  }

  #readNow(): PageRead | null {
    const { document, read } = this.#world;
    const { href } = document.location;
    if (this.#ended || !this.#rule || readPageAddress(href) !== this.#address) return null;
    try {
      const found = read(document, new URL(href), this.#rule);
      return isLeftOver(found.reading, this.#leftOver) ? null : found;
    } catch {
      // What was read before this failure still stands; a page of which nothing was ever read is said to be unread.
      if (this.#reading) return null;
      return { reading: buildUnreadableReading(href, this.#rule), anchors: noAnchors };
    }
  }

  async #assess(reading: PageReading): Promise<void> {
    const turn = (this.#turn += 1);
    try {
      const order = await this.#world.ask('assessPage', { reading });
      // A late answer to an older reading, or to a page that is no longer there, is nobody's answer.
      if (this.#ended || turn !== this.#turn || !this.#anchors) return;
      this.#failures = 0;
      this.#order = order;
      this.#paint(this.#anchors);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#sentKey = '';
      this.#hearFailure(error, () => this.#read());
    }
  }

  // A page can make drawing fail (an image named `createElement`). The toolbar has told by then, and asking the
  // worker again would change nothing.
  #paint(anchors: PageAnchors): void {
    try {
      if (this.#order) this.#world.paint(this.#order, anchors);
    } catch {
      // The next reading tries again.
    }
  }

  #hearFailure(error: unknown, again: () => void): void {
    if (this.#ended) return;
    if (isGone(error)) {
      this.end();
      this.#world.onGone();
      return;
    }
    this.#failures += 1;
    if (this.#failures <= maxRetries) this.#later(retryMs, again);
  }

  #later(delayMs: number, run: () => void): void {
    const { signal } = this.#lifetime;
    const id = this.#world.timers.set(() => {
      if (!signal.aborted) run();
    }, delayMs);
    signal.addEventListener('abort', () => this.#world.timers.clear(id), { once: true });
  }
}

const noAnchors: PageAnchors = {
  title: null,
  shopName: null,
  description: null,
  cards: new Map(),
};

function isGone(error: unknown): boolean {
  if (error instanceof WorkerGoneError) return true;
  return error instanceof Error && /context invalidated/i.test(error.message);
}
