import { join } from 'node:path';
import type { Locale } from '#lib/domain/localised.ts';
import type { RunningChromium } from './launch-chromium.ts';
import { demoPages } from './market/market.ts';
import { savePicture } from './save-picture.ts';

/** Pages in the shapes of the large shops, each with the place that its picture is to show. */
const shapes = [
  { name: 'shopee', page: 'shopee-listing-listed-shop', at: '.shopname' },
  { name: 'shopee-list', page: 'shopee-flash-sale', at: '.grid > :nth-child(4)' },
  { name: 'lazada', page: 'lazada-listing-late-seller', at: '.shopname' },
  { name: 'tiki', page: 'tiki-listing', at: '.shopname' },
] as const;
/** A phone, a tablet held upright, a desk. */
const windows = [
  { width: 360, height: 640 },
  { width: 768, height: 900 },
  { width: 1440, height: 900 },
] as const;
/** The late seller of one shape comes after 1.5 seconds; marks fade in for 120 ms. */
const calmMs = 600;

/** Pictures of what is painted on pages of three shapes, at three widths. */
export async function pictureShapes(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  for (const { name, page: shown, at } of shapes) {
    const url = demoPages.find((each) => each.name === shown)?.url;
    if (url === undefined) throw new Error(`the demo market has no page ${shown}`);
    const page = await running.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.locator(at).first().waitFor();
    for (const size of windows) {
      await page.setViewportSize(size);
      // On a phone the shop's name is a window further down than the price.
      await page.evaluate(
        `document.querySelector('${at}').scrollIntoView({ block: innerWidth < 600 ? 'center' : 'end', behavior: 'instant' })`,
      );
      if (size.width > 600) await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
      await page.waitForTimeout(calmMs);
      await savePicture(page, join(folder, `${name}-${locale}-${size.width}.png`));
    }
    await page.close();
  }
}
