import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { openPopup, readPopup, readTabId, readToolbar } from './popup-driver.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { guard, mutes: words, choices } = catalogueOf('vi');

/** What a shopper mutes and how much they want drawn, on a page that has danger and claims, in both browsers. */
export function describeMutes(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let shop: OpenTab;
  let tabId: number;

  beforeAll(async () => {
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
    shop = await browser.openTab(urls.listing);
    await waitFor({
      what: 'the verdict',
      ask: () => readTabState(browser, urls.listing),
      holds: (state) => state?.assessment.checked === true,
    });
    tabId = await readTabId(browser);
  });
  afterAll(() => browser?.close());

  const awaitPainted = async (
    what: string,
    holds: (each: PaintedElement) => boolean,
  ): Promise<PaintedElement> => {
    const all = await waitFor({
      what,
      ask: () => shop.readPainted(),
      holds: (painted) => painted.some(holds),
    });
    const found = all.find(holds);
    if (!found) throw new Error(what);
    return found;
  };
  const hasClass = (name: string) => (each: PaintedElement) =>
    (each.attributes['class'] ?? '').split(' ').includes(name);
  const awaitMutes = (count: number) =>
    waitFor({
      what: `${count} mutes are kept`,
      ask: () => browser.inExtension("browser.storage.local.get('mutes')"),
      holds: (kept) => (Object(kept).mutes ?? []).length === count,
    });
  const pressIn = (tab: OpenTab, selector: string) =>
    tab.run(`void document.querySelector(${JSON.stringify(selector)}).click()`);

  describe('a mute', () => {
    test('from the card on the page takes the mark away, and the popup still counts it and takes it back', async () => {
      await shop.press(
        await awaitPainted('why', ({ tag, text }) => tag === 'button' && text === guard.why),
      );
      await shop.press(await awaitPainted('the way to mute', hasClass('mute')));
      await awaitPainted('what came of it', ({ text }) => text === guard.muted);
      await awaitMutes(1);
      const popup = await openPopup(browser, tabId);
      const { tone } = await readPopup(popup, ({ text }) => text.includes('1 dấu hiệu đã tắt'));
      expect(tone).toBe('danger');
      await pressIn(popup, '.muted-finding button');
      await readPopup(popup, ({ text }) => !text.includes('dấu hiệu đã tắt'));
      await awaitMutes(0);
      await popup.close();
    });

    test('of danger takes two presses in the popup, and toolbar and popup go on warning', async () => {
      const popup = await openPopup(browser, tabId);
      const danger = ".finding[data-tone='danger'] .mute";
      await readPopup(popup, ({ findings }) => findings > 0);
      expect(await popup.run(`document.querySelector("${danger}").open`)).toBe(false);
      await pressIn(popup, `${danger} summary`);
      expect(await popup.run(`document.querySelector("${danger}").open`)).toBe(true);
      await pressIn(popup, `${danger} button`);
      const { tone, headline } = await readPopup(popup, ({ text }) =>
        text.includes('dấu hiệu bạn đã tắt'),
      );
      expect(tone).toBe('danger');
      const title = await waitFor({
        what: 'the toolbar follows',
        ask: async () => (await readToolbar(browser, tabId)).title,
        holds: (now) => now === headline,
      });
      expect(title).toContain('đã tắt');
      await popup.close();
    });

    test('is found on the options page by a few letters, and taken back', async () => {
      const options = await browser.openOwnPage('options.html');
      const row = '#choices .rows button';
      await waitFor({
        what: 'the mute',
        ask: () => options.run(`document.querySelectorAll('${row}').length`),
        holds: (count) => count === 1,
      });
      const search = (text: string) =>
        options.run(`(() => {
          const field = document.querySelector('input[name=mutes]');
          field.value = ${JSON.stringify(text)};
          field.dispatchEvent(new Event('input', { bubbles: true }));
        })()`);
      await search('qqq');
      await waitFor({
        what: 'nothing is found',
        ask: () => options.run('document.body.textContent'),
        holds: (text) => String(text).includes(words.noneFound),
      });
      await search('canh bao');
      await waitFor({
        what: 'the mute again',
        ask: () => options.run(`document.querySelectorAll('${row}').length`),
        holds: (count) => count === 1,
      });
      await pressIn(options, row);
      await awaitMutes(0);
      await options.close();
    });
  });

  describe('the options page', () => {
    test('is driven by keys alone: calm leaves danger on the page that is open, and the palette reaches it', async () => {
      const options = await browser.openOwnPage('options.html');
      await waitFor({
        what: 'the choices',
        ask: () => options.run("document.querySelectorAll('input[name=strictness]').length"),
        holds: (count) => count === 3,
      });
      const readFocus = () =>
        options.run(`(() => {
          const { activeElement: at } = document;
          const shown = at.matches(':focus-visible') && getComputedStyle(at).outlineStyle !== 'none';
          return at.name + ' ' + shown;
        })()`);
      await options.key('Tab');
      expect(await readFocus()).toBe('language true');
      await options.key('Tab');
      expect(await readFocus()).toBe('strictness true');
      await options.key('ArrowUp');
      await options.key('Tab');
      expect(await readFocus()).toBe('palette true');
      await options.key(' ');
      await waitFor({
        what: 'both choices are kept',
        ask: () => browser.inExtension("browser.storage.local.get('choices')"),
        holds: (kept) => {
          const { strictness, palette } = Object(Object(kept).choices);
          return strictness === 'calm' && palette === 'clear';
        },
      });
      await waitFor({
        what: 'the page’s own palette',
        ask: () => options.run('document.documentElement.dataset.palette'),
        holds: (palette) => palette === 'clear',
      });
      await awaitPainted(
        'the other palette',
        ({ attributes }) => attributes['data-palette'] === 'clear',
      );
      await awaitPainted(
        'danger alone',
        (each) => hasClass('line')(each) && each.text.startsWith('Nên xem kỹ 1 cảnh báo'),
      );
      const popup = await openPopup(browser, tabId);
      const { findings } = await readPopup(popup, (shown) => shown.findings > 1);
      expect(findings).toBeGreaterThan(1);
      await popup.close();
      await options.close();
    });

    test('shows the key as the browser has it, and changes it or says where that is done', async () => {
      const options = await browser.openOwnPage('options.html');
      const readKey = () =>
        options.run("document.querySelector('[data-command=report-page] kbd')?.textContent");
      await waitFor({
        what: 'the key',
        ask: readKey,
        holds: (key) => /Alt\+Shift\+L|⌥⇧L/.test(String(key)),
      });
      const text = String(await options.run('document.body.textContent'));
      if (browser.name === 'chromium') {
        expect(text).toContain('chrome://extensions/shortcuts');
        expect(text).toContain(choices.keys.openBrowser);
      } else {
        await options.run(`(() => {
          const form = document.querySelector('[data-command=report-page] form');
          const field = form.querySelector('input');
          field.value = 'Alt+Shift+Y';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          setTimeout(() => form.requestSubmit());
        })()`);
        await waitFor({
          what: 'the new key',
          ask: () => browser.inExtension('browser.commands.getAll()'),
          holds: (all) => JSON.stringify(all).includes('Alt+Shift+Y'),
        });
      }
      await options.close();
    });
  });
}
