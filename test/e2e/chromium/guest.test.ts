import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { readViolations } from '../../support/axe-check.ts';
import { openOverlay, type Overlay } from '../../support/closed-overlay.ts';
import { waitFor } from '../../support/shop-browser.ts';
import { openSurfaceBrowser, type SurfaceBrowser } from '../../support/surface-browser.ts';
import { addressOf, type Look, serveLooks } from '../shop-looks.ts';

let browser: SurfaceBrowser;
beforeAll(async () => {
  browser = await openSurfaceBrowser(serveLooks);
});
afterAll(() => browser?.close());

async function visit(name: string, look?: Look): Promise<Overlay> {
  const { page } = browser;
  await browser.visit(page, addressOf(name, look));
  return openOverlay(page);
}

/** Presses something of ours, and waits for what it brings. */
async function press(overlay: Overlay, button: string, brings: string): Promise<void> {
  await waitFor({
    what: `${button} to press`,
    ask: () => overlay.run(`ourRoot.querySelector('${button}') !== null`),
    holds: (is) => is === true,
  });
  await overlay.run(`ourRoot.querySelector('${button}').click()`);
  await waitFor({
    what: brings,
    ask: () => overlay.run(`ourRoot.querySelector('${brings}') !== null`),
    holds: (is) => is === true,
  });
}

const inOverlay = { root: 'ourOverlay' };

describe.each(locales)('in %s axe finds nothing wrong with what is painted', (locale) => {
  beforeAll(() => browser.setLocale(locale));
  test.each([
    ['light', undefined],
    ['dark', 'dark'],
  ] as const)('on a %s page: banner, chip, card, toast, marks', async (_name, look) => {
    const overlay = await visit('shopee-listing-listed-shop', look);
    await press(overlay, '.banner .push', '.card');
    expect(await readViolations(browser.page, inOverlay)).toEqual([]);
    await press(overlay, '.card .foot .push', '.toast');
    expect(await readViolations(browser.page, inOverlay)).toEqual([]);
    await visit('shopee-flash-sale', look);
    expect(await readViolations(browser.page, inOverlay)).toEqual([]);
  });
});
