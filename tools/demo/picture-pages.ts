import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '#lib/domain/localised.ts';
import type { RunningChromium } from './launch-chromium.ts';
import { demoPages } from './market/market.ts';
import { savePicture } from './save-picture.ts';

const schemes = ['light', 'dark'] as const;
/** The narrowest phone, and a window on a desk. */
const widths = [360, 960] as const;
const calmMs = 300;
const darkPage =
  '<style>html body{background:#101318;color:#e8e8e8}.sheet,.card{background:#1b1f27!important}</style>';

/** Pictures of the stop page, and of the card and the toast on a light and on a dark page of a shop. */
export async function picturePages(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  const stopped = encodeURIComponent('https://hangthanhly-demo.example/p/1');
  for (const scheme of schemes) {
    for (const width of widths) {
      const page = await running.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width < 600 ? 800 : 640 });
      await page.goto(`chrome-extension://${running.extensionId}/warning.html?to=${stopped}`);
      await page.locator('[role=alertdialog]').waitFor();
      await savePicture(page, join(folder, `stop-${locale}-${scheme}-${width}.png`), 'own');
      await page.close();
    }
    await pictureCard(running, scheme, join(folder, `card-${locale}-${scheme}`));
  }
}

/** The card that a press on the banner opens, then what its report says; by keys alone, for its tree is closed. */
async function pictureCard(
  running: RunningChromium,
  scheme: (typeof schemes)[number],
  path: string,
): Promise<void> {
  const url = demoPages.find(({ name }) => name === 'shopee-listing-listed-shop')?.url;
  if (url === undefined) throw new Error('the demo market has no listing of a listed shop');
  const page = await running.newPage();
  if (scheme === 'dark') {
    await page.addInitScript(
      `addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML('beforeend', '${darkPage}'))`,
    );
  }
  await page.setViewportSize({ width: 960, height: 720 });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(3 * calmMs);
  await tabIntoOverlay(page);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(calmMs);
  await savePicture(page, `${path}.png`);
  await page.keyboard.press('Escape');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(calmMs);
  await savePicture(page, `${path.replace('card', 'toast')}.png`);
  await page.close();
}

async function tabIntoOverlay(page: Page): Promise<void> {
  const isIn =
    'document.activeElement !== document.body && document.activeElement.parentNode === document.documentElement';
  for (let turn = 0; turn < 60; turn += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(isIn)) === true) return;
  }
  throw new Error('Tab does not come to what is painted');
}
