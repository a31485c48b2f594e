import type { TabState } from '#lib/store/tab-states.ts';

/** An element inside a closed shadow root: what the extension painted, and the page cannot reach. */
export type PaintedElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and that of everything in it, one space between pieces. */
  readonly text: string;
  /** Where the press goes; only the browser that made it understands it. */
  readonly handle: string;
};

/** One tab, driven the same way in both browsers. Scripts are expressions, run in the page's own world. */
export type OpenTab = {
  readonly goTo: (url: string) => Promise<void>;
  readonly run: (expression: string) => Promise<unknown>;
  readonly readPainted: () => Promise<readonly PaintedElement[]>;
  /** A real press of the mouse on a painted element. */
  readonly press: (element: PaintedElement) => Promise<void>;
  /** One key as a keyboard sends it, `Shift+` before it where that is held: `Tab`, `Enter`, `Shift+ArrowDown`. */
  readonly key: (key: string) => Promise<void>;
  /** Writes into what has the focus. */
  readonly write: (text: string) => Promise<void>;
  /** The key of the extension (`commands` in the manifest), pressed in the browser's window while this tab is in front. */
  readonly reportKey: () => Promise<void>;
  readonly screenshot: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The browser's own question for more pages, and its own settings, where the answer can be taken back. */
export type Grants = {
  /**
   * Before the press that asks. Firefox shows its question from now on. Chromium's is a window that no driver can
   * reach: there the host is allowed in the browser's settings first, and the press is then granted without a question.
   */
  readonly prepare: (origin: string) => Promise<void>;
  /** After the press. Chromium was never asked, so it can only say yes. */
  readonly answer: (answer: 'yes' | 'no') => Promise<void>;
  /** As in the browser's settings of the extension. */
  readonly revoke: (origin: string) => Promise<void>;
  /** Whether the extension may send what a report carries, as in Firefox's settings of it. */
  readonly applySending: (isGiven: boolean) => Promise<void>;
};

/** A browser with the extension in it, and all shops answered from here. */
export type ShopBrowser = {
  readonly name: 'chromium' | 'firefox';
  /** What the extension's own addresses start with; null without the extension. */
  readonly ownPrefix: string | null;
  /** What `browser.runtime.id` says. */
  readonly extensionId: string | null;
  readonly openTab: (url: string) => Promise<OpenTab>;
  /** Runs an expression in a page of the extension; `browser` is the extension API in both browsers. */
  readonly inExtension: (expression: string) => Promise<unknown>;
  /** The same as from a press of the shopper, which browsers ask for before they grant anything. */
  readonly inExtensionPressed: (expression: string) => Promise<unknown>;
  /** A page of the extension as a tab. */
  readonly openOwnPage: (path: string) => Promise<OpenTab>;
  /** A tab that something else opened, by a part of its address. */
  readonly findTab: (part: string) => Promise<OpenTab>;
  readonly grants: Grants;
  /** Lets the browser reach one server of a test, `127.0.0.1:8080`; everything else stays out of reach. */
  readonly allowHost: (host: string) => void;
  /** Ends the extension's worker in the middle of whatever it does; the next event starts it anew. */
  readonly killWorker: () => Promise<void>;
  /** Ends the whole browser in the middle of whatever it does; its profile stays as it is at that moment. */
  readonly kill: () => Promise<void>;
  /** Every http(s) request made so far, in order: those that were answered here and those that wanted out. */
  readonly readRequests: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** True for what the worker keeps of a tab. */
export function isTabState(value: unknown): value is TabState {
  return typeof value === 'object' && value !== null && 'reading' in value && 'assessment' in value;
}

/** What the worker knows of the tab at this address, or null. */
export async function readTabState(browser: ShopBrowser, url: string): Promise<TabState | null> {
  const all = await browser.inExtension('browser.storage.session.get(null)');
  if (typeof all !== 'object' || all === null) return null;
  const states = Object.entries(all)
    .filter(([key]) => key.startsWith('tab:'))
    .map(([, state]: [string, unknown]) => state)
    .filter(isTabState);
  return states.findLast((state) => state.reading.url === url) ?? null;
}

export type Wait<T> = {
  /** Said when it never comes. */
  readonly what: string;
  readonly ask: () => Promise<T>;
  readonly holds: (answer: T) => boolean;
  readonly limitMs?: number;
};

/** Asks again until it holds. @throws with the last answer when it never does */
export async function waitFor<T>({ what, ask, holds, limitMs = 10_000 }: Wait<T>): Promise<T> {
  const end = performance.now() + limitMs;
  let last = await ask();
  while (!holds(last)) {
    if (performance.now() > end) {
      const seen = JSON.stringify(last)?.slice(0, 1500);
      throw new Error(`${what}: not within ${limitMs} ms; last seen: ${seen}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    last = await ask();
  }
  return last;
}
