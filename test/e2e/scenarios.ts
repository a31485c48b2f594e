import type { TabState } from '#lib/store/tab-states.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lazadaListedShop } from '../../tools/demo/market/lazada.ts';
import { listedShop } from '../../tools/demo/market/shopee.ts';
import { type BuildBrowser } from '../../tools/release/build.ts';
import { readBuild } from '../../tools/release/fresh-build.ts';
import type { ShopBrowserLaunch } from '../support/chromium-browser.ts';
import { readDrafts } from '../support/kept-drafts.ts';
import {
  type OpenTab,
  type PaintedElement,
  readTabState,
  type ShopBrowser,
  waitFor,
} from '../support/shop-browser.ts';
import { serveScenarios, urls } from './scenario-pages.ts';

type Open = (launch: ShopBrowserLaunch) => Promise<ShopBrowser>;

const hasClass = (element: PaintedElement, name: string): boolean =>
  (element.attributes.class ?? '').split(' ').includes(name);

const readHighlights =
  '[...CSS.highlights].flatMap(([, ranges]) => [...ranges].map((range) => range.toString()))';

/** Names of the marked cards. Only cards near the window carry their mark, so the whole list is walked through. */
async function readMarksWhileScrolling(tab: OpenTab): Promise<Set<string>> {
  const seen = new Set<string>();
  const height = Number(await tab.run('document.documentElement.scrollHeight'));
  for (let top = 0; top < height; top += 500) {
    await tab.run(`new Promise((done) => { scrollTo(0, ${top}); setTimeout(done, 250); })`);
    for (const element of await tab.readPainted()) {
      const label = element.attributes['aria-label'] ?? '';
      if (hasClass(element, 'mark')) seen.add(label.slice(label.indexOf(': ') + 2));
    }
  }
  return seen;
}

