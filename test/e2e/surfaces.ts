import type { Page } from 'playwright-core';
import { demoPages } from '../../tools/demo/market/market.ts';
import type { SurfaceBrowser } from '../support/surface-browser.ts';

/** A page of the extension in one of its states. Everything that is asked of every page is asked of this list. */
export type Surface = {
  readonly name: string;
  /** Below the extension's own address; `{tab}` stands for the tab of the shop's page behind it. */
  readonly path: string;
  /** Name of the page of the demo market that lies behind it. */
  readonly over?: string;
  /** There when the page has come to rest. */
  readonly ready: string;
  /** Pixels, where it is not a window on a desk. */
  readonly width?: number;
  readonly prepare?: (page: Page, browser: SurfaceBrowser) => Promise<void>;
};

const popup = { path: 'popup.html?tab={tab}', width: 360 } as const;
const listing = 'shopee-listing-listed-shop';

/** In this order: a report that one of them makes is what later ones show. */
export const surfaces: readonly Surface[] = [
  { name: 'popup, danger', ...popup, over: listing, ready: '.finding' },
  { name: 'popup, cards', ...popup, over: 'shopee-flash-sale', ready: 'details', prepare: unfold },
  { name: 'popup, a label', ...popup, over: 'cho-demo-labels', ready: '.finding' },
  { name: 'popup, nothing found', ...popup, over: 'cho-demo-ordinary', ready: '.note' },
  { name: 'popup, a wall', ...popup, over: 'shopee-login-wall', ready: '.report .main' },
  { name: 'popup, not active', path: 'popup.html?tab=0', width: 360, ready: 'footer' },
  { name: 'welcome', path: 'welcome.html', ready: 'main h1' },
  { name: 'reports, none', path: 'reports.html', ready: 'main p[role=status]' },
  {
    name: 'popup, report kept',
    ...popup,
    over: listing,
    ready: '.finding',
    prepare: (page) => press(page, '.report .main', '.report .ways'),
  },
  { name: 'reports', path: 'reports.html', ready: 'section' },
  {
    name: 'reports, details',
    path: 'reports.html',
    ready: 'section',
    prepare: (page) => press(page, 'section > button', 'form textarea'),
  },
  { name: 'options', path: 'options.html', ready: '#visits section', prepare: unfold },
  { name: 'learn', path: 'learn.html#card-giam-can-nhanh', ready: '.tip[open]' },
  {
    name: 'learn, nothing found',
    path: 'learn.html',
    ready: '.tip',
    prepare: async (page) => {
      await page.locator('input[type=search]').fill('qwxz');
      await page.locator('.tip').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'stop page',
    path: `warning.html?to=${encodeURIComponent('https://hangthanhly-demo.example/p/1')}`,
    ready: '[role=alertdialog]',
  },
  {
    name: 'stop page, nothing to say',
    path: `warning.html?to=${encodeURIComponent('https://vuonxanh-demo.example/')}`,
    ready: 'main.stop [role=status] .row',
  },
];

/** Opens one of them in a tab that stays. */
export async function openSurface(browser: SurfaceBrowser, surface: Surface): Promise<Page> {
  const { page } = browser;
  const tabId = surface.over ? await readTab(browser, surface.over) : 0;
  await page.setViewportSize({ width: surface.width ?? 960, height: 900 });
  await page.bringToFront();
  // A hash alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(browser.own(surface.path.replace('{tab}', String(tabId))));
  await page.locator(surface.ready).first().waitFor({ timeout: 10_000 });
  await surface.prepare?.(page, browser);
  return page;
}

const tabs = new WeakMap<SurfaceBrowser, Map<string, number>>();

/** The tab of a page of the market: opened once, and left as it is. */
async function readTab(browser: SurfaceBrowser, name: string): Promise<number> {
  const opened = tabs.get(browser) ?? new Map<string, number>();
  tabs.set(browser, opened);
  const before = opened.get(name);
  if (before !== undefined) return before;
  const url = demoPages.find((each) => each.name === name)?.url;
  if (url === undefined) throw new Error(`the demo market has no page ${name}`);
  const tabId = await browser.visit(await browser.newPage(), url);
  opened.set(name, tabId);
  return tabId;
}

async function unfold(page: Page): Promise<void> {
  await page
    .locator('details')
    .evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
}

async function press(page: Page, button: string, then: string): Promise<void> {
  await page.locator(button).first().click();
  await page.locator(then).first().waitFor();
}
