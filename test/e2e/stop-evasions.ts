import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { ordinary } from '../../tools/demo/market/goods.ts';
import { ownPath } from '../../tools/demo/market/own-shops.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import {
  arrived,
  calm,
  calmHost,
  driveStops,
  listed,
  listedHost,
  serveStops,
} from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** What pages do about the full-page stop, in both browsers. A slow first byte shows nothing until it is an address. */
export function describeStopEvasions(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let stops: ReturnType<typeof driveStops>;
  let tabs: OpenTab[] = [];

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve: serveStops });
    stops = driveStops(browser);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const tab of tabs) await tab.close().catch(() => {});
    tabs = [];
    await browser.inExtension(
      "browser.tabs.query({}).then((all) => Promise.all(all.filter(({ url }) => url?.includes('warning.html')).map(({ id }) => browser.tabs.remove(id))))",
    );
  });

  async function visit(url: string): Promise<OpenTab> {
    const tab = await browser.openTab(url);
    tabs.push(tab);
    return tab;
  }
  /** Goes there as a page sends a shopper there: nobody waits for a load that may never end. */
  async function follow(url: string): Promise<OpenTab> {
    const tab = await visit(calm);
    await tab.run(`void setTimeout(() => { location.href = ${JSON.stringify(url)}; })`);
    return tab;
  }
  const countStops = async (): Promise<unknown> =>
    browser.inExtension(
      "browser.runtime.getContexts({}).then((all) => all.filter(({ documentUrl }) => documentUrl?.includes('warning.html')).length)",
    );

  test.each(['/stops-every-load', '/restless', '/asks-before-leaving', '/loads-itself-again'])(
    'a listed page that does %s does not keep its tab',
    async (path) => {
      await follow(`https://${listedHost}${path}`);
      await waitFor({
        what: 'the stop page and no tab at the host',
        ask: stops.readUrls,
        holds: (urls) =>
          urls.some((url) => url.startsWith(`${browser.ownPrefix}warning.html`)) &&
          !urls.some((url) => URL.parse(url)?.hostname.endsWith(listedHost)),
      });
    },
  );

  test('a listed page that goes back by itself all the time is not left open either', async () => {
    await follow(`https://${listedHost}/goes-back-always`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await stops.isNowhere(listedHost)).toBe(true);
  });

  test('an address that answers with no page leaves the page before as it was', async () => {
    await follow(`https://${listedHost}/no-content`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stops.readUrls()).toContain(calm);
    expect(await countStops()).toBe(0);
  });

  test('a redirect to a listed host is stopped there; one that only passes through is not', async () => {
    await follow(`https://${calmHost}/sends-on`);
    await stops.shows(stops.stopOf(listed));
    await follow(`https://${listedHost}/sends-on`);
    await stops.shows(arrived);
    expect(await countStops()).toBe(1);
  });

  test('a page that opened the stopped one can neither close its tab nor send it elsewhere', async () => {
    const opener = await visit(calm);
    await opener.run(`void (globalThis.held = open(${JSON.stringify(listed)}, 'held'))`);
    const stop = await browser.findTab('warning.html');
    tabs.push(stop);
    await stops.drawn(stop);
    await opener.run(
      `void (() => { held.location.href = ${JSON.stringify(`${calm}?away`)}; held.postMessage('x', '*'); held.close(); })()`,
    );
    await opener.run(`void open(${JSON.stringify(`${calm}?named`)}, 'held')`).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await stops.readUrls()).toContain(stops.stopOf(listed));
    expect(await stop.run('window.opener === null && window.name')).toBe('');
  });

  describe('the stop page', () => {
    test('cannot be fetched, framed, opened or gone to by a page', async () => {
      // The count must be able to see one, framed or not: a page of our own may frame it.
      const own = await browser.openOwnPage('popup.html');
      tabs.push(own);
      const address = JSON.stringify(stops.stopOf(listed));
      const frame = `new Promise((done) => { const f = document.createElement('iframe'); f.src = ${address}; f.onload = f.onerror = done; document.body.append(f); setTimeout(done, 1000); }).then(() => 1)`;
      await own.run(frame);
      expect(await countStops()).toBe(1);
      await own.close();

      const tab = await visit(calm);
      expect(await tab.run(`fetch(${address}).then(() => 'found', () => 'refused')`)).toBe(
        'refused',
      );
      await tab.run(frame);
      await tab.run(`void (() => { try { open(${address}); } catch {} })()`);
      await tab
        .run(`void (() => { try { location.href = ${address}; } catch {} })()`)
        .catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await countStops()).toBe(0);
    });

    // Decision 0008: what a page frames is not looked up, and what is said is said of the page around it.
    test('does not stand before a frame, and nothing is said of what is framed', async () => {
      const around = `${calm}${ownPath(ordinary).slice(1)}`;
      const tab = await visit(around);
      await tab.run(
        `new Promise((done) => { const f = document.createElement('iframe'); f.src = ${JSON.stringify(listed)}; f.onload = f.onerror = done; document.body.append(f); setTimeout(done, 1500); }).then(() => 1)`,
      );
      const state = await waitFor({
        what: 'the state of the page around it',
        ask: () => readTabState(browser, around),
        holds: (found) => found !== null,
      });
      expect(JSON.stringify(state)).not.toContain(listedHost);
      const { assessment } = state ?? {};
      const said = assessment?.checked ? assessment.verdicts : [];
      expect(said.map(({ subject }) => subject.kind).toSorted()).toEqual([
        'listing',
        'page',
        'shop',
      ]);
      expect(await countStops()).toBe(0);
    });
  });
}
