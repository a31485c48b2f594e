import { beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { readViolations } from '../support/axe-check.ts';
import { openOverlay, type Overlay } from '../support/closed-overlay.ts';
import { waitFor } from '../support/shop-browser.ts';
import type { SurfaceBrowser } from '../support/surface-browser.ts';
import {
  doubleText,
  readCutOff,
  readLostInForcedColours,
  readMotion,
  readSmallTargets,
} from './page-measures.ts';
import { rest, showMark, watchShifts } from './guest-measures.ts';
import { addressOf, type Look } from './shop-looks.ts';

/** What is painted on pages of shops, in one browser that the file of the test opened. */
export function describeGuest(opened: () => SurfaceBrowser): void {
  let browser: SurfaceBrowser;
  beforeAll(() => {
    browser = opened();
  });

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

  /** Pages of each shape, with a place on them beside which something must stand. */
  const shapes = [
    ['shopee-listing-listed-shop', { at: '.shopname', kind: 'chip' }],
    ['shopee-flash-sale', { at: '.grid > :nth-child(4)', kind: 'mark' }],
    ['lazada-listing-late-seller', { at: '.shopname', kind: 'chip' }],
    ['lazada-search', { at: '.grid > :nth-child(4)', kind: 'mark' }],
    ['tiki-listing', { at: '.shopname', kind: 'chip' }],
  ] as const;
  const widths = [360, 768, 1440] as const;

  async function scrollTo(top: string): Promise<void> {
    await browser.page.evaluate(`scrollTo({ top: ${top}, behavior: 'instant' })`);
  }

  describe('what is painted is a guest', () => {
    beforeAll(() => browser.setLocale('vi'));

    test.each(shapes)('on no price, name, buy button or bar: %s', async (name, place) => {
      const { page } = browser;
      const overlay = await visit(name);
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 500 ? 640 : 900 });
        await showMark(page, overlay, place);
        for (const top of ['scrollY', '0', 'innerHeight * 0.6']) {
          await scrollTo(top);
          expect(await rest(overlay), `${width}, ${top}`).toMatchObject({
            covered: [],
            outside: [],
          });
        }
        expect(await readSmallTargets(page, 'ourRoot')).toEqual([]);
      }
    });

    test.each(shapes)('moves nothing of the page while it is painted: %s', async (name, place) => {
      const page = await browser.newPage();
      await page.addInitScript(watchShifts);
      await browser.visit(page, addressOf(name, 'still'));
      const overlay = await openOverlay(page);
      await showMark(page, overlay, place);
      await rest(overlay);
      expect(await page.evaluate('shifts')).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.close();
    });

    test.each(shapes.filter(([name]) => !name.startsWith('lazada')))(
      'stands as well on a page that is written from the right: %s',
      async (name, place) => {
        const { page } = browser;
        await page.setViewportSize({ width: 768, height: 900 });
        const overlay = await visit(name, 'rtl');
        await showMark(page, overlay, place);
        expect(await rest(overlay)).toMatchObject({ covered: [], outside: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(
          true,
        );
        expect(await readCutOff(page, 'ourRoot')).toEqual([]);
      },
    );

    test('keeps still for who wants no motion, and fades in 120 ms for everybody else', async () => {
      const { page } = browser;
      const overlay = await visit('shopee-listing-listed-shop');
      await press(overlay, '.banner .push', '.card');
      expect(await readMotion(page, 'ourRoot')).not.toEqual([]);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await readMotion(page, 'ourRoot')).toEqual([]);
      await page.emulateMedia({ reducedMotion: null });
    });

    test('can be seen and used in the system’s own colours', async () => {
      const { page } = browser;
      await page.emulateMedia({ forcedColors: 'active' });
      const overlay = await visit('shopee-listing-listed-shop');
      await press(overlay, '.banner .push', '.card');
      expect(await readLostInForcedColours(page, 'ourRoot')).toEqual([]);
      await press(overlay, '.card .foot .push', '.toast');
      expect(await readLostInForcedColours(page, 'ourRoot')).toEqual([]);
      await page.emulateMedia({ forcedColors: null });
    });

    test.each([360, 1280])(
      'cuts off no words when text is twice as large, at %i pixels',
      async (width) => {
        const { page } = browser;
        await page.setViewportSize({ width, height: 800 });
        const overlay = await visit('shopee-listing-listed-shop');
        await showMark(page, overlay, { at: '.shopname', kind: 'chip' });
        await press(overlay, '.banner .push', '.card');
        await doubleText(page, 'ourRoot');
        expect(await readCutOff(page, 'ourRoot')).toEqual([]);
        await press(overlay, '.card .foot .push', '.toast');
        await doubleText(page, 'ourRoot.querySelector(".toast")');
        expect(await readCutOff(page, 'ourRoot')).toEqual([]);
        const marks = await visit('shopee-flash-sale');
        await showMark(page, marks, { at: '.grid > :nth-child(4)', kind: 'mark' });
        await doubleText(page, 'ourRoot');
        // Marks look for a place again when the page takes another size, as it does under larger text.
        await page.setViewportSize({ width: width - 8, height: 800 });
        await rest(marks);
        const widest =
          "Math.max(0, ...[...ourRoot.querySelectorAll('.small')].map((it) => it.offsetWidth))";
        expect(await marks.run(widest), 'the icon alone').toBeLessThan(48);
        expect(await readCutOff(page, 'ourRoot')).toEqual([]);
      },
    );
  });
}
