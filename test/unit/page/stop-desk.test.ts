import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { Identifier } from '#lib/domain/identifier.ts';
import type { KnownSender } from '#lib/messages/sender.ts';
import { buildAgreedLookUps } from '#lib/page/agreed-look-ups.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildStopDesk } from '#lib/page/stop-desk.ts';
import { buildBypasses } from '#lib/store/bypasses.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { fakeTabs, fakeToolbar } from '../../support/fake-browser.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import {
  day,
  packedSample,
  publishedAtMs,
  sampleEntry,
  sampleFeed,
} from '../../support/sample-feed.ts';

const own: KnownSender = { from: 'own-page' };
const stopPage = 'chrome-extension://ours/warning.html';
const host = { kind: 'host', value: 'listed.example' } as Identifier;
const url = 'https://listed.example/p/1?a=b#c';

function setUp(changes: Partial<Entry> = {}, officialHosts: readonly string[] = []) {
  const settings = buildSettingsStore(fakeStorageArea());
  const list = {
    id: 'sample',
    curatorId: 'sample-curator',
    title: { vi: 'Danh sách mẫu', en: 'Sample list' },
    entries: [sampleEntry({ identifier: host, reason: 'phishing', ...changes })],
  };
  const officials = [
    { id: 'o', kind: 'shop' as const, name: 'O', hosts: officialHosts, words: ['ownname'] },
  ];
  const feed = sampleFeed({ lists: [list], officials });
  const state: { feed: boolean; more: Partial<FeedContent> } = { feed: true, more: {} };
  const browser = fakeTabs();
  const bar = fakeToolbar();
  const tabStates = buildTabStates(fakeStorageArea());
  const desk = buildStopDesk({
    readLookUps: buildAgreedLookUps(
      async () =>
        state.feed ? buildLookUps(packedSample({ ...feed, ...state.more })) : 'feed-missing',
      settings,
    ),
    bypasses: buildBypasses(fakeStorageArea()),
    tabStates,
    settings,
    toolbar: bar.toolbar,
    tabs: browser.tabs,
    clock: () => publishedAtMs + day,
    stopPage,
  });
  /** Where the tab is after it went to an address. */
  const visit = async (address: string): Promise<string | undefined> => {
    browser.urls[7] = address;
    await desk.applyNavigation(7, address);
    return browser.urls[7];
  };
  return { desk, visit, state, browser, bar, tabStates, settings, feed };
}

const stopFor = (address: string): string => `${stopPage}?to=${encodeURIComponent(address)}`;

describe('a navigation', () => {
  it('to a host of the worst class is sent to the stop page', async () => {
    expect(await setUp().visit(url)).toBe(stopFor(url));
  });

  it('to a host below a listed one is stopped too, to its neighbour by letters it is not', async () => {
    const { visit } = setUp();
    expect(await visit('http://pay.listed.example/')).toBe(stopFor('http://pay.listed.example/'));
    for (const free of ['https://notlisted.example/', 'https://listed.example.org/']) {
      expect(await visit(free)).toBe(free);
    }
  });

  it('to a listed path is stopped, to the rest of that host it is not', async () => {
    const { visit } = setUp({
      identifier: { kind: 'url-prefix', value: 'sites.example/view/bad' } as Identifier,
    });
    const bad = 'https://sites.example/view/bad/home';
    expect(await visit(bad)).toBe(stopFor(bad));
    expect(await visit('https://sites.example/view/good')).toBe('https://sites.example/view/good');
  });

  it.each<[string, Partial<Entry>]>([
    ['only reported', { state: 'reported' }],
    ['under review', { state: 'under-review' }],
    ['cleared', { state: 'cleared' }],
    ['past its re-check date', { recheckBy: '2026-01-01' }],
    ['listed for a reason that is not among the worst', { reason: 'unlawful-health-ad' }],
    ['listed for another reason', { reason: 'other' }],
  ])('to an address that is %s is not stopped', async (_what, changes) => {
    expect(await setUp(changes).visit(url)).toBe(url);
  });

  it('to a protected host is never stopped, whatever a list says', async () => {
    expect(await setUp({}, ['listed.example']).visit(url)).toBe(url);
  });

  it('is not stopped without a feed', async () => {
    const { visit, state } = setUp();
    state.feed = false;
    expect(await visit(url)).toBe(url);
  });

  it.each(['about:blank', 'file:///tmp/x', 'javascript:alert(1)', 'not an address', ''])(
    'to %j is left alone',
    async (address) => {
      expect(await setUp().visit(address)).toBe(address);
    },
  );

  it('is not followed into another site: a tab that left meanwhile is left alone', async () => {
    const { desk, browser } = setUp();
    browser.urls[7] = 'https://elsewhere.example/';
    await desk.applyNavigation(7, url);
    expect(browser.urls[7]).toBe('https://elsewhere.example/');
  });

  it('that nobody heard, before the worker stood, is stopped when it does', async () => {
    const { desk, browser } = setUp();
    Object.assign(browser.urls, { 1: url, 2: 'https://fine.example/' });
    await desk.applyToOpenTabs();
    expect(browser.urls).toEqual({ 1: stopFor(url), 2: 'https://fine.example/' });
  });

  it('that cancels the way to the stop page again and again loses its tab', async () => {
    const { visit, browser } = setUp();
    for (let n = 0; n < 3; n += 1) expect(await visit(url)).toBe(stopFor(url));
    expect(await visit(url)).toBeUndefined();
    expect(Object.values(browser.urls)).toEqual([stopFor(url)]);
  });

  it('cannot be outrun by a page that changes its path all the time', async () => {
    const { desk, browser } = setUp();
    browser.urls[7] = 'https://listed.example/other/path';
    await desk.applyNavigation(7, url);
    expect(browser.urls[7]).toBe(stopFor(url));
  });
});

