import { join } from 'node:path';
import type { Locale } from '#lib/domain/localised.ts';
import type { RunningChromium } from './launch-chromium.ts';
import { savePicture } from './save-picture.ts';

const schemes = ['light', 'dark'] as const;
/** The narrowest phone, and a window on a desk. */
const widths = [320, 960] as const;
const calmMs = 400;

/** Pictures of the library of cards, opened at the card that a finding on a slimming tea leads to. */
export async function pictureRights(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  for (const scheme of schemes) {
    for (const width of widths) {
      const page = await running.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`chrome-extension://${running.extensionId}/learn.html#card-giam-can-nhanh`);
      await page.waitForTimeout(calmMs);
      await savePicture(page, join(folder, `learn-${locale}-${scheme}-${width}.png`));
      await page.close();
    }
  }
}
