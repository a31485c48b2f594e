import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import {
  type OpenTab,
  type PaintedElement,
  type ShopBrowser,
  waitFor,
} from '../support/shop-browser.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

/** What a shopper sees first: opened once by the install, with the real marks on a made-up listing. */
export function describeWelcome(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let tab: OpenTab;

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'production'), serve: () => null });
  });
  afterAll(() => browser?.close());

  const awaitPainted = async (text: string): Promise<PaintedElement> => {
    const all = await waitFor({
      what: `“${text}” among the marks`,
      ask: () => tab.readPainted(),
      holds: (painted) => painted.some((each) => each.text.includes(text)),
    });
    const found = all.findLast((each) => each.text.includes(text));
    if (!found) throw new Error(`no “${text}”`);
    return found;
  };
  const readText = async (): Promise<string> => String(await tab.run('document.body.innerText'));

  test('the install opens the page once, and it shows the real marks on its made-up listing', async () => {
    tab = await browser.findTab('welcome.html');
    await awaitPainted('“giảm 10 kg trong 7 ngày”');
    const { welcome } = catalogueOf('vi');
    const text = await readText();
    for (const said of [welcome.title, welcome.never.browsing, 'Shopee', 'Lazada', 'Tiki']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain(welcome.example.loading);
    await tab.screenshot(`test/.out/welcome-${browser.name}-vi.png`);
  });

  test('another language is chosen, and the listing is read anew in it', async () => {
    await tab.run(`document.querySelector('[lang=en]:not(main, html)').click()`);
    await awaitPainted('“lose 10 kg in 7 days”');
    expect(await readText()).toContain(catalogueOf('en').welcome.title);
    const stored = await browser.inExtension(`browser.storage.local.get(null)`);
    expect(JSON.stringify(stored)).toContain('"locale":"en"');
    await tab.screenshot(`test/.out/welcome-${browser.name}-en.png`);
  });

  test('a press on a mark says why, and one on “report” keeps no report of what is made up', async () => {
    const { guard, welcome } = catalogueOf('en');
    const marks = await tab.readPainted();
    const report = marks.find(({ tag, text }) => tag === 'button' && text === guard.report);
    if (!report) throw new Error('the banner has no button to report');
    await tab.press(report);
    await awaitPainted(welcome.example.kept);
    const reports = await browser.inExtension(
      `browser.runtime.sendMessage({ name: 'viewReports', ask: {} })`,
    );
    expect(Object(reports).answer.reports).toEqual([]);
  });

  test('it can be passed over: the tab closes, and no later start opens it again', async () => {
    // The tab goes with the press, and so may the answer to it.
    await tab.run(`void setTimeout(() => document.querySelector('header button').click())`);
    const readOpen = () =>
      browser.inExtension(
        `browser.tabs.query({}).then((all) => all.filter(({ url }) => url?.includes('welcome')).length)`,
      );
    await waitFor({ what: 'the tab to close', ask: readOpen, holds: (count) => count === 0 });
    await browser.killWorker();
    await browser.inExtension(`browser.runtime.sendMessage({ name: 'readSettings', ask: {} })`);
    expect(await readOpen()).toBe(0);
  });
}
