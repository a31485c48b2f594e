import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/**
 * So many colours keep the four tones apart and the drawn goods of the market whole. Sixteen, which fit four bits, are
 * enough for the longest pages, which have one tone at most. What pictures cost stands in the repository for ever.
 */
const colours = { shop: 48, own: 48, long: 16 } as const;

/** A picture of a page as a PNG with a palette. A page of ours is shown down to its end, a shop's as its window shows it. */
export async function savePicture(
  page: Page,
  path: string,
  of: keyof typeof colours = 'shop',
): Promise<void> {
  if (of !== 'shop') await showWhole(page);
  const how = { palette: true, colours: colours[of], dither: 0, effort: 10 } as const;
  writeFileSync(
    path,
    await sharp(await page.screenshot())
      .png(how)
      .toBuffer(),
  );
}

/** A window as high as its page: the driver's own way would cut off as much of the right edge as a scrollbar took. */
async function showWhole(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  for (const element of ['documentElement', 'body']) {
    const height = Number(await page.evaluate(`Math.ceil(document.${element}.scrollHeight)`));
    await page.setViewportSize({ width, height });
  }
}
