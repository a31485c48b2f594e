import browser from 'webextension-polyfill';
import { sentData } from './sent-data.ts';

/**
 * Firefox keeps account of what an extension may send (since 140): what is declared as optional may leave only after its
 * shopper said so to the browser, and no more once they took it back in about:addons. Other browsers keep no such account;
 * there the press on "report" is the consent.
 */
export type SendingConsent = {
  /** True also where the browser keeps no account. */
  isGiven(): Promise<boolean>;
  /** Must be called straight from a press: Firefox asks only then, and not twice for what it was told. */
  request(): Promise<boolean>;
  /** The shopper gave it or took it back, here or in the browser's own settings. */
  onChanged(listener: (isGiven: boolean) => void): void;
};

export const browserSendingConsent: SendingConsent = {
  async isGiven() {
    const { data_collection: given } = await browser.permissions.getAll();
    return given === undefined || sentData.every((type) => given.includes(type));
  },
  async request() {
    // Read from the manifest, for whatever is awaited before the question makes Firefox forget the press. Chromium
    // throws at a permission it has not heard of.
    const { browser_specific_settings: own } = browser.runtime.getManifest();
    if (!own?.gecko?.data_collection_permissions) return true;
    return browser.permissions.request({ data_collection: [...sentData] });
  },
  onChanged(listener) {
    browser.permissions.onAdded.addListener(({ data_collection: added = [] }) => {
      if (added.length > 0) void browserSendingConsent.isGiven().then(listener);
    });
    browser.permissions.onRemoved.addListener(({ data_collection: removed = [] }) => {
      if (removed.length > 0) listener(false);
    });
  },
};
