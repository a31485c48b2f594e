import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Locale, locales } from '#lib/domain/localised.ts';
import { readBuild } from '../release/fresh-build.ts';
import { projectRoot } from '../setup/project-root.ts';
import { launchChromium, type RunningChromium } from './launch-chromium.ts';
import { demoPages, serveMarket } from './market/market.ts';
import { pictureDetails } from './picture-details.ts';
import { pictureFeeds } from './picture-feeds.ts';
import { picturePages } from './picture-pages.ts';
import { pictureRights } from './picture-rights.ts';
import { pictureShapes } from './picture-shapes.ts';
import { savePicture } from './save-picture.ts';

/** What is pictured: a page of the demo market, and the popup over it. */
const subjects = [
  { name: 'listing', page: 'shopee-listing-listed-shop', inPage: true },
  { name: 'list', page: 'shopee-flash-sale', inPage: true },
  { name: 'labels', page: 'cho-demo-labels', inPage: true },
  { name: 'wall', page: 'shopee-login-wall', inPage: false },
] as const;
const schemes = ['light', 'dark'] as const;
/** The widths that popups are looked at: as browsers open them, and the narrowest phone. */
const popupWidths = [360, 320] as const;
/** Marks fade in for 120 ms once the worker has answered. */
const calmMs = 900;

/** Writes the pictures of README and docs: every surface in both languages, the popup in both themes. */
async function main(): Promise<void> {
  const folder = join(projectRoot, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  const extension = await readBuild('chrome', 'demo');
  const running = await launchChromium({ extension, serve: serveMarket });
  try {
    for (const locale of locales) await pictureLanguage(running, folder, locale);
  } finally {
    await running.close();
  }
  process.stdout.write(`Pictures: ${folder}\n`);
}

async function pictureLanguage(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  const own = await running.newPage();
  await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
  await own.evaluate(
    `chrome.runtime.sendMessage({ name: 'setLocale', ask: { locale: '${locale}' } })`,
  );
  const shop = await running.newPage();
  for (const subject of subjects) {
    const address = demoPages.find((page) => page.name === subject.page)?.url;
    if (!address) throw new Error(`the demo market has no page ${subject.page}`);
    await shop.goto(address, { waitUntil: 'load' });
    await shop.bringToFront();
    await shop.waitForTimeout(calmMs);
    if (subject.inPage) {
      await savePicture(shop, join(folder, `${subject.name}-${locale}.png`));
    }
    const tabId = await readTabId(own, address);
    for (const scheme of schemes) {
      const path = join(folder, `popup-${subject.name}-${locale}-${scheme}.png`);
      await picturePopup(running, { tabId, scheme, path, width: popupWidths[0] });
    }
  }
  const tabId = await readTabId(own, shop.url());
  await pictureFeeds(running, folder, { locale, tabId });
  await pictureRights(running, folder, locale);
  await pictureDetails(running, folder, locale);
  await pictureShapes(running, folder, locale);
  await picturePages(running, folder, locale);
  await own.close();
  await shop.close();
}

async function readTabId(own: Page, address: string): Promise<number> {
  const id = await own.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(address)})?.id)`,
  );
  if (typeof id !== 'number') throw new Error(`no tab shows ${address}`);
  return id;
}

async function picturePopup(
  running: RunningChromium,
  how: {
    readonly tabId: number;
    readonly scheme: (typeof schemes)[number];
    readonly path: string;
    readonly width: number;
  },
): Promise<void> {
  const popup = await running.newPage();
  await popup.emulateMedia({ colorScheme: how.scheme });
  await popup.setViewportSize({ width: how.width, height: 600 });
  await popup.goto(`chrome-extension://${running.extensionId}/popup.html?tab=${how.tabId}`);
  await popup.waitForTimeout(calmMs / 2);
  await savePicture(popup, how.path, 'own');
  await popup.close();
}

await main();
