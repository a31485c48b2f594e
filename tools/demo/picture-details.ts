import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { RunningChromium } from './launch-chromium.ts';
import { demoPages } from './market/market.ts';
import { savePicture } from './save-picture.ts';

const schemes = ['light', 'dark'] as const;
const widths = [360, 960] as const;
const calmMs = 400;

/**
 * Pictures of the details of one report: with a picture of the page that waits, one part of it covered. The press and
 * the page are real; the picture is laid where the browser's own would lie, for only a key in its window asks for one.
 */
export async function pictureDetails(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  const own = await running.newPage();
  await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
  const reportId = await pressReport(running, own);
  for (const scheme of schemes) {
    for (const width of widths) {
      const page = await running.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`chrome-extension://${running.extensionId}/reports.html#${reportId}`);
      await page.getByRole('button', { name: catalogueOf(locale).picture.add }).click();
      await page.waitForTimeout(calmMs);
      const path = join(folder, `details-${locale}-${scheme}-${width}.png`);
      await savePicture(page, path, 'own');
      await page.close();
    }
  }
  await ask(own, 'clearReports', {});
  await own.close();
}

/** One press on the listing, as the popup makes it. The id of its report. */
async function pressReport(running: RunningChromium, own: Page): Promise<string> {
  const url = demoPages.find(({ name }) => name === 'shopee-listing-listed-shop')?.url;
  if (!url) throw new Error('the demo market has no listing of a listed shop');
  const shop = await running.newPage();
  await shop.goto(url, { waitUntil: 'load' });
  await shop.waitForTimeout(2 * calmMs);
  const base64 = (await shop.screenshot()).toString('base64');
  const tabId = await own.evaluate(
    `chrome.tabs.query({}).then((all) => all.find((tab) => tab.url === ${JSON.stringify(url)})?.id)`,
  );
  const { reportId } = Object(await ask(own, 'reportTab', { tabId, ref: 'listing' }));
  const taken = {
    taken: true,
    host: new URL(url).host,
    picture: { mediaType: 'image/png', base64 },
  };
  await own.evaluate(
    `chrome.storage.session.set(${JSON.stringify({ 'taken-picture': { reportId, taken } })})`,
  );
  await shop.close();
  return String(reportId);
}

async function ask(own: Page, name: string, what: object): Promise<unknown> {
  const reply: unknown = await own.evaluate(
    `chrome.runtime.sendMessage(${JSON.stringify({ name, ask: what })})`,
  );
  const { ok, answer } = Object(reply);
  if (ok !== true) throw new Error(`the worker refused ${name}`);
  return answer;
}
