import browser from 'webextension-polyfill';

/** Browsers end a worker that has called nothing of theirs for 30 s, whatever it is waiting for. */
const beatMs = 20_000;

/**
 * Keeps the worker alive while work is under way that waits for a slow host: half an update is no harm, but one that is
 * cut off every time never comes to its end.
 */
export async function keepAwake<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
