import browser from 'webextension-polyfill';

/** Reads a JSON file that ships inside the extension. @throws when it is not there or not JSON. */
export type ReadOwnJson = (path: string) => Promise<unknown>;

export const readOwnJson: ReadOwnJson = async (path) => {
  const response = await fetch(browser.runtime.getURL(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

export function readOwnVersion(): string {
  return browser.runtime.getManifest().version;
}

/** The match patterns that the manifest requires. */
export function readRequiredOrigins(): readonly string[] {
  const { host_permissions: origins } = browser.runtime.getManifest();
  return origins ?? [];
}

/** Runs when the extension was installed or updated, and when the browser starts. */
export function onInstalledOrStarted(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener());
  browser.runtime.onStartup.addListener(() => listener());
}
