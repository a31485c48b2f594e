import { expect, test } from 'vitest';
import { judgeVisit } from '../../tools/demo/judge-visit.ts';
import { demoPages, serveMarket } from '../../tools/demo/market/market.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** What a browser asks for when it likes: an icon of every origin, and whether there is a newer browser. */
function isBrowsersOwn(url: string): boolean {
  return (
    url.endsWith('/favicon.ico') ||
    /\bbrowser-own\.invalid\b/.test(url) ||
    /^[a-z0-9.-]+\.mozilla\.(com|org|net):443$/.test(url) ||
    /^http:\/\/(clients2\.google\.com\/time|update\.googleapis\.com\/service\/update2)\//.test(url)
  );
}

/** Visits every demo page and says what was asked of the network. */
async function browseAll(open: Open, extension: string | null): Promise<string[]> {
  const browser = await open({ extension, serve: serveMarket });
  try {
    await visitAll(browser);
    return browser.readRequests().filter((url) => !isBrowsersOwn(url));
  } finally {
    await browser.close();
  }
}

async function visitAll(browser: ShopBrowser): Promise<void> {
  for (const page of demoPages) {
    const tab = await browser.openTab(page.url);
    if (browser.ownPrefix) {
      await waitFor({
        what: `${page.name} is judged as the demo market expects`,
        ask: () => readTabState(browser, page.url),
        holds: (state) => judgeVisit(page, state).length === 0,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tab.close();
  }
}

/** Nothing of what a shopper looks at leaves the device. */
export function describeNetwork(open: Open, build: BuildBrowser): void {
  test('browsing every demo page sends no request that the pages would not have sent', async () => {
    const [without, withIt] = await Promise.all([
      browseAll(open, null),
      browseAll(open, await readBuild(build, 'demo')),
    ]);
    const spare = [...without];
    const hosts = new Set(without.map((url) => URL.parse(url)?.hostname));
    const extra = withIt.filter((url) => {
      // The visit to a listed host is cut off for the stop page; how far its own connection came is the browser's matter.
      if (hosts.has(/^([a-z0-9.-]+):443$/.exec(url)?.[1])) return false;
      const at = spare.indexOf(url);
      if (at >= 0) spare.splice(at, 1);
      return at < 0;
    });
    expect(without.length).toBeGreaterThanOrEqual(demoPages.length);
    expect(extra).toEqual([]);
  }, 120_000);

  test('a request of the extension would be seen', async () => {
    const guarded = await open({ extension: await readBuild(build, 'demo'), serve: serveMarket });
    try {
      await guarded.inExtension("fetch('https://leak.example/x').then(() => 1, () => 0)");
      expect(guarded.readRequests().join()).toContain('leak.example');
    } finally {
      await guarded.close();
    }
  });
}
