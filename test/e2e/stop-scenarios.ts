import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveMarket } from '../../tools/demo/market/market.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const listed = 'https://hangthanhly-demo.example/p/1';
const below = 'https://kho.hangthanhly-demo.example/';
const calm = 'https://vuonxanh-demo.example/';

/** Pages of the listed host that try to stay: endless changes of the path, and a stop of every load. */
const restless = `<!doctype html><title>x</title><body>x<script>
  let n = 0; setInterval(() => { history.pushState(0, '', '/p/' + (n += 1)); window.stop(); }, 20);
</script>`;

const serve: Serve = (url) => {
  if (url.pathname === '/restless') return html(restless);
  if (url.hostname.endsWith('hangthanhly-demo.example')) {
    return html('<!doctype html><title>x</title><body><p id="goods">Hàng thanh lý</p>');
  }
  return serveMarket(url);
};

/** The full-page stop, the same in both browsers, in the build that may read the demo market. */
export function describeStopPage(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve });
  });
  afterAll(() => browser?.close());

  const tabUrls = async (): Promise<readonly string[]> => {
    const all = await browser.inExtension(
      'browser.tabs.query({}).then((tabs) => tabs.map((tab) => tab.url ?? ""))',
    );
    return Array.isArray(all) ? all.map(String) : [];
  };
  const stopOf = (url: string): string =>
    `${browser.ownPrefix}warning.html?to=${encodeURIComponent(url)}`;
  const shows = (url: string) =>
    waitFor({
      what: `a tab at ${url}`,
      ask: tabUrls,
      holds: (urls) => urls.some((each) => each === url),
    });
  const press = (tab: OpenTab, kind: string) =>
    tab.run(`void document.querySelector('.stop .row .${kind}').click()`);
  const drawn = (tab: OpenTab) =>
    waitFor({
      what: 'the stop page is drawn',
      ask: () =>
        tab.run('document.querySelector("[role=alertdialog]")?.textContent ?? ""').catch(String),
      holds: (text) => String(text).includes('hangthanhly-demo.example'),
    });
  const visit = (url: string): Promise<OpenTab> => browser.openTab(url);

  describe('a host of the worst class', () => {
    test('is stopped before the shopper sees it; go back has the focus and leads back', async () => {
      const tab = await visit(calm);
      await tab.goTo(listed);
      await shows(stopOf(listed));
      await drawn(tab);
      expect(await tab.run('document.activeElement.className')).toBe('main');
      await press(tab, 'main');
      await shows(calm);
      await tab.close();
    });

    test('is looked up again by the stop page, whatever its query says', async () => {
      const tab = await browser.openOwnPage(`warning.html?to=${encodeURIComponent(calm)}`);
      await waitFor({
        what: 'nothing to say',
        ask: () => tab.run('document.querySelector("h1")?.textContent ?? ""').catch(String),
        holds: (text) => text === 'Không có cảnh báo nào để hiện ở đây',
      });
      expect(await tab.run('document.querySelector("[role=alertdialog]") === null')).toBe(true);
      await tab.close();
    });

    test('stays stopped when the page changes its path and stops every load', async () => {
      const tab = await visit('https://hangthanhly-demo.example/restless');
      await waitFor({
        what: 'the stop page',
        ask: tabUrls,
        holds: (urls) =>
          urls.some((url) => url.startsWith(`${browser.ownPrefix}warning.html`)) &&
          !urls.some((url) => url.startsWith('https://hangthanhly-demo.example')),
      });
      // Its tab may be gone by now.
      await tab.close().catch(() => {});
    });

    test('cannot be framed, opened or fetched by a page', async () => {
      const tab = await visit(calm);
      const address = JSON.stringify(stopOf(listed));
      expect(await tab.run(`fetch(${address}).then(() => 'found', () => 'refused')`)).toBe(
        'refused',
      );
      await tab.run(
        `new Promise((done) => { const f = document.createElement('iframe'); f.id = 'framed'; f.src = ${address}; f.onload = f.onerror = done; document.body.append(f); setTimeout(done, 1500); })`,
      );
      const views = await browser.inExtension(
        'Promise.resolve(browser.extension?.getViews?.().filter((view) => view !== view.top).length ?? 0)',
      );
      expect(views).toBe(0);
      await tab.close();
    });

    test('opens this time for that host only', async () => {
      const tab = await visit(listed);
      await shows(stopOf(listed));
      await drawn(tab);
      await press(tab, 'quiet');
      await shows(listed);
      await waitFor({
        what: 'the page itself',
        ask: () => tab.run('document.getElementById("goods")?.textContent ?? ""').catch(String),
        holds: (text) => text === 'Hàng thanh lý',
      });
      const { state } = Object(
        Object(
          await browser.inExtension(
            `browser.runtime.sendMessage({ name: 'viewStop', ask: { to: ${JSON.stringify(below)}, tabId: null } })`,
          ),
        ).answer,
      );
      expect(state, 'a host below it still has its own stop').toBe('stop');
      await tab.close();
    });
  });
}
