import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { demoPages } from '../../tools/demo/market/market.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { ask, tabTo } from './picture-driver.ts';
import { openPopup, readPopup, readTabId } from './popup-driver.ts';
import { calm, driveStops, listed, serveStops } from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { popup, guard, stop, learn, reports } = catalogueOf('vi');
const listing = demoPages.find(({ name }) => name === 'shopee-listing-listed-shop')?.url ?? '';
const cards = demoPages.find(({ name }) => name === 'shopee-flash-sale')?.url ?? '';

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[?.()]/g, '\\$&')}`);
}

/** Everything a shopper does, without a pointer. The same in both browsers. */
export function describeKeyboard(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve: serveStops });
  });
  afterAll(() => browser?.close());

  const awaitText = (tab: OpenTab, text: string): Promise<unknown> =>
    waitFor({
      what: `“${text}”`,
      ask: () => tab.run('document.body.innerText').catch(String),
      holds: (shown) => String(shown).includes(text),
    });
  const awaitCount = (tab: OpenTab, selector: string, count: number): Promise<unknown> =>
    waitFor({
      what: `${count} of ${selector}`,
      ask: () => tab.run(`document.querySelectorAll(${JSON.stringify(selector)}).length`),
      holds: (found) => found === count,
    });

  /** A shop's page that was judged, and the popup over it. */
  async function visit(url: string): Promise<{ shop: OpenTab; beside: OpenTab; tabId: number }> {
    const shop = await browser.openTab(url);
    await waitFor({
      what: 'the verdict',
      ask: () => readTabState(browser, url),
      holds: (state) => state?.assessment.checked === true,
    });
    const tabId = await readTabId(browser);
    const beside = await openPopup(browser, tabId);
    await readPopup(beside, ({ findings }) => findings > 0);
    return { shop, beside, tabId };
  }

  describe('by the keyboard alone', () => {
    test('the popup: from a finding’s own link to the report, and back', async () => {
      const { shop, beside } = await visit(listing);
      await tabTo(beside, exactly(guard.rights));
      await tabTo(beside, exactly(popup.reportShop));
      await beside.key('Enter');
      await awaitText(beside, guard.undo);
      await tabTo(beside, exactly(guard.undo));
      await beside.key('Enter');
      await awaitText(beside, guard.reportUndone);
      await beside.close();
      await shop.close();
    });

    test('the popup: what is said of a card unfolds, and the language changes', async () => {
      const { shop, beside } = await visit(cards);
      await tabTo(beside, /Trà thảo mộc/);
      await beside.key('Enter');
      await awaitCount(beside, 'details[open]', 1);
      await tabTo(beside, /English/);
      await beside.key('Enter');
      await awaitText(beside, catalogueOf('en').reports.title);
      // Forwards stands the browser's own window, and keys of a driver do not come back from there in Firefox.
      await beside.key('Shift+Tab');
      await beside.key('Enter');
      await awaitText(beside, reports.title);
      await beside.close();
      await shop.close();
    });

    test('what is painted: the card opens with the focus in it, Escape gives it back', async () => {
      const { shop, beside } = await visit(listing);
      await beside.close();
      const isInOverlay =
        'document.activeElement.parentNode === document.documentElement && document.activeElement !== document.body';
      const isOpen = async (): Promise<boolean> =>
        (await shop.readPainted()).some(({ attributes }) => attributes['role'] === 'dialog');
      await waitFor({
        what: 'our first control',
        ask: async () => {
          await shop.key('Tab');
          return shop.run(isInOverlay);
        },
        holds: (is) => is === true,
      });
      await shop.key('Enter');
      await waitFor({ what: 'the card', ask: isOpen, holds: (is) => is });
      await shop.key('Escape');
      await waitFor({ what: 'the card is gone', ask: isOpen, holds: (is) => !is });
      expect(await shop.run(isInOverlay)).toBe(true);
      await shop.close();
    });

    test('the stop page: back with the first key, or on this once', async () => {
      const stops = driveStops(browser);
      const tab = await browser.openTab(calm);
      await tab.goTo(listed);
      await stops.shows(stops.stopOf(listed));
      await stops.drawn(tab);
      await tab.key('Enter');
      await stops.shows(calm);
      await tab.goTo(listed);
      await stops.shows(stops.stopOf(listed));
      await stops.drawn(tab);
      await tabTo(tab, exactly(stop.pass));
      await tab.key('Enter');
      await stops.shows(listed);
      await tab.close();
    });

    test('the options: a choice is made and kept, and what is folded opens', async () => {
      const tab = await browser.openOwnPage('options.html');
      await awaitCount(tab, 'main select', 1);
      const label = String(
        await tab.run("document.querySelector('main select').labels[0].firstChild.textContent"),
      );
      await tabTo(tab, exactly(label));
      const before = await ask(browser, 'readSettings', {});
      await tab.key('ArrowDown');
      await waitFor({
        what: 'another agreement',
        ask: () => ask(browser, 'readSettings', {}),
        holds: (after) => Object(after).agreement !== Object(before).agreement,
      });
      const folded = Number(await tab.run("document.querySelectorAll('details[open]').length"));
      await tab.run("void document.querySelector('summary').focus()");
      await tab.key('Enter');
      await awaitCount(tab, 'details[open]', folded + 1);
      await tab.close();
    });

    test('the library: a search, its card, and all cards again', async () => {
      const tab = await browser.openOwnPage('learn.html');
      await awaitText(tab, learn.search);
      await tabTo(tab, exactly(learn.search));
      await tab.write('dat coc');
      await awaitCount(tab, '.tip', 1);
      await tabTo(tab, exactly(learn.showAll));
      await tab.key('Enter');
      await waitFor({
        what: 'all cards',
        ask: () => tab.run("document.querySelectorAll('.tip').length"),
        holds: (count) => Number(count) > 30,
      });
      const open = Number(await tab.run("document.querySelectorAll('.tip[open]').length"));
      await tab.run("void document.querySelector('input[type=search]').focus()");
      const first = String(await tab.run("document.querySelector('.tip summary').textContent"));
      await tabTo(tab, exactly(first));
      await tab.key('Enter');
      await awaitCount(tab, '.tip[open]', open + 1);
      await tab.close();
    });

    test('my reports: the details of one, words of one’s own, and deleted', async () => {
      const { shop, beside, tabId } = await visit(listing);
      await beside.close();
      await ask(browser, 'clearReports', {});
      await ask(browser, 'reportTab', { tabId, ref: 'shop' }).catch(() =>
        ask(browser, 'reportTab', { tabId, ref: 'listing' }),
      );
      const tab = await browser.openOwnPage('reports.html');
      await awaitText(tab, reports.preview.title);
      await tabTo(tab, exactly(reports.preview.title));
      await tab.key('Enter');
      await awaitText(tab, reports.details.words);
      await tabTo(tab, exactly(reports.details.words));
      await tab.write('Hàng khác ảnh');
      await tabTo(tab, exactly(reports.remove));
      await tab.key('Enter');
      await awaitText(tab, reports.empty);
      await tab.close();
      await shop.close();
    });
  });
}
