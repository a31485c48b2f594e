import type { TabState } from '#lib/store/tab-states.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { slimmingTea } from '../../tools/demo/market/goods.ts';
import { listedShop } from '../../tools/demo/market/shopee.ts';
import type { BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { type OpenTab, readTabState, type ShopBrowser, waitFor } from '../support/shop-browser.ts';
import {
  buildShopVisits,
  hasClass,
  isJudged,
  isWarned,
  waitForPaint,
} from '../support/shop-visits.ts';
import { cardTitle, isFlagged, lifetimeUrls, serveLifetimes } from './lifetime-markup.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const flaggedOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => at)
    .filter(isFlagged)
    .map(cardTitle);

/** Names of the cards that the painted marks speak of. */
async function readMarkedNames(tab: OpenTab): Promise<readonly string[]> {
  return (await tab.readPainted())
    .filter((element) => hasClass(element, 'mark'))
    .map(({ attributes }) => attributes['aria-label'] ?? '')
    .map((label) => label.slice(label.indexOf(': ') + 2))
    .toSorted();
}

function flaggedNames({ assessment }: TabState): readonly string[] {
  if (!assessment.checked) return [];
  return assessment.verdicts
    .filter(({ subject, severity }) => subject.kind === 'card' && severity !== 'none')
    .map(({ subject }) => subject.name ?? '');
}

/** Names of the cards on whose picture one of our marks can be pressed, and of those that ought to have one. */
const readCorners = `(() => {
  const marked = [], wanted = [];
  const frame = document.getElementById('window').getBoundingClientRect();
  for (const node of document.querySelectorAll('#room .item')) {
    const box = node.querySelector('img').getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) continue;
    const name = node.querySelector('.line-clamp-2').textContent;
    if (node.getAttribute('href').includes('-i.${listedShop.id}.')) wanted.push(name);
    const spots = [[18, 18], [18, box.height - 18], [box.width - 18, 18], [box.width - 18, box.height - 18]];
    const isOurs = ([x, y]) => {
      const at = document.elementFromPoint(box.left + x, box.top + y);
      return at !== null && at.parentNode === document.documentElement && at !== document.body;
    };
    if (spots.some(isOurs)) marked.push(name);
  }
  return { marked, wanted };
})()`;

/** Pages that change under the reader, in the build that may read every site. */
export function describeLifetimes(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  const { visit, closeAll, known, readToolbar } = buildShopVisits(() => browser);

  beforeAll(async () => {
    browser = await open({ extension: await readBuild(build, 'check'), serve: serveLifetimes });
    // Opens the extension's own page now: opened later, it would take the window from the page that is to scroll.
    await browser.inExtension('null');
  });
  afterAll(() => browser?.close());
  afterEach(closeAll);

  /** What the popup would be told of the tab at an address. */
  async function readPopup(url: string): Promise<unknown> {
    const reply = await browser.inExtension(`(async () => {
      const tabs = await browser.tabs.query({});
      const tabId = tabs.find((each) => each.url === ${JSON.stringify(url)}).id;
      return browser.runtime.sendMessage({ name: 'viewTab', ask: { tabId } });
    })()`);
    return Object(reply).answer;
  }

  describe('a list', () => {
    test('that grows from 64 to a thousand cards is read to its end, and marked where it is in sight', async () => {
      const url = lifetimeUrls.growing;
      const tab = await visit(url);
      const first = await known(url, (state) => state.reading.cards.length === 64);
      expect(flaggedNames(first)).toEqual(flaggedOf(64));
      await waitFor({
        what: 'the page has all its cards',
        ask: () =>
          tab.run(
            `new Promise((done) => { scrollTo(0, document.documentElement.scrollHeight); setTimeout(() => done(document.querySelectorAll('.item').length), 60); })`,
          ),
        holds: (count) => count === 1000,
        limitMs: 20_000,
      });
      const last = await known(
        url,
        (state) => state.reading.cards.length === 1000 && isJudged(state),
      );
      expect(flaggedNames(last)).toEqual(flaggedOf(1000));
      await tab.run('scrollTo(0, document.documentElement.scrollHeight)');
      const names = await waitFor({
        what: 'marks at the end of the list',
        ask: () => readMarkedNames(tab),
        holds: (found) => found.includes(cardTitle(993)),
      });
      expect(flaggedOf(1000)).toEqual(expect.arrayContaining([...names]));
      expect(names.length, 'only what is near the window is marked').toBeLessThan(20);
    });

    test('that gives its nodes to other cards has its marks on the right ones', async () => {
      const url = lifetimeUrls.virtual;
      const tab = await visit(url);
      await known(url, isWarned);
      // Each but the first and the last has one card of the listed shop in sight.
      for (const top of [0, 1300, 3250, 8700, 39_600, 1300, 0]) {
        await tab.run(`void (document.getElementById('window').scrollTop = ${top})`);
        await waitFor({
          what: `marks at ${top}`,
          ask: () => tab.run(readCorners),
          holds: (found) => {
            const { marked, wanted } = Object(found);
            return wanted.length === (top === 0 ? 0 : 1) && wanted.join() === marked.join();
          },
          limitMs: 6_000,
        });
      }
    });

    test('never leaves a mark on a node that shows another card by now', async () => {
      const url = lifetimeUrls.virtual;
      const tab = await visit(url);
      await tab.run(`void (document.getElementById('window').scrollTop = 1300)`);
      await waitFor({
        what: 'the mark of the seventh card',
        ask: () => tab.run(readCorners),
        holds: (found) => Object(found).marked.includes(cardTitle(6)),
      });
      // The node of the marked card is given to another one at the same place, in one turn.
      await tab.run(`new Promise((done) => {
        const node = [...document.querySelectorAll('#room .item')].find((each) => each.textContent.includes('${cardTitle(6)}'));
        node.setAttribute('href', hrefOf(8));
        node.querySelector('.line-clamp-2').firstChild.nodeValue = 'Món khác';
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
      })`);
      expect(Object(await tab.run(readCorners)).marked).toEqual([]);
    });
  });

  test('a dialog over a feed is the subject while it stands, and the feed afterwards', async () => {
    const tab = await visit(lifetimeUrls.feed);
    await known(lifetimeUrls.feed, (state) => state.reading.cards.length === 12);
    await tab.run('openListing()');
    const { reading } = await known(
      lifetimeUrls.dialog,
      (state) => state.reading.listing?.title === slimmingTea.title,
    );
    expect(reading.listing).toMatchObject({ id: '800000', shopId: '900100999' });
    expect(reading.cards).toEqual([]);
    await known(lifetimeUrls.dialog, isWarned);
    await waitForPaint(tab, 'banner');
    await tab.run('closeListing()');
    const after = await known(
      lifetimeUrls.feed,
      (state) => state.reading.cards.length === 12 && isJudged(state),
    );
    expect(after.reading.listing).toBeNull();
    expect(after.assessment.checked && after.assessment.severity).toBe('none');
    await waitForPaint(tab, 'banner', false);
  });

  test('a variant that is chosen keeps the marks, and is known by its new address', async () => {
    const tab = await visit(lifetimeUrls.listing);
    await known(lifetimeUrls.listing, isWarned);
    await waitForPaint(tab, 'banner');
    await tab.run(`(() => {
      history.replaceState({}, '', '?modelId=2');
      document.querySelector('.price').textContent = '210.000₫';
    })()`);
    for (let look = 0; look < 4; look += 1) {
      expect((await tab.readPainted()).some((each) => hasClass(each, 'banner'))).toBe(true);
      await pause(100);
    }
    const { reading } = await known(
      lifetimeUrls.variant,
      (state) => isWarned(state) && state.reading.listing?.price?.amount === 210_000,
    );
    expect(reading.listing).toMatchObject({ id: '5001', shopId: listedShop.id });
    expect((await readToolbar(lifetimeUrls.variant)).badge).toMatch(/^[1-9]/);
  });

  test('back and forward show each page its own verdict', async () => {
    const tab = await visit(lifetimeUrls.listing);
    await known(lifetimeUrls.listing, isWarned);
    await tab.goTo(lifetimeUrls.ordinary);
    await known(lifetimeUrls.ordinary, isJudged);
    let keptPages = 0;
    for (const [step, url] of [
      ['back', lifetimeUrls.listing],
      ['forward', lifetimeUrls.ordinary],
      ['back', lifetimeUrls.listing],
    ] as const) {
      await tab.run(`void setTimeout(() => history.${step}())`);
      await known(url, isJudged);
      const isListed = url === lifetimeUrls.listing;
      await waitForPaint(tab, 'banner', isListed);
      expect((await readToolbar(url)).badge !== '').toBe(isListed);
      if ((await tab.run('globalThis.wasKept')) === true) keptPages += 1;
    }
    expect(keptPages, 'pages that came from the back-forward cache').toBeGreaterThan(0);
  });

  test('a page is judged although the worker is killed in the middle, and knows its tab afterwards', async () => {
    for (const delayMs of [0, 40]) {
      const tab = await visit(lifetimeUrls.inPage);
      await pause(delayMs);
      await browser.killWorker();
      await known(lifetimeUrls.inPage, isWarned);
      await waitForPaint(tab, 'banner');
      await browser.killWorker();
      // What the toolbar shows and what the popup asks for outlives the worker.
      expect((await readToolbar(lifetimeUrls.inPage)).badge).toMatch(/^[1-9]/);
      expect(await readPopup(lifetimeUrls.inPage)).toMatchObject({ state: 'active' });
      await browser.killWorker();
      await tab.run("document.getElementById('next').click()");
      await known(
        lifetimeUrls.ordinary,
        (state) => isJudged(state) && state.reading.listing?.id === '5004',
      );
      await waitForPaint(tab, 'banner', false);
      expect((await readToolbar(lifetimeUrls.ordinary)).badge).toBe('');
      await closeAll();
    }
  });

  test('a page that is left while it is being judged says nothing about the next one', async () => {
    for (const delayMs of [0, 40]) {
      const tab = await visit(lifetimeUrls.leaving(delayMs));
      const { assessment } = await known(lifetimeUrls.ordinary, isJudged);
      expect(assessment.checked && assessment.severity).toBe('none');
      await pause(400);
      expect(await tab.readPainted()).toEqual([]);
      expect((await readToolbar(lifetimeUrls.ordinary)).badge).toBe('');
      expect(await readTabState(browser, lifetimeUrls.leaving(delayMs))).toBeNull();
      await closeAll();
    }
  });

  test('an in-page navigation while the first page is being judged ends at the second', async () => {
    const tab = await visit(lifetimeUrls.inPage);
    await tab.run("document.getElementById('next').click()");
    const { reading, assessment } = await known(
      lifetimeUrls.ordinary,
      (state) => isJudged(state) && state.reading.listing?.id === '5004',
    );
    expect(reading.listing?.title).toContain('Bình giữ nhiệt');
    expect(assessment.checked && assessment.severity).toBe('none');
    await pause(400);
    expect(await tab.readPainted()).toEqual([]);
    expect((await readToolbar(lifetimeUrls.ordinary)).badge).toBe('');
  });
}
