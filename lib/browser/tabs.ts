import browser from 'webextension-polyfill';

export type Tabs = {
  /** The tab the shopper looks at. `url` is null where the extension may not know it. */
  readActive(): Promise<{ readonly tabId: number; readonly url: string | null } | null>;
  readUrl(tabId: number): Promise<string | null>;
  /** Says something to the guard of a tab; a tab without a guard is no error. */
  push(tabId: number, message: unknown): Promise<void>;
  reload(tabId: number): Promise<void>;
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
  onRemoved(listener) {
    browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
  },
};
