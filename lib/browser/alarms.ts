import browser from 'webextension-polyfill';

/** Wakes the worker. Browsers round what is under half a minute up. */
export type Alarms = {
  /** One alarm of this name, at a time in ms since 1970; the one before of that name goes. */
  set(name: string, atMs: number): Promise<void>;
  clear(name: string): Promise<void>;
  onAlarm(listener: (name: string) => void): void;
};

export const browserAlarms: Alarms = {
  async set(name, atMs) {
    await browser.alarms.create(name, { when: atMs });
  },
  async clear(name) {
    await browser.alarms.clear(name);
  },
  onAlarm(listener) {
    browser.alarms.onAlarm.addListener(({ name }) => listener(name));
  },
};