/** What must hold in both browsers, on the real origins, with the extension as it is released. */
export function describeScenarios(open: Open, build: BuildBrowser): void {
  let browser: ShopBrowser;
  let tabs: OpenTab[] = [];

  beforeAll(async () => {
    browser = await open({
      extension: await readBuild(build, 'production'),
      serve: serveScenarios,
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const tab of tabs) await tab.close();
    tabs = [];
    await say('setLocale', { locale: 'vi' });
  });

  async function visit(url: string): Promise<OpenTab> {
    const tab = await browser.openTab(url);
    tabs.push(tab);
    return tab;
  }
  const say = (name: string, ask: object): Promise<unknown> =>
    browser.inExtension(`browser.runtime.sendMessage(${JSON.stringify({ name, ask })})`);

  /** The tab's state once it is as wanted. */
  async function known(
    url: string,
    holds: (state: TabState) => boolean,
    limitMs?: number,
  ): Promise<TabState> {
    const state = await waitFor({
      what: `the state of ${url}`,
      ask: () => readTabState(browser, url),
      holds: (found) => found !== null && holds(found),
      ...(limitMs === undefined ? {} : { limitMs }),
    });
    if (state === null) throw new Error('no state');
    return state;
  }
  const judged = (state: TabState): boolean => state.assessment.checked;

  function painted(tab: OpenTab, holds: (all: readonly PaintedElement[]) => boolean) {
    return waitFor({ what: 'the paint', ask: () => tab.readPainted(), holds });
  }
  const withClass = (name: string) => (all: readonly PaintedElement[]) =>
    all.some((element) => hasClass(element, name));

  describe('a listing', () => {
    test('of a listed shop gets a banner, a chip and highlighted words', async () => {
      const tab = await visit(urls.listing);
      const { reading, assessment } = await known(urls.listing, judged);
      expect(reading.kind).toBe('listing');
      expect(reading.listing).toMatchObject({ id: '5001', shopId: listedShop.id });
      expect(assessment.checked && assessment.severity).toMatch(/caution|danger/);
      await painted(tab, withClass('banner'));
      await painted(tab, withClass('chip'));
      const words = await waitFor({
        what: 'highlighted words',
        ask: () => tab.run(readHighlights),
        holds: (found) => String(found).includes('giảm 5 kg trong 7 ngày'),
      });
      expect(String(words)).not.toContain('lá sen');
    });

    test('with nothing to say of gets no paint at all, not even an empty element', async () => {
      const tab = await visit(urls.ordinary);
      const { assessment } = await known(urls.ordinary, judged);
      expect(assessment.checked && assessment.severity).toBe('none');
      expect(await tab.readPainted()).toEqual([]);
      expect(await tab.run('document.documentElement.children.length')).toBe(2);
    });

    test('shows the page nothing: its shadow root is closed and its files cannot be fetched', async () => {
      const tab = await visit(urls.listing);
      await painted(tab, withClass('banner'));
      const roots = await tab.run(
        "[...document.querySelectorAll('*')].filter((e) => e.shadowRoot).length",
      );
      expect(roots).toBe(0);
      const probe = `fetch(${JSON.stringify(`${browser.ownPrefix}guard.js`)}).then(() => 'found', () => 'refused')`;
      expect(await tab.run(probe)).toBe('refused');
    });
  });

  test('a shop page gets a banner for its shop', async () => {
    const tab = await visit(urls.shop);
    const { reading, assessment } = await known(urls.shop, judged);
    expect(reading.kind).toBe('shop');
    expect(reading.shop).toMatchObject({ slug: listedShop.slug });
    expect(assessment.checked && assessment.severity).toMatch(/caution|danger/);
    await painted(tab, withClass('banner'));
  });

  test('a list of 64 cards gets a mark on each flagged card and on no other', async () => {
    const tab = await visit(urls.cards);
    const { reading, assessment } = await known(
      urls.cards,
      (state) => state.reading.cards.length === 64 && state.assessment.checked,
    );
    const flagged = assessment.checked
      ? assessment.verdicts.filter(
          ({ subject, severity }) => subject.kind === 'card' && severity !== 'none',
        )
      : [];
    const fromListedShop = reading.cards.filter((card) => card.shopId === listedShop.id);
    expect(fromListedShop).toHaveLength(9);
    expect(flagged.length).toBe(11);
    const names = flagged.map(({ subject }) => subject.name ?? '').toSorted();
    const seen = await waitFor({
      what: 'a mark on each flagged card',
      ask: () => readMarksWhileScrolling(tab),
      holds: (found) => found.size >= names.length,
      limitMs: 20_000,
    });
    expect([...seen].toSorted()).toEqual(names);
  });

  test('in-page navigation takes the marks of the old page away and judges the new one', async () => {
    const tab = await visit(urls.inPage);
    await known(urls.inPage, judged);
    await painted(tab, withClass('banner'));
    await tab.run("document.getElementById('next').click()");
    const { reading, assessment } = await known(
      urls.inPageNext,
      (state) => judged(state) && state.reading.listing?.id === '5004',
    );
    expect(reading.listing?.title).toContain('Bình giữ nhiệt');
    expect(assessment.checked && assessment.severity).toBe('none');
    await painted(tab, (all) => all.length === 0);
    expect(await tab.run(readHighlights)).toEqual([]);
  });

  test('a seller who comes five seconds late is read, and gets the chip', async () => {
    const tab = await visit(urls.lateSeller);
    const early = await known(urls.lateSeller, judged);
    expect(early.reading.listing).toMatchObject({ shopName: null, shopId: lazadaListedShop.id });
    const late = await known(
      urls.lateSeller,
      (state) => state.reading.listing?.shopName === lazadaListedShop.name,
      12_000,
    );
    expect(late.reading.provenance['listing.shopName']).toBeTruthy();
    await painted(tab, withClass('chip'));
  });

  test('a login wall is not checked, and nothing is painted on it', async () => {
    const tab = await visit(urls.wall);
    const { assessment, reading } = await known(urls.wall, () => true);
    expect(assessment).toEqual({ checked: false, reason: 'wall' });
    expect(reading).toMatchObject({ listing: null, shop: null, cards: [] });
    expect(await tab.readPainted()).toEqual([]);
  });

  test('the language changes at once, in pages that are open', async () => {
    const tab = await visit(urls.listing);
    await known(urls.listing, judged);
    const before = await painted(tab, withClass('banner'));
    const text = (all: readonly PaintedElement[]): string =>
      all.find((element) => hasClass(element, 'banner'))?.text ?? '';
    await say('setLocale', { locale: 'en' });
    const after = await painted(tab, (all) => text(all) !== text(before));
    expect(text(after)).toMatch(/Report|Why/);
    expect(text(before)).not.toMatch(/\bReport\b|\bWhy\b/);
  });

  test('one press keeps a whole report on the device, and undo takes it back', async () => {
    const tab = await visit(urls.listing);
    await known(urls.listing, judged);
    const all = await painted(tab, withClass('banner'));
    const report = all.find(({ tag, text }) => tag === 'button' && text === 'Báo cáo');
    if (!report) throw new Error(`no button to report: ${JSON.stringify(all)}`);
    await tab.press(report);
    const drafts = await waitFor({
      what: 'the draft',
      ask: () => readDrafts(browser),
      holds: (found) => found.length > 0,
    });
    const draft = Object(drafts[0]);
    expect(draft).toMatchObject({ locale: 'vi', shopName: listedShop.name });
    expect(draft.url).not.toMatch(/[?#]/);
    expect(draft.subject.identifiers.join()).toContain('shopee:vn:');
    expect(draft.evidence.length).toBeGreaterThan(0);
    const toast = await painted(tab, withClass('toast'));
    expect(toast.map(({ attributes }) => attributes.href).join()).toMatch(/tel:18006838|mailto:/);
    const undo = toast.find((element) => hasClass(element, 'undo'));
    if (!undo) throw new Error('no undo');
    await tab.press(undo);
    await waitFor({
      what: 'the draft is gone',
      ask: () => readDrafts(browser),
      holds: (found) => found.length === 0,
    });
  });

  test('a hostile page cannot switch the guard off with the event of the framework', async () => {
    const tab = await visit(urls.inPage);
    await known(urls.inPage, judged);
    for (const name of ['guard', 'content', 'content-script', 'unlisted', '']) {
      const event = JSON.stringify(`${browser.extensionId}:${name}:wxt:content-script-started`);
      await tab.run(
        `void document.dispatchEvent(new CustomEvent(${event}, { detail: { contentScriptName: ${JSON.stringify(name)}, messageId: 'x' } }))`,
      );
      await tab.run(
        `window.postMessage({ type: ${event}, contentScriptName: ${JSON.stringify(name)}, messageId: 'x' }, '*')`,
      );
    }
    expect(withClass('banner')(await tab.readPainted())).toBe(true);
    await tab.run("document.getElementById('next').click()");
    await known(urls.inPageNext, (state) => judged(state) && state.reading.listing?.id === '5004');
    await painted(tab, (all) => all.length === 0);
  });

  test('a page that removes the paint gets it back', async () => {
    const tab = await visit(urls.listing);
    await painted(tab, withClass('banner'));
    await tab.run(
      'void [...document.documentElement.children].slice(2).forEach((e) => e.remove())',
    );
    await painted(tab, withClass('banner'));
  });

  test('a shop nobody granted stays alone, and the popup says so', async () => {
    const tab = await visit(urls.notGranted);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await readTabState(browser, urls.notGranted)).toBeNull();
    expect(await tab.readPainted()).toEqual([]);
    const tabIds = await browser.inExtension(
      'browser.tabs.query({}).then((all) => all.map((tab) => tab.id))',
    );
    const last = Array.isArray(tabIds) ? Math.max(...tabIds.map(Number)) : -1;
    expect(await say('viewTab', { tabId: last })).toMatchObject({
      ok: true,
      answer: { state: 'inactive', reason: 'not-active-here' },
    });
  });
}
