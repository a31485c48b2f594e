import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#lib/domain/localised.ts';
import { readViolations } from '../support/axe-check.ts';
import type { SurfaceBrowser } from '../support/surface-browser.ts';
import {
  countControls,
  doubleText,
  readCutOff,
  readLostInForcedColours,
  readMotion,
  readSmallTargets,
  walkByTab,
} from './page-measures.ts';
import { openSurface, surfaces } from './surfaces.ts';

/** What is asked of every page of the extension, in one browser that the file of the test opened. */
export function describeSurfaces(opened: () => SurfaceBrowser): void {
  let browser: SurfaceBrowser;
  beforeAll(() => {
    browser = opened();
  });

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
      expect(await readSmallTargets(page), 'targets under 24 pixels').toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await readCutOff(page), 'at 320 pixels').toEqual([]);
    });
  });

  describe('by the keyboard, with large text, without motion and with the system’s colours:', () => {
    beforeAll(async () => {
      await browser.setLocale('vi');
      await browser.ask('clearReports', {});
    });
    test.each(surfaces)('$name', async (surface) => {
      const page = await openSurface(browser, surface);
      const stops = await walkWhole(page);
      expect(
        stops.filter(({ isSeen }) => !isSeen),
        'focus not to be seen',
      ).toEqual([]);
      expect(stops.length, 'every control is a stop').toBeGreaterThanOrEqual(
        await countControls(page),
      );

      await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
      expect(await readMotion(page), 'moving').toEqual([]);
      expect(await readLostInForcedColours(page), 'in forced colours').toEqual([]);
      await page.emulateMedia({ reducedMotion: null, forcedColors: null });

      await page.setViewportSize({ width: Math.min(surface.width ?? 640, 640), height: 640 });
      await doubleText(page);
      expect(await readCutOff(page), 'with text twice as large').toEqual([]);
    });
  });

  test('faults that are put into a page are found', async () => {
    await browser.ask('clearReports', {});
    const page = await openSurface(browser, {
      name: 'reports',
      path: 'reports.html',
      ready: 'main p',
    });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
    '<button style="outline:none;min-height:20px;line-height:12px;padding:0;font-size:10px;background:Canvas;border:0;color:#aaa">mờ quá</button>' +
    '<p style="overflow:hidden;height:30px;animation:a 1s infinite">Tên dài<br>hai dòng</p><div style="width:2000px">dài</div>')`);
    expect((await readViolations(page)).join()).toMatch(/color-contrast: .*button/);
    expect(await walkByTab(page)).toEqual([{ name: 'mờ quá', isSeen: false }]);
    expect(String(await readSmallTargets(page))).toContain('“mờ quá”');
    expect(String(await readMotion(page))).toContain('p.');
    expect(String(await readCutOff(page))).toMatch(/cut off below: p.*out of the window: div/);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(String(await readLostInForcedColours(page))).toContain('“mờ quá”');
  });
}

/** Every stop of Tab. A page that was given more to show while it was walked is walked again. */
async function walkWhole(page: Page): ReturnType<typeof walkByTab> {
  for (let turn = 0; turn < 5; turn += 1) {
    const controls = await countControls(page);
    const stops = await walkByTab(page);
    if ((await countControls(page)) === controls) return stops;
  }
  throw new Error('the page goes on changing');
}
