import browser from 'webextension-polyfill';

/** Match patterns for every web page: what "protect every shop" asks for. */
export const everyPage = ['https://*/*', 'http://*/*'] as const;

export type Permissions = {
  /** Must be called straight from a press: browsers refuse it otherwise. False when the shopper says no. */
  request(origins: readonly string[]): Promise<boolean>;
  /** False when the browser refuses: what it was installed with is taken back on its own page only. */
  remove(origins: readonly string[]): Promise<boolean>;
  isGranted(origins: readonly string[]): Promise<boolean>;
  /** Every match pattern granted now, required ones included. */
  readOrigins(): Promise<readonly string[]>;
  /** Pages were added or removed. */
  onChanged(listener: (change: 'added' | 'removed') => void): void;
};

export const browserPermissions: Permissions = {
  request: (origins) => browser.permissions.request({ origins: [...origins] }),
  remove: (origins) => browser.permissions.remove({ origins: [...origins] }),
  isGranted: (origins) => browser.permissions.contains({ origins: [...origins] }),
  readOrigins: async () => (await browser.permissions.getAll()).origins ?? [],
  onChanged(listener) {
    // Firefox tells of data that may be sent by the same event; that changes no page that can be read.
    browser.permissions.onAdded.addListener(({ origins = [] }) => {
      if (origins.length > 0) listener('added');
    });
    browser.permissions.onRemoved.addListener(({ origins = [] }) => {
      if (origins.length > 0) listener('removed');
    });
  },
};
