import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { TabState } from '#lib/store/tab-states.ts';
import { readBuild } from '../release/fresh-build.ts';
import { projectRoot } from '../setup/project-root.ts';
import { judgeVisit } from './judge-visit.ts';
import { goToPage, launchChromium, type RunningChromium } from './launch-chromium.ts';
import { type DemoPage, demoPages, serveMarket } from './market/market.ts';

/** The main job in one command: a browser with the extension on a market made up for it. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      pictures: { type: 'boolean', default: false },
    },
  });
  process.stderr.write('Building the extension for the demo market …\n');
  const extension = await readBuild('chrome', 'demo');
  const headed = !values.headless && !values.pictures && hasDisplay();
  const running = await launchChromium({ extension, serve: serveMarket, headed });
  try {
    if (headed) await stayOpen(running);
    else process.exitCode = await walk(running, outFolderFor(values.pictures));
  } finally {
    await running.close();
  }
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function outFolderFor(pictures: boolean): string {
  const folder = pictures
    ? join(projectRoot, 'docs', 'pictures')
    : join(projectRoot, 'test', '.out', 'demo');
  if (!pictures) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function stayOpen({ context }: RunningChromium): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(demoPages[0]?.url ?? 'about:blank');
  process.stdout.write('The demo market is open. Close the browser window to end.\n');
  await new Promise<void>((resolve) => context.once('close', () => resolve()));
}

/** @returns the exit code: 1 when a page shows what it should not, or fails to show what it should */
async function walk(running: RunningChromium, folder: string): Promise<number> {
  const own = await running.newPage();
  await own.goto(`chrome-extension://${running.extensionId}/manifest.json`);
  const shop = await running.newPage();
  let wrong = 0;
  for (const [at, page] of demoPages.entries()) {
    await goToPage(shop, page.url);
    await shop.bringToFront();
    const state = await settle(own, shop, page);
    const number = String(at + 1).padStart(2, '0');
    await shop.screenshot({ path: join(folder, `${number}-${page.name}.png`) });
    const faults = judgeVisit(page, state);
    wrong += faults.length > 0 ? 1 : 0;
    process.stdout.write(
      `${describe(page, state)}\n${faults.map((fault) => `    ✗ ${fault}\n`).join('')}`,
    );
  }
  process.stdout.write(
    `\n${demoPages.length} pages, ${wrong} not as expected. Screenshots: ${folder}\n`,
  );
  return wrong > 0 ? 1 : 0;
}

/** Gives a page the time its late parts need, and no more. */
async function settle(own: Page, shop: Page, page: DemoPage): Promise<TabState | null> {
  const end = performance.now() + 8000;
  let state = await readState(own, page.url);
  while (judgeVisit(page, state).length > 0 && performance.now() < end) {
    await shop.waitForTimeout(150);
    state = await readState(own, page.url);
  }
  // Marks are painted after the worker has answered.
  await shop.waitForTimeout(400);
  return readState(own, page.url);
}

async function readState(own: Page, url: string): Promise<TabState | null> {
  const text = await own.evaluate(
    '(async () => JSON.stringify(Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith("tab:")).map(([, state]) => state)))()',
  );
  const states: unknown = JSON.parse(String(text));
  if (!Array.isArray(states)) return null;
  return states.find((state: TabState) => state.reading.url === url) ?? null;
}

function describe(page: DemoPage, state: TabState | null): string {
  if (state === null) return `${page.name}: nothing was read`;
  const { reading, assessment } = state;
  const head = `${page.name}: ${reading.platform} ${reading.kind}`;
  if (!assessment.checked) return `${head}, not checked (${assessment.reason})`;
  const findings = assessment.verdicts.flatMap((verdict) =>
    verdict.findings.map(
      (finding) =>
        `    ${finding.severity} ${finding.kind} ${verdict.subject.ref} (${finding.field})`,
    ),
  );
  const cards = reading.cards.length > 0 ? `, ${reading.cards.length} cards` : '';
  return [
    `${head}${cards}, severity ${assessment.severity}, ${findings.length} findings`,
    ...findings.slice(0, 12),
  ].join('\n');
}

await main();
