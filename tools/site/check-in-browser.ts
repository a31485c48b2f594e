import type { TabState } from '#lib/store/tab-states.ts';
import type { Page } from 'playwright-core';
import { launchChromium } from '../demo/launch-chromium.ts';
import { html, type Serve } from '../demo/served-page.ts';
import { readBuild } from '../release/fresh-build.ts';

/** How long a saved page may take until nothing of its reading changes any more. */
const limitMs = 20_000;
const calmMs = 1_500;
/**
 * A saved page holds the scripts of its site, which would find no network and tear the page down. The policy binds
 * the page only: the extension's isolated world has its own.
 */
const withoutPageScripts = { 'content-security-policy': "script-src 'none'; object-src 'none'" };

/**
 * Reads a saved page through the built extension in Chromium, on the page's real address. Nothing but the page itself
 * is served: its scripts, pictures and calls get no answer, as they would be somebody else's code on somebody's network.
 * @throws when the extension read nothing within 20 s
 */
export async function checkInBrowser(
  source: string,
  url: URL,
): Promise<Pick<TabState, 'reading' | 'assessment'>> {
  const serve: Serve = (asked) =>
    isSamePage(asked, url) ? { ...html(source), headers: withoutPageScripts } : null;
  const running = await launchChromium({ extension: await readBuild('chrome', 'check'), serve });
  try {
    const shop = await running.newPage();
    const own = await running.newPage();
    await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
    await shop.goto(url.href, { waitUntil: 'domcontentloaded', timeout: limitMs });
    await shop.bringToFront();
    return await readWhenCalm(own, url);
  } finally {
    await running.close();
  }
}

function isSamePage(asked: URL, url: URL): boolean {
  return asked.host === url.host && asked.pathname === url.pathname;
}

async function readWhenCalm(own: Page, url: URL): Promise<TabState> {
  const end = performance.now() + limitMs;
  let last = '';
  let sinceMs = performance.now();
  while (performance.now() < end) {
    const text = await readStates(own);
    if (text !== last) sinceMs = performance.now();
    last = text;
    const states: unknown = JSON.parse(text);
    const state: TabState | undefined = Array.isArray(states) ? states[0] : undefined;
    if (state && performance.now() - sinceMs > calmMs) return state;
    await own.waitForTimeout(100);
  }
  throw new Error(`the extension read nothing on ${url.href} within ${limitMs / 1000} s`);
}

async function readStates(own: Page): Promise<string> {
  const text = await own.evaluate(
    '(async () => JSON.stringify(Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith("tab:")).map(([, state]) => state)))()',
  );
  return String(text);
}
