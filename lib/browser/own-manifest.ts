import browser from 'webextension-polyfill';

export function readOwnVersion(): string {
  return browser.runtime.getManifest().version;
}

/** The match patterns that the manifest requires. */
export function readRequiredOrigins(): readonly string[] {
  const { host_permissions: origins } = browser.runtime.getManifest();
  return origins ?? [];
}
