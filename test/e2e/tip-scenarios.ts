import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import {
  type OpenTab,
  type PaintedElement,
  readTabState,
  type ShopBrowser,
  waitFor,
} from '../support/shop-browser.ts';
import { openPopup, readPopup, readTabId } from './popup-driver.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { learn, guard } = catalogueOf('vi');
const readOpenCard = `(() => {
  const [open, more] = document.querySelectorAll('.tip[open]');
  return open && !more ? { id: open.id, text: open.innerText } : null;
})()`;

/** The way from a finding to one's rights: out of the popup, and out of a page that never learns where it leads. */
export function describeTips(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let shop: OpenTab;

  beforeAll(async () => {
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
    shop = await browser.openTab(urls.listing);
  });
  afterAll(() => browser?.close());

  const awaitCard = (tab: OpenTab): Promise<Record<string, string>> =>
    waitFor({
      what: 'one open card',
      ask: async () => Object(await tab.run(readOpenCard)),
      holds: ({ id }) => typeof id === 'string',
    });
  const awaitPainted = async (tag: string, text: string): Promise<PaintedElement> => {
    const all = await waitFor({
      what: `“${text}” on the page`,
      ask: () => shop.readPainted(),
      holds: (painted) => painted.some((each) => each.tag === tag && each.text === text),
    });
    const found = all.find((each) => each.tag === tag && each.text === text);
    if (!found) throw new Error(`no “${text}”`);
    return found;
  };

  test('a finding in the popup leads to its card, with the law, the steps and whom to call', async () => {
    await waitFor({
      what: 'the verdict',
      ask: () => readTabState(browser, urls.listing),
      holds: (state) => state?.assessment.checked === true,
    });
    const popup = await openPopup(browser, await readTabId(browser));
    await readPopup(popup, ({ findings }) => findings > 0);
    const href = String(
      await popup.run(
        `[...document.querySelectorAll('.finding a')].find((each) => each.hash.startsWith('#card-')).getAttribute('href')`,
      ),
    );
    await popup.close();
    const library = await browser.openOwnPage(href);
    const card = await awaitCard(library);
    expect(`learn.html#${card['id']}`).toBe(href);
    for (const part of [learn.rights, learn.steps, learn.contacts, learn.laws, '1800.6838']) {
      expect(card['text']).toContain(part);
    }
    expect(card['text']).toMatch(/số \d+\/20\d\d\//);
    await library.close();
  });

  test('a finding on the page leads to its card in a tab of its own, where words without marks find others', async () => {
    await shop.press(await awaitPainted('button', guard.why));
    await shop.press(await awaitPainted('button', guard.rights));
    const library = await browser.findTab('learn.html#card-');
    expect((await awaitCard(library))['text']).toContain(learn.laws);
    await library.run(`(() => {
      const field = document.querySelector('input[type=search]');
      field.value = 'dat coc';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    const found = await waitFor({
      what: 'the card on deposits alone',
      ask: () =>
        library.run(`[...document.querySelectorAll('.tip h2')].map((each) => each.textContent)`),
      holds: (titles) => Array.isArray(titles) && titles.length === 1,
    });
    expect(found).toEqual(['Khi được yêu cầu đặt cọc']);
    expect(await shop.run('document.documentElement.outerHTML')).not.toContain('learn.html');
    await library.close();
  });
}
