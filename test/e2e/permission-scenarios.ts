import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { demoPages } from '../../tools/demo/market/market.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import { openPopup, readPopup, readTabId, readToolbar } from './popup-driver.ts';
import { serveScenarios } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { popup } = catalogueOf('vi');
const claims = demoPages.find(({ name }) => name === 'cho-demo-claims')?.url ?? '';
const garden = demoPages.find(({ name }) => name === 'own-shop-ordinary')?.url ?? '';
const host = new URL(claims).hostname;
const wide = '*://*/*';

/** The shops beyond the named ones, in the build that is released: asked for by a press, guarded, taken back. */
export function describePermission(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let tab: OpenTab;
  let tabId: number;

  beforeAll(async () => {
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
    tab = await browser.openTab(claims);
    tabId = await readTabId(browser);
  });
  afterAll(() => browser?.close());

  const registered = (holds: (matches: readonly string[]) => boolean) =>
    waitFor({
      what: 'where the guard is registered',
      ask: async () => {
        const all = await browser.inExtension('browser.scripting.getRegisteredContentScripts()');
        return (Array.isArray(all) ? all : []).flatMap((script): readonly string[] =>
          Array.isArray(Object(script).matches) ? Object(script).matches.map(String) : [],
        );
      },
      holds,
    });
  const isBanner = (): Promise<boolean> =>
    tab
      .readPainted()
      .then((all) => all.some(({ attributes }) => attributes.class?.includes('banner')));

  /** The popup of the tab, as it says that the extension is not active there. */
  async function openInactive(): Promise<OpenTab> {
    const beside = await openPopup(browser, tabId);
    const shown = await readPopup(beside, ({ headline }) => headline !== popup.loading);
    expect(shown.headline).toBe(popup.inactiveTitle);
    expect(shown.text).not.toContain(popup.nothingFound);
    return beside;
  }
  /** The press that asks, and the answer to the question of the browser. */
  async function ask(origins: readonly string[], answer: 'yes' | 'no'): Promise<unknown> {
    const pressed = browser.inExtensionPressed(
      `browser.permissions.request({ origins: ${JSON.stringify(origins)} })`,
    );
    await browser.grants.answer(answer);
    return pressed;
  }

  test('before anything was asked: no guard, no mark, and both toolbar and popup say "not active"', async () => {
    const beside = await openInactive();
    await beside.close();
    expect(await registered(() => true)).toEqual([]);
    expect((await readToolbar(browser, tabId)).badge).toBe('');
    expect(await tab.readPainted()).toEqual([]);
  });

  // Chromium asks in a window that no driver can reach, so a "no" is driven in Firefox only; what the popup makes of
  // it is the same code, and test/unit/ui/popup.test.tsx shows that it says so and asks no more by itself.
  if (build === 'firefox') {
    test('refused, everything stays as it was, and nothing asks again', async () => {
      await browser.grants.prepare(`https://${host}/*`);
      expect(await ask([`https://${host}/*`], 'no')).toBe(false);
      expect(await registered(() => true)).toEqual([]);
      await tab.goTo(claims);
      const beside = await openInactive();
      await beside.close();
      expect(await readTabState(browser, claims)).toBeNull();
    });
  }

  // The toolbar's own window gets the tab's address with the press on it, and can name the shop; a tab beside it cannot.
  describe('one shop that is granted', () => {
    test('is guarded and read without a reload', async () => {
      await browser.grants.prepare(`https://${host}/*`);
      expect(await ask([`https://${host}/*`], 'yes')).toBe(true);
      expect(await registered((matches) => matches.length > 0)).toEqual([`https://${host}/*`]);
      const state = await waitFor({
        what: 'the page that was open is read',
        ask: () => readTabState(browser, claims),
        holds: (found) => found !== null,
      });
      expect(state?.reading.kind).toBe('listing');
      await waitFor({ what: 'its banner', ask: isBanner, holds: Boolean });
      const beside = await openPopup(browser, tabId);
      const shown = await readPopup(beside, ({ tone }) => tone === 'caution');
      expect((await readToolbar(browser, tabId)).title).toBe(shown.headline);
      await beside.close();
    });

    test('is the only one', async () => {
      const other = await browser.openTab(garden);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await readTabState(browser, garden)).toBeNull();
      await other.close();
    });

    test('taken back while no worker runs: its marks go at once, and nothing is known of it', async () => {
      await browser.killWorker();
      await browser.grants.revoke(`https://${host}/*`);
      await registered((matches) => matches.length === 0);
      await waitFor({ what: 'no paint', ask: isBanner, holds: (has) => !has });
      expect(await readTabState(browser, claims)).toBeNull();
      expect((await readToolbar(browser, tabId)).badge).toBe('');
      const beside = await openInactive();
      await beside.close();
      // What stands in the page still is a guard without a right: whatever changes, it learns nothing.
      await tab.run("void document.querySelector('h1').append(' mới')");
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await readTabState(browser, claims)).toBeNull();
      await tab.goTo(claims);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await tab.readPainted()).toEqual([]);
      expect(await readTabState(browser, claims)).toBeNull();
    });

    test('granted once more after the worker was killed is guarded again', async () => {
      await browser.killWorker();
      await browser.grants.prepare(`https://${host}/*`);
      expect(await ask([`https://${host}/*`], 'yes')).toBe(true);
      await registered((matches) => matches.includes(`https://${host}/*`));
      await waitFor({ what: 'its banner', ask: isBanner, holds: Boolean });
    });
  });
  test('every shop that is granted at once is read where it is open, and no longer when that ends', async () => {
    await browser.grants.revoke(`https://${host}/*`);
    await registered((matches) => matches.length === 0);
    // A guard that stood in the page before is not woken by a new permission; a page loaded since then is.
    await tab.goTo(claims);
    const other = await browser.openTab(garden);
    await browser.grants.prepare(wide);
    expect(await ask(['https://*/*', 'http://*/*'], 'yes')).toBe(true);
    await registered(
      (matches) => matches.includes('https://*/*') && matches.includes('http://*/*'),
    );
    for (const url of [garden, claims]) {
      await waitFor({
        what: `${url} is read`,
        ask: () => readTabState(browser, url),
        holds: (state) => state !== null,
      });
    }
    await browser.inExtension(
      "browser.permissions.remove({ origins: ['https://*/*', 'http://*/*'] })",
    );
    await registered((matches) => !matches.includes('https://*/*'));
    await waitFor({
      what: 'nothing is known of it',
      ask: () => readTabState(browser, garden),
      holds: (state) => state === null,
    });
    await other.close();
  });
}
