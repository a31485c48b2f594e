import browser from 'webextension-polyfill';

/** The bytes of a file that ships inside the extension; null when there is none of that path. */
export async function readOwnBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(browser.runtime.getURL(path));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    // Chromium throws for a file that is not there.
    return null;
  }
}

/** Runs once, when the extension was installed: not after an update of it or of the browser. */
export function onFirstInstall(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}

/** Runs when the extension was installed or updated, and when the browser starts. */
export function onInstalledOrStarted(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener());
  browser.runtime.onStartup.addListener(() => listener());
}
