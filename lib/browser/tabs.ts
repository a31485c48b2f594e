import browser from 'webextension-polyfill';

export type Tabs = {
  /** The tab the shopper looks at. `url` is null where the extension may not know it. */
  readActive(): Promise<{ readonly tabId: number; readonly url: string | null } | null>;
  readUrl(tabId: number): Promise<string | null>;
  /** Every open tab whose address the extension may know, but for those the browser has put to sleep. */
  readOpen(): Promise<readonly { readonly tabId: number; readonly url: string }[]>;
  /** Says something to the guard of a tab; a tab without a guard is no error. */
  push(tabId: number, message: unknown): Promise<void>;
  reload(tabId: number): Promise<void>;
  /**
   * Sends a tab to another address, in the place of the page it shows where the browser can do that (Firefox);
   * Chromium keeps the page one step back. A tab that was closed is no error.
   */
  open(tabId: number, url: string): Promise<void>;
  /** True while a tab is on its way to an address. False too when it was closed. */
  isLoading(tabId: number): Promise<boolean>;
  /** True in a private window. A tab that was closed is none. */
  isPrivate(tabId: number): Promise<boolean>;
  /** The tab that asks, when a page of the extension asks. */
  readOwn(): Promise<number | null>;
  /** Opens an address in a new tab in the place of this one, which a page cannot hold up. */
  openInstead(tabId: number, url: string): Promise<void>;
  /** Opens an address in a tab of its own, in front. */
  openNew(url: string): Promise<void>;
  /** Closes a tab; one that is closed already is no error. */
  close(tabId: number): Promise<void>;
  /** A new tab as the shopper knows it instead of this one: the neutral place when there is nothing to go back to. */
  replaceByNewTab(tabId: number): Promise<void>;
  onRemoved(listener: (tabId: number) => void): void;
};

export const browserTabs: Tabs = {
  async readActive() {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id === undefined ? null : { tabId: tab.id, url: tab.url ?? null };
  },
  async readUrl(tabId) {
    try {
      return (await browser.tabs.get(tabId)).url ?? null;
    } catch {
      return null; // The tab was closed in the meantime.
    }
  },
  async readOpen() {
    return (await browser.tabs.query({ discarded: false })).flatMap(({ id, url }) =>
      id === undefined || url === undefined ? [] : [{ tabId: id, url }],
    );
  },
  async push(tabId, message) {
    try {
      await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    } catch {
      // No guard listens there: the page was left, or never had one.
    }
  },
  async reload(tabId) {
    await browser.tabs.reload(tabId);
  },
  async open(tabId, url) {
    try {
      await browser.tabs.update(tabId, canReplace() ? { url, loadReplace: true } : { url });
    } catch (fault) {
      if (await stillThere(tabId)) throw fault;
    }
  },
  isLoading: (tabId) =>
    browser.tabs.get(tabId).then(
      ({ status }) => status === 'loading',
      () => false,
    ),
  isPrivate: (tabId) =>
    browser.tabs.get(tabId).then(
      ({ incognito }) => incognito,
      () => false,
    ),
  readOwn: async () => (await browser.tabs.getCurrent())?.id ?? null,
  async openInstead(tabId, url) {
    const place = readPlace(await browser.tabs.get(tabId));
    await browser.tabs.create({ url, ...place });
    await browser.tabs.remove(tabId);
  },
  async close(tabId) {
    await browser.tabs.remove(tabId).catch(() => null);
  },
  async openNew(url) {
    await browser.tabs.create({ url });
  },
  async replaceByNewTab(tabId) {
    const place = readPlace(await browser.tabs.get(tabId));
    await browser.tabs.create(place);
    await browser.tabs.remove(tabId);
  },
  onRemoved(listener) {
    browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
  },
};

function readPlace({ windowId, index, active }: browser.Tabs.Tab) {
  return windowId === undefined ? { index, active } : { windowId, index, active };
}

/** Firefox can put an address in the place of the one before; Chromium refuses the whole call for the word. */
export function canReplace(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

async function stillThere(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );
}
