import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type Locale, locales } from '#lib/domain/localised.ts';
import { readBuild } from '../release/fresh-build.ts';
import { projectRoot } from '../setup/project-root.ts';
import { goToPage, launchChromium, type RunningChromium } from './launch-chromium.ts';
import { demoPages, serveMarket } from './market/market.ts';

/** What the stores show, in this order. The made-up market has a dress of its own, so that no platform's name is used. */
const subjects = [
  { name: 'claims', page: 'cho-demo-claims', withPopup: true },
  { name: 'list', page: 'cho-demo-list', withPopup: false },
  { name: 'label', page: 'cho-demo-credit', withPopup: true },
  { name: 'stop', page: 'listed-host', withPopup: false },
] as const;
const card = 'learn.html#card-giam-can-nhanh';

const screen = { width: 1280, height: 800 } as const;
const tile = { width: 440, height: 280 } as const;
const popupWidth = 360;
/** Popups of browsers are no higher than this. */
const popupHeight = 600;
const edge = 16;
/** Marks fade in for 120 ms once the worker has answered. */
const calmMs = 900;
/** A shopper's screen hides them until something moves; here they would only take room. */
const looks = { style: '::-webkit-scrollbar { display: none }' } as const;

type Picturing = {
  readonly running: RunningChromium;
  readonly own: Page;
  readonly folder: string;
  readonly locale: Locale;
};

/** Writes the pictures that the stores ask for, from the built extension on the demo market. */
async function main(): Promise<void> {
  const folder = join(projectRoot, 'docs', 'store', 'pictures');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const extension = await readBuild('chrome', 'demo');
  const running = await launchChromium({ extension, serve: serveMarket, size: screen });
  try {
    for (const locale of locales) await pictureLanguage(running, folder, locale);
  } finally {
    await running.close();
  }
  process.stdout.write(`Pictures: ${folder}\n`);
}

async function pictureLanguage(
  running: RunningChromium,
  folder: string,
  locale: Locale,
): Promise<void> {
  const own = await running.newPage();
  await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
  await own.evaluate(
    `chrome.runtime.sendMessage({ name: 'setLocale', ask: { locale: '${locale}' } })`,
  );
  const picturing = { running, own, folder, locale };
  for (const [at, subject] of subjects.entries()) await pictureSubject(picturing, subject, at + 1);
  const learn = await openPage(picturing, `chrome-extension://${running.extensionId}/${card}`);
  await save(await learn.screenshot(looks), join(folder, `screen-${locale}-5-rights.png`));
  await learn.close();
  await pictureTile(picturing);
  await own.close();
}

async function pictureSubject(
  picturing: Picturing,
  subject: (typeof subjects)[number],
  place: number,
): Promise<void> {
  const url = demoPages.find((page) => page.name === subject.page)?.url;
  if (!url) throw new Error(`the demo market has no page ${subject.page}`);
  const page = await openPage(picturing, url);
  const shot = await page.screenshot(looks);
  const popup = subject.withPopup ? await picturePopup(picturing, url) : null;
  await page.close();
  const picture = popup ? await layPopup(shot, popup) : shot;
  const name = `screen-${picturing.locale}-${place}-${subject.name}.png`;
  await save(picture, join(picturing.folder, name));
}

async function openPage({ running }: Picturing, url: string): Promise<Page> {
  const page = await running.newPage();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(screen);
  await goToPage(page, url);
  await page.bringToFront();
  await page.waitForTimeout(calmMs);
  return page;
}

async function picturePopup({ running, own }: Picturing, url: string): Promise<Buffer> {
  const tabId = await own.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(url)})?.id)`,
  );
  const popup = await running.newPage();
  await popup.emulateMedia({ colorScheme: 'light' });
  await popup.setViewportSize({ width: popupWidth, height: popupHeight });
  await popup.goto(`chrome-extension://${running.extensionId}/popup.html?tab=${String(tabId)}`);
  await popup.waitForTimeout(calmMs);
  const shot = await popup.screenshot(looks);
  await popup.close();
  return shot;
}

/** Where a browser opens it: below the toolbar, at the right, with the shadow of a window. */
async function layPopup(page: Buffer, popup: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(popup).metadata();
  const left = screen.width - width - edge;
  const shadow = `<svg xmlns="http://www.w3.org/2000/svg" width="${screen.width}" height="${screen.height}">
    <filter id="soft"><feGaussianBlur stdDeviation="10"/></filter>
    <rect x="${left}" y="${edge + 4}" width="${width}" height="${height}" fill="#0e1624" opacity=".35" filter="url(#soft)"/>
    <rect x="${left - 1}" y="${edge - 1}" width="${width + 2}" height="${height + 2}" fill="#c3cad6"/>
  </svg>`;
  return sharp(page)
    .composite([{ input: Buffer.from(shadow) }, { input: popup, left, top: edge }])
    .png()
    .toBuffer();
}

/** The small tile: the basket, the name and what it is for, in the words of the package. */
async function pictureTile({ running, folder, locale }: Picturing): Promise<void> {
  const words: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'public', '_locales', locale, 'messages.json'), 'utf8'),
  );
  const [name = '', purpose = ''] = String(Object(Object(words).extName).message).split(': ');
  const icons = ['neutral', 'credit', 'info', 'caution', 'danger'].map(readIcon);
  const page = await running.newPage();
  await page.setViewportSize(tile);
  await page.setContent(`<!doctype html><html lang="${locale}"><style>
    body { margin: 0; height: ${tile.height}px; display: grid; align-content: center; justify-items: center; gap: 10px;
      background: #f2f8f6; color: #1d2433; font: 20px/1.4 system-ui, 'Noto Sans', sans-serif; }
    img { display: block } h1, p { margin: 0 } h1 { font-size: 40px; line-height: 1.3; color: #0e6b5c }
    p::first-letter { text-transform: uppercase } div { display: flex; gap: 18px }
  </style><img src="${icons[0]}" width="84"><h1>${name}</h1><p>${purpose}</p>
  <div>${icons
    .slice(1)
    .map((icon) => `<img src="${icon}" width="30">`)
    .join('')}</div></html>`);
  await page.waitForTimeout(calmMs / 3);
  await save(await page.screenshot(), join(folder, `tile-${locale}.png`));
  await page.close();
}

function readIcon(name: string): string {
  const svg = readFileSync(join(projectRoot, 'public', 'icon', `basket-${name}.svg`));
  return `data:image/svg+xml;base64,${svg.toString('base64')}`;
}

/** The stores take no picture that can be seen through. */
async function save(picture: Buffer, path: string): Promise<void> {
  await sharp(picture)
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true, quality: 95 })
    .toFile(path);
}

await main();