describe('continue this time', () => {
  it('opens that host, and no host beside, above or below it', async () => {
    const { desk, visit } = setUp();
    expect(await desk.passStop({ to: 'https://pay.listed.example/x', tabId: 7 }, own)).toEqual({
      url: 'https://pay.listed.example/x',
    });
    expect(await visit('https://pay.listed.example/y')).toBe('https://pay.listed.example/y');
    for (const other of ['https://listed.example/', 'https://a.pay.listed.example/']) {
      expect(await visit(other)).toBe(stopFor(other));
    }
  });

  it('opens it in that tab only', async () => {
    const { desk, browser } = setUp();
    await desk.passStop({ to: url, tabId: 7 }, own);
    browser.urls[8] = url;
    await desk.applyNavigation(8, url);
    expect(browser.urls[8]).toBe(stopFor(url));
  });

  it.each([
    ['another host', 'https://fine.example/'],
    ['another stopped host', 'https://pay.listed.example/'],
    ['an address the extension may not know', null],
    ['the browser’s own page', 'about:blank'],
  ])('ends when the tab goes to %s', async (_what, elsewhere) => {
    const { desk, visit } = setUp();
    await desk.passStop({ to: url, tabId: 7 }, own);
    expect(await visit(url)).toBe(url);
    await desk.applyNavigation(7, elsewhere);
    expect(await visit(url)).toBe(stopFor(url));
  });

  it('holds while the stop page is still shown, and for every page of that host', async () => {
    const { desk, visit } = setUp();
    await desk.passStop({ to: url, tabId: 7 }, own);
    await desk.applyNavigation(7, stopFor(url));
    for (const page of [url, 'https://listed.example/cart', 'http://listed.example/']) {
      expect(await visit(page)).toBe(page);
    }
  });

  it('ends with its tab', async () => {
    const { desk, visit } = setUp();
    await desk.passStop({ to: url, tabId: 7 }, own);
    await desk.forgetTab(7);
    expect(await visit(url)).toBe(stopFor(url));
  });

  it('opens only the path where only a path is listed', async () => {
    const value = 'sites.example/view/bad';
    const { desk, visit } = setUp({ identifier: { kind: 'url-prefix', value } as Identifier });
    await desk.passStop({ to: `https://${value}/a`, tabId: 7 }, own);
    expect(await visit(`https://${value}/b`)).toBe(`https://${value}/b`);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'chrome://settings', '', '//x'])(
    'gives no address to go to for %j',
    async (to) => {
      expect(await setUp().desk.passStop({ to, tabId: 7 }, own)).toEqual({ url: null });
    },
  );
});

describe('what the stop page is told', () => {
  it('is what the lists say, looked up again', async () => {
    const { desk, bar, tabStates } = setUp();
    const view = await desk.viewStop({ to: url, tabId: 7 }, own);
    expect(view).toMatchObject({ state: 'stop', locale: 'vi', subject: 'listed.example' });
    expect(view.state === 'stop' && view.warnings[0]?.who).toBe('Hội mẫu');
    expect(bar.states.get(7)).toEqual({
      tone: 'danger',
      count: 1,
      title: 'Địa chỉ này có trong danh sách cảnh báo',
    });
    expect((await tabStates.read(7))?.assessment).toMatchObject({ severity: 'danger' });
  });

  it.each(['https://fine.example/', 'javascript:alert(1)', ''])(
    'is nothing for %j, and the toolbar is left alone',
    async (to) => {
      const { desk, bar } = setUp();
      expect(await desk.viewStop({ to, tabId: 7 }, own)).toEqual({ state: 'none', locale: 'vi' });
      expect(bar.states.size).toBe(0);
    },
  );

  it('is told to the popup too, by the address of the stop page alone', async () => {
    const { desk } = setUp();
    expect((await desk.readStopShown(stopFor(url)))?.assessment).toMatchObject({
      checked: true,
      severity: 'danger',
    });
    for (const other of [stopFor('https://fine.example/'), stopPage, `${stopPage}?to=`, url]) {
      expect(await desk.readStopShown(other)).toBeNull();
    }
  });

  it('is nothing without a feed', async () => {
    const { desk, state } = setUp();
    state.feed = false;
    expect((await desk.viewStop({ to: url, tabId: null }, own)).state).toBe('none');
    expect(await desk.readStopped(url)).toBeNull();
  });
});

describe('a shopper who wants two curators to agree', () => {
  it('is not stopped by one of them alone, and the address still shows as a caution', async () => {
    const { visit, settings, desk } = setUp();
    await settings.applyAgreement(2);
    expect(await visit(url)).toBe(url);
    expect(await desk.viewStop({ to: url, tabId: 7 }, own)).toMatchObject({ state: 'none' });
    await settings.applyAgreement(1);
    expect(await visit(url)).toBe(stopFor(url));
  });

  it('is stopped where two of them list the address', async () => {
    const { visit, settings, state, feed } = setUp();
    await settings.applyAgreement(2);
    const [first] = feed.lists;
    const [curator] = feed.curators;
    if (!first || !curator) throw new Error('the sample has a list and its curator');
    const entries = first.entries.map((entry) => ({ ...entry, listId: 'second' }));
    state.more = {
      curators: [curator, { ...curator, id: 'second-curator' }],
      lists: [first, { ...first, id: 'second', curatorId: 'second-curator', entries }],
    };
    expect(await visit(url)).toBe(stopFor(url));
    // Both lists of one curator are one voice.
    state.more = { lists: [first, { ...first, id: 'second', entries }] };
    expect(await visit(url)).toBe(url);
  });
});
