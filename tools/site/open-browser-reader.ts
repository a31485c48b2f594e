import type { PageReading } from '#lib/domain/reading.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import type { Page } from 'playwright-core';
import { launchChromium, type RunningChromium } from '../demo/launch-chromium.ts';
import { html, type Serve } from '../demo/served-page.ts';
import { readBuild } from '../release/fresh-build.ts';

/** How long a saved page may take until nothing of its reading changes any more. */
const limitMs = 20_000;
const calmMs = 1_500;
/** A reading that is what was expected needs no such long wait. */
const settledMs = 300;
/**
 * A saved page holds the scripts of its site, which would find no network and tear the page down. The policy binds
 * the page only: the extension's isolated world has its own.
 */
const withoutPageScripts = { 'content-security-policy': "script-src 'none'; object-src 'none'" };

export type BrowserRead = Pick<TabState, 'reading' | 'assessment'>;
export type BrowserReader = {
  /**
   * @param isExpected ends the wait early for a reading that holds
   * @throws when the extension read nothing within 20 s
   */
  readonly read: (
    source: string,
    url: URL,
    isExpected?: (reading: PageReading) => boolean,
  ) => Promise<BrowserRead>;
  readonly close: () => Promise<void>;
};

/**
 * Reads saved pages through the built extension in Chromium, each on its real address. Nothing but the page itself is
 * served: its scripts, pictures and calls get no answer, as they would be somebody else's code on somebody's network.
 */
export async function openBrowserReader(): Promise<BrowserReader> {
  let served: { readonly source: string; readonly url: URL } | null = null;
  const serve: Serve = (asked) =>
    served !== null && isSamePage(asked, served.url)
      ? { ...html(served.source), headers: withoutPageScripts }
      : null;
  const running = await launchChromium({ extension: await readBuild('chrome', 'check'), serve });
  const own = await openOwnPage(running);
  return {
    async read(source, url, isExpected = () => false) {
      served = { source, url };
      await forgetStates(own);
      const shop = await running.newPage();
      try {
        await shop.goto(url.href, { waitUntil: 'domcontentloaded', timeout: limitMs });
        await shop.bringToFront();
        return await readWhenCalm(own, url, isExpected);
      } finally {
        await shop.close();
      }
    },
    close: () => running.close(),
  };
}

function isSamePage(asked: URL, url: URL): boolean {
  return asked.host === url.host && asked.pathname === url.pathname;
}

/** A page without script of its own: it only lends its address, and with it the extension API. */
async function openOwnPage(running: RunningChromium): Promise<Page> {
  try {
    const own = await running.newPage();
    await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
    return own;
  } catch (fault) {
    await running.close();
    throw fault;
  }
}

async function readWhenCalm(
  own: Page,
  url: URL,
  isExpected: (reading: PageReading) => boolean,
): Promise<TabState> {
  const end = performance.now() + limitMs;
  let last = '';
  let sinceMs = performance.now();
  while (performance.now() < end) {
    const text = await readStates(own);
    if (text !== last) sinceMs = performance.now();
    last = text;
    const states: unknown = JSON.parse(text);
    const state: TabState | undefined = Array.isArray(states) ? states[0] : undefined;
    const calmForMs = performance.now() - sinceMs;
    if (state && calmForMs > (isExpected(state.reading) ? settledMs : calmMs)) return state;
    await own.waitForTimeout(100);
  }
  throw new Error(`the extension read nothing on ${url.href} within ${limitMs / 1000} s`);
}

const ownStates =
  '(await chrome.storage.session.get(null).then(Object.entries)).filter(([key]) => key.startsWith("tab:"))';

async function readStates(own: Page): Promise<string> {
  return String(
    await own.evaluate(`(async () => JSON.stringify((${ownStates}).map(([, state]) => state)))()`),
  );
}

/** What was read on the page before must not pass for this one's. */
async function forgetStates(own: Page): Promise<void> {
  await own.evaluate(
    `(async () => chrome.storage.session.remove((${ownStates}).map(([key]) => key)))()`,
  );
}
