import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { readBuild } from '../tools/release/fresh-build.ts';
import { loadShippedClaims } from '../tools/claims/shipped-claims.ts';
import { projectRoot } from '../tools/setup/project-root.ts';
import { installFeed } from './browser/install-feed.ts';
import { listUrl, serveListPage } from './browser/list-page.ts';
import { type OpenBrowser, openBrowser } from './browser/open-browser.ts';
import { buildWorlds, type World } from './browser/worlds.ts';
import { type Group, writeCount } from './group.ts';
import { buildFigure, leastRuns } from './measure.ts';
import type { Figure, Measured } from './rows.ts';
import { buildSampleFeed } from './sample-feed.ts';
import { buildHosts } from './sample-hosts.ts';
import { encodeHosts } from './sample-list.ts';
import { buildPages, buildPhrases, buildRules, readTexts } from './sample-texts.ts';

const rounds = 15;

/**
 * The extension's own worker in Chromium, beside an extension that only echoes: the same question from the same page,
 * a page of 60 cards, right after both workers were killed, and while they live.
 */
export const workerGroup: Group = {
  name: 'worker',
  inShortForm: false,
  async *measure(form) {
    const build = await readBuild('chrome', 'production');
    const echo = join(projectRoot, 'bench', 'browser', 'echo');
    for (const [size, ruleCount] of feeds) {
      form.tell(`the worker with ${size} entries and ${ruleCount ?? 'the shipped'} rules`);
      const files = await buildLargeFeed(size, ruleCount);
      const chromium = await openBrowser('chromium', [build, echo]);
      try {
        const at = `Chromium, ${writeCount(size, 'entries')}${ruleCount ? '' : ', the rules that ship'}`;
        yield* await measureWorker(chromium, { files, size, at });
      } finally {
        await chromium.close();
      }
    }
  },
};

/** Entries, and claim rules where they are others than those that ship. The targets are set for the second. */
const feeds = [
  [10_000, null],
  [1_000_000, 1_000],
] as const;

async function buildLargeFeed(size: number, ruleCount: number | null): Promise<FeedFiles> {
  const list = encodeHosts(buildHosts(size));
  if (ruleCount === null) return buildSampleFeed(list, 1);
  const shipped = await loadShippedClaims();
  const texts = readTexts(shipped.rules);
  const [like] = shipped.rules;
  if (!like) throw new Error('no rule ships');
  const phrases = buildPhrases(
    texts,
    buildPages(texts, 20_000, 10),
    ruleCount - shipped.rules.length,
  );
  const rules = [...shipped.rules, ...buildRules(like, phrases)];
  return buildSampleFeed(list, 1, rules);
}

type Sample = { readonly files: FeedFiles; readonly size: number; readonly at: string };

async function measureWorker(
  chromium: OpenBrowser,
  { files, size, at }: Sample,
): Promise<readonly Measured[]> {
  const own = await openOwnPage(chromium);
  await installFeed(own, files);
  const killer = await own.createCDPSession();
  await killer.send('ServiceWorker.enable');
  await killWorkers(own, killer);
  const page = await chromium.openTab(serveListPage(60));
  const worlds = await buildWorlds(page);
  await page.goto(listUrl, { waitUntil: 'load' });
  const [ours, echo] = [await worlds.find('guard'), await worlds.find('echo')];
  const question = await readQuestion(own);
  const [cold, warm]: [number[][], number[][]] = [
    [[], []],
    [[], []],
  ];
  for (let round = -2; round < rounds; round++) {
    for (const [i, world] of [ours, echo].entries()) {
      await killWorkers(own, killer);
      const first = await ask(world, question);
      await ask(world, question);
      const next = await ask(world, question);
      if (round >= 0) {
        cold[i]?.push(first);
        warm[i]?.push(next);
      }
    }
  }
  for (const world of [ours, echo]) await ask(world, question);
  const of = { group: 'worker', at, size };
  const compare = (what: string, [one = [], other = []]: number[][]): Measured => ({
    ...of,
    what,
    unit: 'ms',
    ours: buildFigure(one),
    peer: { name: 'an empty echo', figure: buildFigure(other) },
  });
  return [
    compare('first answer after being killed', cold),
    compare('answer while it lives', warm),
    {
      ...of,
      what: 'memory above an empty worker',
      unit: 'MB',
      ours: await measureMemory(chromium),
      peer: null,
    },
    ...(await measurePopup(own, killer, of)),
  ];
}

