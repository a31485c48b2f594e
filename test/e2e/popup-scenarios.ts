import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { demoPages } from '../../tools/demo/market/market.ts';
import { html, type Serve } from '../../tools/demo/served-page.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { openPopup, readPopup, readTabId, readToolbar, type Shown } from './popup-driver.ts';
import { driveStops, listed, serveStops, stranger } from './stop-driver.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { popup, headline, notChecked, stop } = catalogueOf('vi');
const urlOf = (name: string): string => {
  const found = demoPages.find((page) => page.name === name);
  if (!found) throw new Error(`no demo page ${name}`);
  return found.url;
};
/** An address of a listing with a document that has nothing where a listing has its name, price and seller. */
const redrawn = 'https://tiki.vn/ghe-go-p100200300.html';

const serve: Serve = (url) =>
  url.href === redrawn
    ? html(
        `<!doctype html><title>Tiki</title><body><main>${'<section><h2>Khung mới</h2><p>Nội dung của trang đã được dựng theo cách khác.</p></section>'.repeat(8)}</main>`,
      )
    : serveStops(url);

/** The popup says of a tab what its toolbar says, whatever became of the page. The same in both browsers. */
export function describePopup(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'demo'), serve });
  });
  afterAll(() => browser?.close());

  /** Opens a page and its popup; `holds` says when both have come to rest. */
  async function look(url: string, holds: (shown: Shown) => boolean) {
    const tab = await browser.openTab(url);
    const tabId = await readTabId(browser);
    const opened: OpenTab[] = [tab];
    const shown = await waitFor({
      what: `the popup of ${url}`,
      ask: async () => {
        const beside = await openPopup(browser, tabId);
        opened.push(beside);
        const found = await readPopup(beside, ({ headline: said }) => said !== popup.loading);
        await beside.close();
        return found;
      },
      holds,
    });
    const toolbar = await readToolbar(browser, tabId);
    await tab.close();
    return { shown, toolbar };
  }

  describe('the popup says of a page what the toolbar says:', () => {
    test.each([
      ['nothing found', 'shopee-listing-ordinary', 'none'],
      ['caution', 'cho-demo-claims', 'caution'],
      ['danger', 'shopee-listing-listed-shop', 'danger'],
    ])('%s', async (_what, name, tone) => {
      const { shown, toolbar } = await look(urlOf(name), (found) => found.tone === tone);
      expect(toolbar.title).toBe(shown.headline);
      expect(toolbar.badge).toBe(tone === 'none' ? '' : String(shown.findings));
      expect(shown.text.includes(popup.nothingFound)).toBe(tone === 'none');
      expect(shown.text).not.toContain(popup.protectAll);
    });

    test.each([
      ['a wall', urlOf('shopee-login-wall'), notChecked.wall],
      ['a page that is built in another way now', redrawn, notChecked['site-changed']],
    ])('not checked, %s', async (_what, url, detail) => {
      const { shown, toolbar } = await look(url, (found) => found.detail === detail);
      expect(shown).toMatchObject({ tone: 'unchecked', headline: headline.unchecked, findings: 0 });
      expect(toolbar).toEqual({ title: headline.unchecked, badge: '?' });
      expect(shown.text).not.toContain(popup.nothingFound);
    });

    test('not active here', async () => {
      const { shown, toolbar } = await look(
        stranger,
        (found) => found.headline === popup.inactiveTitle,
      );
      expect(shown).toMatchObject({ tone: 'unchecked', findings: 0 });
      expect(shown.text).not.toContain(popup.nothingFound);
      expect(toolbar.badge).toBe('');
      expect(Object.values(headline)).not.toContain(toolbar.title);
    });

    test('stopped', async () => {
      const { shown, toolbar } = await look(listed, (found) => found.tone === 'danger');
      expect(shown.headline).toBe(stop.headline);
      expect(shown.findings).toBe(1);
      expect(toolbar).toEqual({ title: stop.headline, badge: '1' });
    });
  });

  test('what was said of a page is not said any more when the tab has left it', async () => {
    const tab = await browser.openTab(urlOf('shopee-listing-listed-shop'));
    const tabId = await readTabId(browser);
    await waitFor({
      what: 'the verdict on the toolbar',
      ask: () => readToolbar(browser, tabId),
      holds: ({ badge }) => badge !== '',
    });
    await tab.goTo(stranger);
    const beside = await openPopup(browser, tabId);
    const shown = await readPopup(beside, ({ headline: said }) => said !== popup.loading);
    expect(shown.headline).toBe(popup.inactiveTitle);
    const english = catalogueOf('en').popup;
    await beside.run(
      `void [...document.querySelectorAll('footer button')].find((each) => each.lang === 'en').click()`,
    );
    await readPopup(beside, ({ headline: said }) => said === english.inactiveTitle);
    expect((await readToolbar(browser, tabId)).badge).toBe('');
    await beside.run(
      `void [...document.querySelectorAll('footer button')].find((each) => each.lang === 'vi').click()`,
    );
    await readPopup(beside, ({ headline: said }) => said === popup.inactiveTitle);
    await beside.close();
    await tab.close();
  });

  test('a page entered in spite of its stop is still one that a list warns of', async () => {
    const stops = driveStops(browser);
    const url = urlOf('listed-host');
    const tab = await browser.openTab(url);
    await stops.drawn(tab);
    await stops.press(tab, 'quiet');
    await stops.shows(url);
    const tabId = await readTabId(browser);
    const toolbar = await waitFor({
      what: 'the verdict on the toolbar',
      ask: () => readToolbar(browser, tabId),
      holds: ({ badge, title }) => badge === '1' && title !== stop.headline,
    });
    const beside = await openPopup(browser, tabId);
    const shown = await readPopup(beside, ({ tone }) => tone === 'danger');
    expect(shown.headline).toBe(toolbar.title);
    await beside.close();
    await tab.close();
  });
}
