import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { html } from '../tools/demo/served-page.ts';
import { readBuild } from '../tools/release/fresh-build.ts';
import { listUrl, serveListPage } from './browser/list-page.ts';
import { type OpenBrowser, openBrowser } from './browser/open-browser.ts';
import { type OwnWork, readOwnWork, traceCategories } from './browser/read-trace.ts';
import { type Group, writeCount } from './group.ts';
import { buildExact, buildFigure, leastRuns } from './measure.ts';
import type { Measured } from './rows.ts';

/**
 * What the extension costs a page: a made-up list of cards at a shop's address, in Chromium, from a recording in which
 * every moment with a function of ours on the stack counts as ours. Every run is a new page, whose scripts are cold.
 */
export const guardGroup: Group = {
  name: 'guard',
  inShortForm: false,
  async *measure(form) {
    const build = await readBuild('chrome', 'production');
    yield measureBundle(build);
    const chromium = await openBrowser('chromium', [build]);
    try {
      yield await measureOtherPage(chromium);
      for (const cards of [60, 1_000, 10_000]) {
        form.tell(`a page of ${cards} cards, ${leastRuns + 1} times`);
        yield* await measureCards(chromium, cards);
      }
    } finally {
      await chromium.close();
    }
  },
};

/** What every shop page loads. */
function measureBundle(build: string): Measured {
  const bytes = ['guard.js', 'highlight.css']
    .map((file) => gzipSync(readFileSync(join(build, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  const ours = buildExact(bytes / 1000);
  return { group: 'guard', what: 'bundle, gzip', at: 'Chromium', unit: 'kB', ours, peer: null };
}

/** On a page that is no shop nothing of ours may run. */
async function measureOtherPage(chromium: OpenBrowser): Promise<Measured> {
  const page = await chromium.openTab(() => html('<h1>Trang</h1><a href="/san-pham-1">Một</a>'));
  const client = await page.createCDPSession();
  const worlds: string[] = [];
  client.on('Runtime.executionContextCreated', ({ context }) => void worlds.push(context.origin));
  await client.send('Runtime.enable');
  await page.goto('https://trang.example/', { waitUntil: 'load' });
  await settle(page);
  await page.close();
  const own = worlds.filter((origin) => origin.startsWith('chrome-extension:')).length;
  const ours = buildExact(own);
  return {
    group: 'guard',
    what: 'scripts',
    at: 'page of no shop',
    unit: 'worlds',
    ours,
    peer: null,
  };
}

type Loaded = OwnWork & {
  readonly idleMs: number;
  readonly mutations: number;
  readonly moreMs: number;
};

async function measureCards(chromium: OpenBrowser, cards: number): Promise<readonly Measured[]> {
  const runs: Loaded[] = [];
  for (let run = -1; run < leastRuns; run++) {
    const loaded = await loadPage(chromium, cards);
    if (run >= 0) runs.push(loaded);
  }
  const of = { group: 'guard', at: writeCount(cards, 'cards'), size: cards, peer: null };
  const row = (what: string, unit: string, read: (run: Loaded) => number): Measured => ({
    ...of,
    what,
    unit,
    ours: buildFigure(runs.map(read)),
  });
  return [
    row('main thread in all', 'ms', ({ scriptMs }) => scriptMs),
    row('longest task', 'ms', ({ longestTaskMs }) => longestTaskMs),
    row('forced layouts', 'times', ({ forcedLayouts }) => forcedLayouts),
    row('mutations of the page', 'times', ({ mutations }) => mutations),
    row('two seconds in which nothing changes', 'ms', ({ idleMs }) => idleMs),
    row('twenty more cards', 'ms', ({ moreMs }) => moreMs),
  ];
}

async function loadPage(chromium: OpenBrowser, cards: number): Promise<Loaded> {
  const page = await chromium.openTab(serveListPage(cards));
  try {
    const work = await record(page, async () => {
      await page.goto(listUrl, { waitUntil: 'load' });
      await waitForPaint(page);
      await settle(page);
    });
    if (work.scriptMs === 0) throw new Error('the recording knows nothing of the extension');
    const mutations = Number(await page.evaluate('mutations'));
    const idle = await record(page, () => new Promise((resolve) => setTimeout(resolve, 2_000)));
    const more = await record(page, async () => {
      await page.evaluate(addCards, 20);
      await settle(page);
    });
    return { ...work, mutations, idleMs: idle.scriptMs, moreMs: more.scriptMs };
  } finally {
    await page.close();
  }
}

async function record(page: Page, work: () => Promise<unknown>): Promise<OwnWork> {
  await page.tracing.start({ categories: traceCategories });
  await work();
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('the browser recorded nothing');
  return readOwnWork(trace, 'chrome-extension://');
}

/** The page knows of the paint by the one element that the overlay adds to it. */
async function waitForPaint(page: Page): Promise<void> {
  await page.waitForFunction('globalThis.mutations > 0', { timeout: 20_000, polling: 100 });
}

/** The guard waits for quiet before it reads again; three pauses of it are enough to see whether it does. */
const settleMs = 1_500;

function settle(page: Page): Promise<unknown> {
  return page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), settleMs);
}

/** Runs in the page, as a shop's endless list does. */
function addCards(count: number): void {
  const grid = document.querySelector('.grid');
  const like = grid?.firstElementChild;
  if (!grid || !like) throw new Error('the list has no cards');
  const added = Array.from({ length: count }, (_, at) => {
    const card = like.cloneNode(true);
    if (!(card instanceof HTMLElement)) throw new Error('no card');
    card.setAttribute('href', `/hang-them-${at}-p${900_000 + at}.html`);
    const title = card.querySelector('h3');
    if (title) title.textContent = `Hàng thêm số ${at}, hộp 60`;
    return card;
  });
  grid.append(...added);
}