/** A page of the extension without script of its own: it lends its address. */
async function openOwnPage(chromium: OpenBrowser): Promise<Page> {
  const page = await chromium.openTab(null);
  await page.goto(`${await readOwnPrefix(chromium)}manifest.json`);
  return page;
}

/** Of the two extensions, the one that has a popup. */
async function readOwnPrefix({ browser }: OpenBrowser): Promise<string> {
  for (const [id, { name }] of await browser.extensions()) {
    if (name !== 'Echo') return `chrome-extension://${id}/`;
  }
  throw new Error('the extension did not start');
}

/** As the browser does it after half a minute without an event. */
async function killWorkers(own: Page, killer: CDPSession): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await killer.send('ServiceWorker.stopAllWorkers');
    const running = await own.evaluate(
      `chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then((all) => all.length)`,
    );
    if (running === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the worker does not end');
}

/** What the guard asked of this page, from what the worker keeps of the tab. */
async function readQuestion(own: Page): Promise<unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const reading = await own.evaluate(
      `chrome.storage.session.get(null).then((all) => Object.values(all).find((each) => each?.reading?.cards?.length >= 60)?.reading ?? null)`,
    );
    if (reading) return { name: 'assessPage', ask: { reading } };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the page was not read');
}

/** Milliseconds from the question to its answer, by the page's clock. */
async function ask(world: World, question: unknown): Promise<number> {
  const answered = await world.evaluate(
    `(async (question) => {
      const startedAt = performance.now();
      const answer = await chrome.runtime.sendMessage(question);
      return { ms: performance.now() - startedAt, isAnswered: answer?.ok === true || answer?.name === question.name };
    })(${JSON.stringify(question)})`,
  );
  const { ms, isAnswered } = Object(answered);
  if (isAnswered !== true) throw new Error('the worker did not answer');
  return Number(ms);
}

/** What is in use at rest, collected, with the bytes outside of the heap; both workers have just answered. */
async function measureMemory({ browser }: OpenBrowser): Promise<Figure> {
  const used: number[] = [];
  for (const target of browser
    .targets()
    .filter((each) => String(each.type()) === 'service_worker')) {
    const worker = await target.worker();
    if (!worker) continue;
    await worker.client.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize, backingStorageSize } =
      await worker.client.send('Runtime.getHeapUsage');
    used.push((usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6);
  }
  const [least, most] = [Math.min(...used), Math.max(...used)];
  if (used.length !== 2) throw new Error(`${used.length} workers are alive`);
  return buildFigure([most - least]);
}

/** From the press to the first thing painted: the worker is dead, and the popup asks it. */
async function measurePopup(
  own: Page,
  killer: CDPSession,
  of: Pick<Measured, 'group' | 'at' | 'size'>,
): Promise<readonly Measured[]> {
  const popup = await own.browser().newPage();
  const times: number[] = [];
  for (let round = -1; round < leastRuns; round++) {
    await killWorkers(own, killer);
    await popup.goto(own.url().replace('manifest.json', 'popup.html'));
    const painted = await popup.waitForFunction(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
      { polling: 50, timeout: 10_000 },
    );
    if (round >= 0) times.push(Number(await painted.jsonValue()));
    await popup.goto('about:blank');
  }
  await popup.close();
  return [{ ...of, what: 'popup, first paint', unit: 'ms', ours: buildFigure(times), peer: null }];
}
