import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { demoPages } from '../../tools/demo/market/market.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { phoneSize } from '../support/phone.ts';
import {
  type OpenTab,
  type PaintedElement,
  readTabState,
  type ShopBrowser,
  waitFor,
} from '../support/shop-browser.ts';
import { readSmallTargets } from './picture-driver.ts';
import { openPopup, readPopup, readTabId } from './popup-driver.ts';
import { listed, serveStops } from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { guard } = catalogueOf('vi');
const urlOf = (name: string): string =>
  demoPages.find((page) => page.name === name)?.url ?? `no page ${name}`;

/** The pages of the extension that a phone opens as tabs, and what is there when they have come to rest. */
const pages = [
  ['options.html', '#visits section'],
  ['reports.html', 'main p'],
  ['learn.html', '.tip'],
  [`warning.html?to=${encodeURIComponent(listed)}`, '[role=alertdialog]'],
] as const;

/** What a phone changes: a window of 360 by 640 pixels, a finger, and nothing that hovers; `open` starts a browser that says so. */
export function describePhone(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  beforeAll(async () => {
    const extension = await readBuild(build, 'demo');
    browser = await open({ extension, serve: serveStops });
  });
  afterAll(() => browser?.close());

  const isThere = (tab: OpenTab, selector: string): Promise<unknown> =>
    waitFor({
      what: selector,
      ask: () => tab.run(`document.querySelector(${JSON.stringify(selector)}) !== null`),
      holds: (is) => is === true,
    });
  async function expectFits(tab: OpenTab): Promise<void> {
    expect(await tab.run('[innerWidth, innerHeight]')).toEqual([phoneSize.width, phoneSize.height]);
    expect(await tab.run("matchMedia('(hover: none) and (pointer: coarse)').matches")).toBe(true);
    expect(await tab.run('document.documentElement.scrollWidth')).toBe(phoneSize.width);
    expect(await tab.run(readSmallTargets)).toEqual([]);
  }
  const find = (shop: OpenTab, holds: (each: PaintedElement) => boolean): Promise<PaintedElement> =>
    waitFor({
      what: 'something painted',
      ask: async () => (await shop.readPainted()).findLast(holds) ?? null,
      holds: (found) => found !== null,
    }).then((found) => found ?? Promise.reject(new Error('nothing painted')));

  test.each(pages)('%s fits the window, and a finger', async (path, selector) => {
    const tab = await browser.openOwnPage(path);
    await isThere(tab, selector);
    await expectFits(tab);
    await tab.close();
  });

  test('the popup, which is a page of its own there, fits too', async () => {
    const url = urlOf('shopee-listing-listed-shop');
    const shop = await browser.openTab(url);
    await waitFor({
      what: 'the verdict',
      ask: () => readTabState(browser, url),
      holds: (state) => state?.assessment.checked === true,
    });
    const popup = await openPopup(browser, await readTabId(browser));
    await readPopup(popup, ({ findings }) => findings > 0);
    await expectFits(popup);
    // As wide as the window: a phone has no toolbar that the page hangs from.
    expect(await popup.run('document.querySelector("main").offsetWidth')).toBe(phoneSize.width);
    await popup.close();
    await shop.close();
  });

  test('what is painted needs no pointer that hovers: banner, card and report by presses', async () => {
    const shop = await browser.openTab(urlOf('shopee-listing-listed-shop'));
    await shop.press(await find(shop, ({ tag, text }) => tag === 'button' && text === guard.why));
    const card = await find(shop, ({ attributes }) => attributes['role'] === 'dialog');
    expect(card.text).toContain(guard.rights);
    await shop.press(
      await find(shop, ({ tag, text }) => tag === 'button' && text === guard.report),
    );
    await find(
      shop,
      ({ attributes, text }) => attributes['class'] === 'toast' && text.includes(guard.undo),
    );
    expect(await shop.run('document.documentElement.scrollWidth')).toBe(phoneSize.width);
    await shop.screenshot(`test/.out/phone-${browser.name}.png`);
    await shop.close();
  });
}
