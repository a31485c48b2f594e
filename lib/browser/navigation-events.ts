import browser from 'webextension-polyfill';

/** A tab's top document has another address, or is loaded again. Null: an address the extension may not know. */
export type OnNavigated = (listener: (tabId: number, url: string | null) => void) => void;

// `tabs.onUpdated` and not `webNavigation`: the latter tells of every address there is, and browsers warn of it at
// install as reading the history. This one leaves the address out where no host permission was given.
export const onNavigated: OnNavigated = (listener) => {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.url !== undefined || change.status === 'loading') {
      listener(tabId, change.url ?? tab.url ?? null);
    }
  });
};
