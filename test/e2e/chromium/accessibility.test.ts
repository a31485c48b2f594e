import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { serveMarket } from '../../../tools/demo/market/market.ts';
import { readViolations } from '../../support/axe-check.ts';
import { openSurfaceBrowser, type SurfaceBrowser } from '../../support/surface-browser.ts';
import { openSurface, surfaces } from '../surfaces.ts';

let browser: SurfaceBrowser;
beforeAll(async () => {
  browser = await openSurfaceBrowser(serveMarket);
});
afterAll(() => browser?.close());

describe.each(locales)('in %s, light and dark, axe finds nothing wrong on', (locale) => {
  beforeAll(async () => {
    await browser.setLocale(locale);
    await browser.ask('clearReports', {});
  });
  test.each(surfaces)('$name', async (surface) => {
    await browser.page.emulateMedia({ colorScheme: 'light' });
    const page = await openSurface(browser, surface);
    expect(await readViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await readViolations(page, { onlyColours: true })).toEqual([]);
  });
});
