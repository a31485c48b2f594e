import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { openPopup, readPopup, readTabId } from './popup-driver.ts';
import { urls } from './scenario-pages.ts';
import { calm, driveStops, listed, serveStops } from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { feeds: texts } = catalogueOf('vi');

/** What a shopper sets on the options page, and where it shows at once, in both browsers. */
export function describeChoices(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let options: OpenTab;

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve: serveStops });
    options = await browser.openOwnPage('options.html');
    await readsOptions((text) => text.includes(texts.agreement.title));
  });
  afterAll(() => browser?.close());

  function readsOptions(holds: (text: string) => boolean): Promise<string> {
    return waitFor({
      what: 'what the options page shows',
      ask: async () => String(await options.run('document.body.textContent')),
      holds,
    });
  }
  async function agreeOn(count: number): Promise<void> {
    await options.run(`(() => {
      const field = document.querySelector('select[name=agreement]');
      field.value = '${count}';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await waitFor({
      what: 'the choice is kept',
      ask: () => browser.inExtension("browser.storage.local.get('settings')"),
      holds: (kept) => Object(Object(kept).settings).agreement === count,
    });
  }
  const becomes = (url: string, severity: string) =>
    waitFor({
      what: `${url} is ${severity}`,
      ask: () => readTabState(browser, url),
      holds: (state) =>
        state?.assessment.checked === true && state.assessment.severity === severity,
    });

  describe('when two curators must agree', () => {
    test('what one of them lists is a caution on the page that is open, without a reload', async () => {
      const tab = await browser.openTab(urls.listing);
      await becomes(urls.listing, 'danger');
      await agreeOn(2);
      await becomes(urls.listing, 'caution');
      const popup = await openPopup(browser, await readTabId(browser));
      const shown = await readPopup(popup, ({ tone }) => tone === 'caution');
      expect(shown.findings).toBeGreaterThan(0);
      await popup.close();
      await tab.close();
    });

    test('an address of the worst class is not stopped by one of them, and is again by the old choice', async () => {
      const tab = await browser.openTab(calm);
      await tab.goTo(listed);
      await waitFor({
        what: 'the page itself',
        ask: () => tab.run('document.getElementById("goods")?.textContent ?? ""').catch(String),
        holds: (text) => text === 'Hàng thanh lý',
      });
      await tab.close();
      await agreeOn(1);
      const next = await browser.openTab(calm);
      await next.goTo(listed);
      const stops = driveStops(browser);
      await stops.shows(stops.stopOf(listed));
      await next.close();
    });
  });

  describe('the popup', () => {
    test('says how fresh the data are, and leads to the page of sources', async () => {
      const tab = await browser.openTab(urls.ordinary);
      const popup = await openPopup(browser, await readTabId(browser));
      const { text } = await readPopup(popup, (shown) => shown.text.includes(texts.line.open));
      expect(text).toMatch(/Dữ liệu bản \d+, công bố .+\./);
      const href = await popup.run("document.querySelector('.fresh a').href");
      expect(href).toBe(`${browser.ownPrefix}options.html#feed-main`);
      await popup.close();
      await tab.close();
    });
  });

  describe('the shops that are kept for the brake', () => {
    test('are seen and deleted: one, then all', async () => {
      const again = await browser.openOwnPage('options.html');
      await options.close();
      options = again;
      await readsOptions((text) => text.includes(texts.recent.forgetAll));
      const count = () => options.run("document.querySelectorAll('.shops li').length");
      const before = Number(
        await waitFor({ what: 'the shops', ask: count, holds: (shown) => Number(shown) > 0 }),
      );
      await options.run("void document.querySelector('.shops button').click()");
      await waitFor({ what: 'one less', ask: count, holds: (now) => now === before - 1 });
      await options.run(`void [...document.querySelectorAll('button')]
        .find((each) => each.textContent === ${JSON.stringify(texts.recent.forgetAll)})?.click()`);
      await readsOptions((text) => text.includes(texts.recent.none));
      expect(await browser.inExtension("browser.storage.local.get('recent-shops')")).toEqual({});
    });
  });
}
