import browser from 'webextension-polyfill';

/** A tab's top document has another address, or is loaded again. Heard only of hosts the extension may read. */
export type OnNavigated = (listener: (tabId: number, url: string) => void) => void;

// `tabs.onUpdated` and not `webNavigation`: the latter tells of every address there is, and browsers warn of it at
// install as reading the history. This one leaves the address out where no host permission was given.
export const onNavigated: OnNavigated = (listener) => {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    const url = change.url ?? (change.status === 'loading' ? tab.url : undefined);
    if (url !== undefined) listener(tabId, url);
  });
};
