import browser from 'webextension-polyfill';

/** A key-value area of the browser. `session` is forgotten with the browser, and never written to disk. */
export type StorageArea = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
};

function areaOf(area: browser.Storage.StorageArea): StorageArea {
  return {
    get: async (key) => (await area.get(key))[key],
    set: (key, value) => area.set({ [key]: value }),
    remove: (key) => area.remove(key),
    keys: async () => Object.keys(await area.get(null)),
  };
}

export const localArea: StorageArea = areaOf(browser.storage.local);
export const sessionArea: StorageArea = areaOf(browser.storage.session);
