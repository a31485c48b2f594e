import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import {
  ask,
  openReportHost,
  pressPainted,
  readSmallTargets,
  readToast,
  type ReportHost,
  tabTo,
  tabToToast,
} from './picture-driver.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const { guard, picture: words, reports: texts } = catalogueOf('vi');

/** A report with a picture: from a key of the keyboard to the intake, without a pointer. */
export function describePictures(open: Open, build: BuildBrowser): void {
  let host: ReportHost;
  let browser: ShopBrowser;
  let firstId = '';

  beforeAll(async () => {
    const extension = await readBuild(build, 'production');
    [host, browser] = await Promise.all([
      openReportHost(),
      open({ extension, serve: serveScenarios }),
    ]);
    for (const url of [host.feed, host.intake]) browser.allowHost(new URL(url).host);
    const { preview } = Object(await ask(browser, 'previewFeed', { url: host.feed }));
    await ask(browser, 'addFeed', { url: host.feed, rootFingerprint: preview.rootFingerprint });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  async function openListing(): Promise<OpenTab> {
    const tab = await browser.openTab(urls.listing);
    await waitFor({
      what: 'the listing is judged',
      ask: () => readTabState(browser, urls.listing),
      holds: (found) => found !== null,
    });
    return tab;
  }
  const awaitText = (tab: OpenTab, text: string): Promise<string> =>
    waitFor({
      what: `“${text}”`,
      ask: async () => String(await tab.run('document.body.innerText')),
      holds: (said) => said.includes(text),
    });
  async function readPreview(reportId: string): Promise<Record<string, unknown>> {
    const { json } = Object(await ask(browser, 'previewReport', { reportId }));
    return JSON.parse(String(json));
  }
  /** The report that a page of reports was opened at. */
  async function readOpenId(page: OpenTab): Promise<string> {
    return String(await page.run('location.hash.slice(1, 33)'));
  }

  test('the key is one that the browser gives to an extension', async () => {
    const commands = await browser.inExtension('browser.commands.getAll()');
    expect(commands).toContainEqual(
      expect.objectContaining({ name: 'report-page', shortcut: 'Alt+Shift+L' }),
    );
  });

  describe('a report with a picture', () => {
    test('goes by the keyboard alone from the key to the intake, with what was covered black', async () => {
      const shop = await openListing();
      await shop.reportKey();
      await readToast(shop, (text) => text.includes(new URL(host.intake).host));
      await tabToToast(shop, guard.addDetails);
      await shop.key('Enter');

      const page = await browser.findTab('reports.html#');
      await awaitText(page, words.nothingCovered);
      firstId = await readOpenId(page);
      expect(await readPreview(firstId)).toMatchObject({ screenshot: null, words: null });

      await tabTo(page, new RegExp(`^${texts.details.words}`));
      await page.write('Hàng khác ảnh');
      await tabTo(page, new RegExp(`^${words.add}$`));
      await page.key('Enter');
      await waitFor({
        what: 'the focus on the new cover',
        ask: () => page.run('document.activeElement.className'),
        holds: (name) => name === 'cover',
      });
      for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowRight']) {
        await page.key(key);
      }
      await waitFor({
        what: 'the place of the cover',
        ask: () => page.run("document.activeElement.getAttribute('aria-label')"),
        holds: (name) => name === 'Vùng che 1. Trái 33%, trên 40%, rộng 32%, cao 10%',
      });
      expect(await page.run(readSmallTargets)).toEqual([]);
      await page.screenshot(`test/.out/picture-${browser.name}.png`);
      await tabTo(page, new RegExp(`^${words.use}$`));
      await page.key('Enter');
      await awaitText(page, words.used);

      const leaving = await readPreview(firstId);
      const { base64 }: { readonly base64?: unknown } = Object(leaving.screenshot);
      const bytes = Buffer.from(String(base64), 'base64');
      expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
      expect(await page.run("document.querySelector('.leaving img').src")).toContain(base64);
      expect(await page.run("document.querySelector('pre').textContent")).not.toContain(base64);
      expect(await ask(browser, 'viewPicture', { reportId: firstId })).toMatchObject({
        taken: null,
      });

      await tabTo(page, new RegExp(`^Gửi tới ${new URL(host.intake).host}$`));
      await page.key('Enter');
      await awaitText(page, 'Đã gửi tới');
      const arrived = await host.readArrived(firstId);
      expect(arrived?.body).toMatchObject({ words: 'Hàng khác ảnh' });
      // A little within the borders, where neither side's encoder blends it with what is beside.
      const inside = { left: 0.34, top: 0.42, width: 0.3, height: 0.06 };
      expect(await readBrightest(arrived?.webp, inside)).toBeLessThan(24);
      const above = { left: 0.34, top: 0.2, width: 0.3, height: 0.06 };
      expect(await readBrightest(arrived?.webp, above)).toBeGreaterThan(120);
      await page.close();
      await shop.close();
    });

    test('made again says so; a press on the page alone allows no picture, and its undo is its own', async () => {
      const shop = await openListing();
      await pressPainted(shop, guard.report);
      const further = await readToast(shop, (text) => text !== '');
      expect(further).toMatch(/^Bạn đã báo cáo mục này lúc .* Đây là một báo cáo thêm\./);
      await pressPainted(shop, guard.addDetails);
      const page = await browser.findTab('reports.html#');
      const said = await awaitText(page, words.why['not-allowed']);
      expect(said).toContain(words.howTo);
      expect(said).toContain('Báo cáo thêm về mục bạn đã báo cáo lúc');
      const secondId = await readOpenId(page);
      expect(secondId).not.toBe(firstId);
      const before = await readPreview(secondId);
      expect(JSON.stringify(before)).not.toContain(firstId);
      await page.close();

      await pressPainted(shop, guard.report);
      await readToast(shop, (text) => text.includes('đã được thêm vào báo cáo đó'));
      await pressPainted(shop, guard.undo);
      await readToast(shop, (text) => text.includes(guard.reportUndone));
      expect(await readPreview(secondId)).toEqual(before);
      await shop.close();
    });
  });
}

type Part = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The brightest of red, green and blue in a part of a picture, 0 to 255. */
async function readBrightest(webp: Uint8Array | null | undefined, part: Part): Promise<number> {
  if (!webp) throw new Error('no picture arrived');
  const { width, height } = await sharp(webp).metadata();
  const area = {
    left: Math.round(part.left * width),
    top: Math.round(part.top * height),
    width: Math.round(part.width * width),
    height: Math.round(part.height * height),
  };
  const { channels } = await sharp(await sharp(webp).extract(area).png().toBuffer()).stats();
  return Math.max(...channels.slice(0, 3).map(({ max }) => max));
}
