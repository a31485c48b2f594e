import type { Page } from 'playwright-core';
import type { Locale } from '#lib/domain/localised.ts';
import { launchChromium } from '../../tools/demo/launch-chromium.ts';
import type { Serve } from '../../tools/demo/served-page.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import { openRefusingProxy } from './refusing-proxy.ts';
import { waitFor } from './shop-browser.ts';

/** Chromium with the extension, for looking at its surfaces one after the other in one tab. */
export type SurfaceBrowser = {
  readonly page: Page;
  readonly newPage: () => Promise<Page>;
  readonly own: (path: string) => string;
  /** Asks the worker as a page of the extension does. @throws with its refusal */
  readonly ask: (name: string, what: object) => Promise<unknown>;
  readonly setLocale: (locale: Locale) => Promise<void>;
  /** A shop's page in a tab, once it was judged or given up. Its number. */
  readonly visit: (page: Page, url: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export async function openSurfaceBrowser(serve: Serve): Promise<SurfaceBrowser> {
  const proxy = await openRefusingProxy();
  const extension = await readBuild('chrome', 'demo');
  const running = await launchChromium({ extension, serve, proxy: proxy.address });
  const own = (path: string): string => `chrome-extension://${running.extensionId}/${path}`;
  const desk = await running.newPage();
  await desk.goto(own('manifest.json'));
  const ask = async (name: string, what: object): Promise<unknown> => {
    const message = JSON.stringify({ name, ask: what });
    const reply: unknown = await desk.evaluate(`chrome.runtime.sendMessage(${message})`);
    const { ok, answer, refusal } = Object(reply);
    if (ok !== true) throw new Error(`${name}: ${String(refusal)}`);
    return answer;
  };
  return {
    page: await running.newPage(),
    newPage: running.newPage,
    own,
    ask,
    setLocale: async (locale) => void (await ask('setLocale', { locale })),
    async visit(page, url) {
      // A tab behind others is given hardly any frames.
      await page.bringToFront();
      await page.goto(url, { waitUntil: 'load' });
      const state = await waitFor({
        what: `what became of ${url}`,
        ask: async () => Object(await desk.evaluate(readSeen(url))),
        holds: ({ tabId, isSeen }) => typeof tabId === 'number' && isSeen === true,
      });
      return Number(state.tabId);
    },
    async close() {
      await running.close();
      await proxy.close();
    },
  };
}

/** The newest tab at an address, and whether the worker has something to say of it. */
function readSeen(url: string): string {
  return `(async () => {
    const tab = (await chrome.tabs.query({})).findLast((each) => each.url === ${JSON.stringify(url)});
    const kept = await chrome.storage.session.get(null);
    const isSeen = Object.entries(kept).some(([key, state]) =>
      key.startsWith('tab:') && state?.reading?.url === ${JSON.stringify(url)});
    return { tabId: tab?.id, isSeen };
  })()`;
}
