import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { readDrafts } from '../support/kept-drafts.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { calm, calmHost, driveStops, listed, listedHost, serveStops } from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** What a shopper does at the full-page stop, the same in both browsers, in the build that may read the demo market. */
export function describeStopPage(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let stops: ReturnType<typeof driveStops>;
  let tabs: OpenTab[] = [];

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve: serveStops });
    stops = driveStops(browser);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    // A tab whose place another one took is gone already.
    for (const tab of tabs) await tab.close().catch(() => {});
    tabs = [];
  });

  async function visit(url: string): Promise<OpenTab> {
    const tab = await browser.openTab(url);
    tabs.push(tab);
    return tab;
  }
  async function visitStopped(url: string): Promise<OpenTab> {
    const tab = await visit(calm);
    await tab.goTo(url);
    await stops.shows(stops.stopOf(url));
    await stops.drawn(tab);
    return tab;
  }
  const goods = (tab: OpenTab) => tab.run('document.getElementById("goods")?.textContent ?? ""');
  const opens = (tab: OpenTab) =>
    waitFor({
      what: 'the page itself',
      ask: () => goods(tab).catch(String),
      holds: (text) => text === 'Hàng thanh lý',
    });

  describe('a host of the worst class', () => {
    test('is stopped before the shopper sees it; go back has the focus and leads back', async () => {
      const tab = await visitStopped(listed);
      expect(await tab.run('document.activeElement.className')).toBe('main');
      await stops.press(tab, 'main');
      await stops.shows(calm);
      expect(await stops.isNowhere(listedHost)).toBe(true);
    });

    test('is left by the Escape key too', async () => {
      const tab = await visitStopped(listed);
      // In a task of its own: the answer would come from a page that is being left.
      await tab.run(
        "void setTimeout(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))",
      );
      await stops.shows(calm);
    });

    test('is left for a new tab where there is nothing to go back to', async () => {
      const opener = await visit(calm);
      await opener.run(`void open(${JSON.stringify(listed)}, '_blank', 'noopener')`);
      const tab = await browser.findTab('warning.html');
      tabs.push(tab);
      await stops.drawn(tab);
      const before = await stops.readUrls();
      await stops.press(tab, 'main');
      const after = await waitFor({
        what: 'another tab in its place',
        ask: stops.readUrls,
        holds: (urls) => urls.length === before.length && !urls.join().includes('warning.html'),
      });
      expect(after.join()).not.toContain(listedHost);
    });

    test('is left for good when the page before leads straight back to it', async () => {
      const tab = await visit(calm);
      await tab.goTo(`https://${calmHost}/leads-there`);
      await stops.shows(stops.stopOf(listed));
      await stops.drawn(tab);
      await tab.run('void (globalThis.isFirst = true)');
      await stops.press(tab, 'main');
      await waitFor({
        what: 'the way back led there again',
        ask: () =>
          tab
            .run('!globalThis.isFirst && document.querySelector("[role=alertdialog]") !== null')
            .catch(String),
        holds: (isSecond) => isSecond === true,
      });
      await stops.press(tab, 'main');
      await waitFor({
        what: 'neither the stop nor the host is left in a tab',
        ask: stops.readUrls,
        holds: (urls) => !/warning\.html|hangthanhly/.test(urls.join()),
      });
    });

    test('is looked up again by the stop page, whatever its query says', async () => {
      const tab = await browser.openOwnPage(`warning.html?to=${encodeURIComponent(calm)}`);
      tabs.push(tab);
      await waitFor({
        what: 'nothing to say',
        ask: () => tab.run('document.querySelector("h1")?.textContent ?? ""').catch(String),
        holds: (text) => text === 'Không có cảnh báo nào để hiện ở đây',
      });
      expect(await tab.run('document.querySelector("[role=alertdialog]") === null')).toBe(true);
    });

    test('can be reported from the stop page: kept on the device, and taken back', async () => {
      const tab = await visitStopped(`${listed}?ref=friend#top`);
      await stops.press(tab, 'report');
      const kept = await waitFor({
        what: 'the draft',
        ask: () => readDrafts(browser),
        holds: (found) => found.length > 0,
      });
      expect(kept).toHaveLength(1);
      expect(kept[0]).toMatchObject({ url: listed, subject: { kind: 'page' } });
      expect(JSON.stringify(kept[0])).toContain(`host:${listedHost}`);
      await waitFor({
        what: 'whom to call',
        ask: () => tab.run("document.querySelector('.report a')?.getAttribute('href') ?? ''"),
        holds: (href) => href === 'tel:18006838',
      });
      await tab.run("void document.querySelector('.report button').click()");
      await waitFor({
        what: 'the draft is gone',
        ask: () => readDrafts(browser),
        holds: (found) => found.length === 0,
      });
    });
  });

  describe('continue this time', () => {
    test('opens that host in that tab, until the tab leaves it', async () => {
      const tab = await visitStopped(listed);
      await stops.press(tab, 'quiet');
      await stops.shows(listed);
      await opens(tab);
      await tab.goTo(`https://${listedHost}/p/2`);
      await opens(tab);

      const other = await visit(`https://${listedHost}/p/3`);
      await stops.drawn(other);
      expect(await goods(tab), 'the stop of another tab changes nothing here').toBe(
        'Hàng thanh lý',
      );

      await tab.goTo(calm);
      await tab.goTo(listed);
      await stops.shows(stops.stopOf(listed));
      await stops.drawn(tab);
    });

    test('ends when the tab goes to a page of which the extension may know nothing', async () => {
      const tab = await visitStopped(listed);
      await stops.press(tab, 'quiet');
      await opens(tab);
      await tab.goTo('about:blank');
      await tab.goTo(listed);
      await stops.shows(stops.stopOf(listed));
      await stops.drawn(tab);
    });
  });
}
