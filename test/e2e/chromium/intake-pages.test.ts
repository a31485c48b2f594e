import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../intake/store/database.ts';
import { addModerator } from '../../../intake/store/moderators.ts';
import { installChromium } from '../../../tools/setup/browsers.ts';
import { sendReport, startTestIntake, type TestIntake } from '../../support/intake.ts';
import { buildSampleReport } from '../../support/sample-report.ts';

let intake: TestIntake;
let database: OpenDatabase;
let browser: Browser;
let token = '';

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  intake = await startTestIntake({ kind: 'memory' }, { database });
  token = (await addModerator(database.db, { name: 'Lan', role: 'moderator' }, 1)) ?? '';
  const args = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'];
  browser = await chromium.launch({ executablePath: await installChromium(), args });
});
afterAll(async () => {
  await browser.close();
  await intake.running.stop();
});

/** A page that keeps what the browser complains of: a blocked style or script is such a complaint. */
async function openPage(javaScriptEnabled: boolean): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'vi-VN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  return { page, complaints };
}

test('a moderator decides a case in a browser that runs no script', async () => {
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#36a' } })
    .png()
    .toBuffer();
  const screenshot = { mediaType: 'image/png' as const, base64: png.toString('base64') };
  const words = '<script>document.title = "đổi"</script>';
  const report = await buildSampleReport(1, { report: { screenshot, words } });
  expect((await sendReport(intake.url, report)).status).toBe(201);

  const { page, complaints } = await openPage(false);
  await page.goto(`${intake.url}/moderate`);
  await page.fill('input[name=token]', token);
  await page.click('main button');
  await page.click('text=listing:shopee:vn:77');
  expect(await page.textContent('main')).toContain(words);
  expect(await page.locator('img').evaluate((image) => image.getBoundingClientRect().width)).toBe(
    60,
  );
  await page.selectOption('select[name=outcome]', 'accepted');
  await page.selectOption('select[name=reason]', 'unlawful-health-ad');
  await page.fill('textarea[name=note]', 'Đã đối chiếu.');
  await page.click('text=Lưu quyết định');
  expect(await page.textContent('main')).toContain('Đã đối chiếu.');
  await page.click('nav >> text=Đã quyết định');
  expect(await page.textContent('tbody')).toContain('Chấp nhận');
  await page.click('text=English');
  expect(await page.textContent('h1')).toBe('Decided');
  await page.click('text=Log out');
  await page.goto(`${intake.url}/moderate`);
  expect(page.url()).toContain('/moderate/login');
  expect(complaints).toEqual([]);
});

test('a seller objects by the form, whose script finds the proof of work', async () => {
  const { page, complaints } = await openPage(true);
  await page.goto(`${intake.url}/objections?about=listing:shopee:vn:77`);
  await page.fill('textarea[name=statement]', 'Nội dung này đã được sửa.');
  await page.click('main button');
  // Asked from outside: the page's own policy forbids a condition that polls inside it.
  await expect.poll(() => page.textContent('#said'), { timeout: 20_000 }).toMatch(/[0-9a-f]{32}/);
  expect(complaints).toEqual([]);
  await page.goto(`${intake.url}/ledger`);
  expect(await page.textContent('main')).toContain('1 chấp nhận');
});

test('a seller without script is told whom to write to', async () => {
  const { page } = await openPage(false);
  await page.goto(`${intake.url}/objections`);
  expect(await page.textContent('main')).toContain('lienhe@cholanh.example');
  expect(await page.isVisible('noscript p')).toBe(true);
});
