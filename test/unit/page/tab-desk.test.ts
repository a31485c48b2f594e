import { describe, expect, it } from 'vitest';
import { usualChoices } from '#lib/domain/choices.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { KnownSender } from '#lib/messages/sender.ts';
import { buildAddressReading } from '#lib/page/address-reading.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { buildTabDesk, WrongPageError } from '#lib/page/tab-desk.ts';
import type { Wishes } from '#lib/page/wishes.ts';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { buildRecentShops } from '#lib/store/recent-shops.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildTabStates, type TabState } from '#lib/store/tab-states.ts';
import { buildUnreadPages, type UnreadPages } from '#lib/store/unread-pages.ts';
import { fakePermissions, fakeTabs, fakeToolbar } from '../../support/fake-browser.ts';
import { fakeVisits } from '../../support/fake-visits.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { day, publishedAtMs, packedSample } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

const guard: KnownSender = { from: 'guard', tabId: 7, origin: 'https://shopee.vn' };
const ownPage: KnownSender = { from: 'own-page' };
const { url } = sampleReading();
const stopAddress = 'chrome-extension://ours/warning.html?to=https%3A%2F%2Flisted.example%2F';
const stopShown: TabState = {
  reading: buildAddressReading('https://listed.example/'),
  platformName: 'listed.example',
  assessment: {
    checked: true,
    severity: 'danger',
    verdicts: [
      { subject: { kind: 'page', ref: 'page', name: null }, severity: 'danger', findings: [] },
    ],
    feed: { feedVersion: 1, publishedAtMs, listCount: 1 },
  },
};

function setUp(
  changes: { readonly granted?: readonly string[]; readonly unreadPages?: UnreadPages } = {},
) {
  const browserTabs = fakeTabs({ 7: url });
  const bar = fakeToolbar();
  const recent = buildRecentShops(fakeStorageArea());
  const visits = fakeVisits();
  const tabStates = buildTabStates(fakeStorageArea());
  const state: { feed: boolean; content: PackedFeed; wishes: Wishes } = {
    feed: true,
    content: packedSample(),
    wishes: { ...usualChoices, mutes: [] },
  };
  const now = { ms: publishedAtMs + day };
  const painters: number[] = [];
  const revoked = new Set<string>();
  const desk = buildTabDesk({
    rules: bundledRules(),
    readLookUps: async () => (state.feed ? buildLookUps(state.content) : 'feed-missing'),
    tabStates,
    settings: buildSettingsStore(fakeStorageArea()),
    readWishes: async () => state.wishes,
    unreadPages: changes.unreadPages ?? buildUnreadPages(fakeStorageArea()),
    recentShops: recent,
    visits,
    toolbar: bar.toolbar,
    tabs: browserTabs.tabs,
    permissions: fakePermissions(changes.granted),
    mayRead: async (address) => !revoked.has(new URL(address).host),
    readStopShown: async (address) => (address === stopAddress ? stopShown : null),
    scripts: { injectPainter: async (tabId) => void painters.push(tabId) },
    clock: () => now.ms,
  });
  return { now, recent, visits, desk, tabStates, state, bar, browserTabs, painters, revoked };
}

describe('the worker’s side of a tab', () => {
  it('gives the site rule of the address, and shows nothing as checked before it was', async () => {
    const { desk, bar } = setUp();
    const { rule } = await desk.openPage({ url }, guard);
    expect(rule?.id).toBe('shopee');
    expect(bar.states.get(7)?.tone).toBe('unchecked');
  });

  it('gives the rule as the feed corrects it, and as it ships where there is no feed', async () => {
    const { desk, state } = setUp();
    const onTiki = { from: 'guard', tabId: 7, origin: 'https://tiki.vn' } as const;
    const shipped = bundledRules().find(({ id }) => id === 'tiki');
    state.content = packedSample({ sites: [samplePatch()] });
    const { rule } = await desk.openPage({ url: 'https://tiki.vn/' }, onTiki);
    expect(rule?.listing.title[0]).toEqual({ read: 'text', select: 'main .moved-title, h1.moved' });
    expect((await desk.openPage({ url }, guard)).rule?.listing.title).not.toContainEqual(
      rule?.listing.title[0],
    );
    state.feed = false;
    expect((await desk.openPage({ url: 'https://tiki.vn/' }, onTiki)).rule).toEqual(shipped);
  });

  it('judges a reading: the listed shop turns the toolbar and what is painted', async () => {
    const { desk, bar } = setUp();
    const { view } = await desk.assessPage({ reading: sampleReading() }, guard);
    const shop = view.verdicts.find((verdict) => verdict.subject.ref === 'shop');
    expect(shop?.tone).toBe('danger');
    expect(shop?.findings[0]?.source).toContain('Hội mẫu');
    expect(bar.states.get(7)).toMatchObject({ tone: 'danger', count: 1, title: view.headline });
  });

  it('says which part of a listing was not read: silence about it is no answer', async () => {
    const { desk } = setUp();
    const { listing } = sampleReading();
    if (!listing) throw new Error('the sample is a listing');
    const whole = await desk.assessPage({ reading: sampleReading() }, guard);
    expect(whole.view.detail).not.toContain('chưa đọc được');
    const partial = sampleReading({ listing: { ...listing, description: null } });
    const { view } = await desk.assessPage({ reading: partial }, guard);
    expect(view.detail).toContain('chưa đọc được phần mô tả');
    expect(view.detail).not.toContain('gian hàng');
    const bare = { ...listing, title: null, shopId: null, shopName: null, shopSlug: null };
    const unknown = await desk.assessPage({ reading: sampleReading({ listing: bare }) }, guard);
    expect(unknown.view.detail).toContain('chưa đọc được tên sản phẩm');
    expect(unknown.view.detail).toContain('chưa đọc được gian hàng');
  });

  it.each(['wall', 'shell', 'site-changed'] as const)(
    'says "not checked" for a %s, even at the address of a listed shop',
    async (reason) => {
      const { desk, bar } = setUp();
      const { view } = await desk.assessPage({ reading: unreadReading(reason) }, guard);
      expect(view).toMatchObject({ checked: false, tone: 'unchecked', verdicts: [] });
      expect(bar.states.get(7)?.tone).toBe('unchecked');
    },
  );

  it('says "not checked" when there is no feed: nothing found in nothing is no answer', async () => {
    const { desk, state } = setUp();
    state.feed = false;
    const { view } = await desk.assessPage({ reading: sampleReading() }, guard);
    expect(view).toMatchObject({ checked: false, tone: 'unchecked' });
  });

  it('refuses a guard that speaks for another origin than the browser names', async () => {
    const { desk, tabStates } = setUp();
    const elsewhere = { ...guard, origin: 'https://shop.example' };
    await expect(desk.openPage({ url }, elsewhere)).rejects.toThrow(WrongPageError);
    await expect(desk.assessPage({ reading: sampleReading() }, elsewhere)).rejects.toThrow(
      WrongPageError,
    );
    expect(await tabStates.read(7)).toBeNull();
  });

  it('refuses a reading that claims another site’s rule', async () => {
    const { desk } = setUp();
    const reading: PageReading = sampleReading({ siteId: 'lazada' });
    await expect(desk.assessPage({ reading }, guard)).rejects.toThrow(WrongPageError);
  });

  it('brings the script that draws into the asking tab only', async () => {
    const { desk, painters } = setUp();
    expect(await desk.bringPainter({}, guard)).toEqual({ brought: true });
    expect(painters).toEqual([7]);
    await expect(desk.bringPainter({}, ownPage)).rejects.toThrow(WrongPageError);
  });

  it('forgets the page before when the next one opens', async () => {
    const { desk, tabStates } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    await desk.openPage({ url: 'https://shopee.vn/cart' }, guard);
    expect(await tabStates.read(7)).toBeNull();
  });
});

describe('what the popup is told', () => {
  it('is the verdict of the tab', async () => {
    const { desk } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({
      state: 'active',
      view: { checked: true, tone: 'danger' },
    });
  });

  it('is never the verdict of the page before', async () => {
    const { desk, browserTabs } = setUp({ granted: ['https://shopee.vn/*'] });
    await desk.assessPage({ reading: sampleReading() }, guard);
    browserTabs.urls[7] = 'https://shopee.vn/Khac-i.1.2';
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toEqual({
      state: 'inactive',
      reason: 'page-unreadable',
      host: 'shopee.vn',
    });
  });

  it('is the same verdict when only the fragment changed', async () => {
    const { desk, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    browserTabs.urls[7] = `${url.split('#')[0]}#reviews`;
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({ state: 'active' });
  });

  it.each([
    ['https://shop.example/p/1', 'shop.example'],
    ['chrome://settings/', null],
    ['file:///home/x.html', null],
  ])('is "not active here" at %s, which was not granted', async (address, host) => {
    const { desk, browserTabs } = setUp();
    browserTabs.urls[7] = address;
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toEqual({
      state: 'inactive',
      reason: 'not-active-here',
      host,
    });
  });

  it('is never the verdict of the page before in a tab whose new address may not be known', async () => {
    const { desk, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    delete browserTabs.urls[7];
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({
      state: 'inactive',
      reason: 'not-active-here',
    });
  });

  it('is another page where a shop names its pages in the fragment', async () => {
    const { desk, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading({ url: 'https://shopee.vn/#/p/1' }) }, guard);
    browserTabs.urls[7] = 'https://shopee.vn/#/p/2';
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({ state: 'inactive' });
  });

  it('is the warning of the stop page where that stands, in its own first line', async () => {
    const { desk, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    browserTabs.urls[7] = stopAddress;
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({
      state: 'active',
      view: {
        url: 'https://listed.example/',
        tone: 'danger',
        headline: 'Địa chỉ này có trong danh sách cảnh báo',
      },
    });
  });

  it('is "not active here" in a tab whose address the extension may not know', async () => {
    const { desk } = setUp();
    expect(await desk.viewTab({ tabId: 99 }, ownPage)).toMatchObject({
      reason: 'not-active-here',
      host: null,
    });
  });
});

describe('changing the language', () => {
  it('repaints every open page and the toolbar at once', async () => {
    const { desk, bar, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    const before = bar.states.get(7)?.title;
    expect(await desk.setLocale({ locale: 'en' }, ownPage)).toMatchObject({ locale: 'en' });
    expect(browserTabs.pushed).toMatchObject([
      { tabId: 7, message: { push: 'repaint', order: { view: { locale: 'en' } } } },
    ]);
    expect(bar.states.get(7)?.title).not.toBe(before);
    expect(await desk.readSettings({}, ownPage)).toMatchObject({ locale: 'en' });
  });
});

describe('changing the language, in a tab that has left its page,', () => {
  it.each([undefined, 'https://shopee.vn/Khac-i.1.2', 'chrome://newtab/'])(
    'never puts the old verdict on the toolbar of %s',
    async (address) => {
      const { desk, bar, browserTabs } = setUp();
      await desk.assessPage({ reading: sampleReading() }, guard);
      if (address === undefined) delete browserTabs.urls[7];
      else browserTabs.urls[7] = address;
      bar.states.clear();
      await desk.setLocale({ locale: 'en' }, ownPage);
      expect(bar.states.size).toBe(0);
      expect(browserTabs.pushed).toEqual([]);
    },
  );
});

describe('a feed that has changed', () => {
  const silent = packedSample({ lists: [], claims: [] });

  it('takes the mark from an open page, and brings it back, without asking the page', async () => {
    const { desk, state, bar, browserTabs, tabStates } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    state.content = silent;
    await desk.applyFeedChange();
    const [taken] = browserTabs.pushed;
    expect(taken).toMatchObject({ tabId: 7, message: { push: 'repaint' } });
    expect(bar.states.get(7)).toMatchObject({ tone: 'none', count: 0 });
    expect((await tabStates.read(7))?.assessment).toMatchObject({ severity: 'none' });
    state.content = packedSample();
    await desk.applyFeedChange();
    expect(bar.states.get(7)).toMatchObject({ tone: 'danger', count: 1 });
    expect(browserTabs.pushed).toHaveLength(2);
  });

  it('leaves a page alone that was read anew meanwhile: its own answer is the newer one', async () => {
    const { desk, state, tabStates, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    const before = await tabStates.readAll();
    const next = sampleReading({ state: { checked: false, reason: 'wall' } });
    await desk.assessPage({ reading: next }, guard);
    tabStates.readAll = async () => before;
    state.content = silent;
    await desk.applyFeedChange();
    expect((await tabStates.read(7))?.assessment).toEqual({ checked: false, reason: 'wall' });
    expect(browserTabs.pushed).toEqual([]);
  });

  it('says nothing to a tab that has gone to another address', async () => {
    const { desk, state, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    browserTabs.urls[7] = 'https://shopee.vn/elsewhere';
    state.content = silent;
    await desk.applyFeedChange();
    delete browserTabs.urls[7];
    await desk.applyFeedChange();
    expect(browserTabs.pushed).toEqual([]);
  });

  it('leaves nothing behind of a tab that is closed meanwhile', async () => {
    const { desk, tabStates, browserTabs } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    const { apply } = tabStates;
    tabStates.apply = async (tabId, state) => {
      delete browserTabs.urls[tabId];
      await tabStates.forget(tabId);
      await apply(tabId, state);
    };
    await desk.applyFeedChange();
    expect(await tabStates.readAll()).toEqual([]);
    expect(browserTabs.pushed).toEqual([]);
  });

  it('that is gone makes an open page one that is not checked, never one without warnings', async () => {
    const { desk, state, bar } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    state.feed = false;
    await desk.applyFeedChange();
    expect(bar.states.get(7)?.tone).toBe('unchecked');
  });
});

describe('a permission that was taken back', () => {
  it('takes marks, toolbar and knowledge of the pages it was for, and of no other', async () => {
    const { desk, tabStates, bar, browserTabs, revoked } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    await desk.applyRevoked();
    expect(browserTabs.pushed).toEqual([]);
    revoked.add('shopee.vn');
    await desk.applyRevoked();
    expect(browserTabs.pushed).toMatchObject([
      {
        tabId: 7,
        message: { push: 'repaint', order: { view: { url, checked: false, verdicts: [] } } },
      },
    ]);
    expect(bar.states.get(7)).toEqual({ tone: 'unchecked', count: 0, title: '' });
    expect(await tabStates.readAll()).toEqual([]);
    expect(await desk.viewTab({ tabId: 7 }, ownPage)).toMatchObject({ reason: 'not-active-here' });
  });

  it('leaves a guard that stands there still without a rule and without a verdict', async () => {
    const { desk, tabStates, revoked } = setUp();
    revoked.add('shopee.vn');
    expect(await desk.openPage({ url }, guard)).toEqual({ rule: null });
    const { view } = await desk.assessPage({ reading: sampleReading() }, guard);
    expect(view).toMatchObject({ checked: false, tone: 'unchecked', verdicts: [] });
    expect(await tabStates.read(7)).toBeNull();
  });

  it('is no reason to believe a guard that speaks for another page', async () => {
    const { desk, revoked } = setUp();
    revoked.add('shopee.vn');
    const elsewhere = { ...guard, origin: 'https://shop.example' };
    await expect(desk.openPage({ url }, elsewhere)).rejects.toThrow(WrongPageError);
  });
});

describe('a site that has changed', () => {
  const changed = unreadReading('site-changed', { kind: 'listing' });
  const pagesOf = async (desk: ReturnType<typeof setUp>['desk']): Promise<unknown> => {
    const view = await desk.viewTab({ tabId: 7 }, ownPage);
    return view.state === 'active' ? view.unreadPages : view.state;
  };

  it('is said to be unread, counted once however often the page is read again', async () => {
    const { desk } = setUp();
    const { view } = await desk.assessPage({ reading: changed }, guard);
    expect(view).toMatchObject({ checked: false, tone: 'unchecked', verdicts: [] });
    expect(view.detail).toContain('đã đổi cách trình bày');
    await desk.assessPage({ reading: changed }, guard);
    expect(await pagesOf(desk)).toBe(1);
  });

  it('is counted again on another page, and not on a wall', async () => {
    const { desk, browserTabs } = setUp();
    await desk.assessPage({ reading: changed }, guard);
    const next = 'https://shopee.vn/x-i.1.2';
    await desk.assessPage({ reading: { ...changed, url: next } }, guard);
    browserTabs.urls[7] = next;
    expect(await pagesOf(desk)).toBe(2);
    await desk.assessPage({ reading: unreadReading('wall', { url: next }) }, guard);
    expect(await pagesOf(desk)).toBeUndefined();
  });

  it('is taken back when the page fills late, and says nothing on a page that was read', async () => {
    const { desk } = setUp();
    await desk.assessPage({ reading: changed }, guard);
    await desk.assessPage({ reading: sampleReading() }, guard);
    expect(await pagesOf(desk)).toBeUndefined();
    await desk.assessPage({ reading: changed }, guard);
    expect(await pagesOf(desk)).toBe(1);
  });

  it('can be forgotten by the shopper', async () => {
    const { desk } = setUp();
    await desk.assessPage({ reading: changed }, guard);
    expect(await desk.forgetUnreadPages({}, ownPage)).toEqual({ forgotten: true });
    expect(await pagesOf(desk)).toBeUndefined();
  });

  it('keeps its verdicts when the count cannot be kept', async () => {
    const unreadPages: UnreadPages = {
      add: () => Promise.reject(new Error('full')),
      takeBack: () => Promise.reject(new Error('full')),
      count: () => Promise.resolve(0),
      forget: () => Promise.resolve(),
    };
    const { desk } = setUp({ unreadPages });
    const { view } = await desk.assessPage({ reading: changed }, guard);
    expect(view.checked).toBe(false);
  });
});

describe('the shops last looked at', () => {
  it('are noted from pages of one shop that were checked, by the name that lists use', async () => {
    const { desk, recent } = setUp();
    await desk.assessPage({ reading: sampleReading() }, guard);
    const [shop] = await recent.readAll();
    expect(shop?.identifier.kind).toBe('shop');
    expect(shop?.identifier.value).toMatch(/^shopee:vn:/);
    expect(await recent.readAll()).toHaveLength(1);
  });

  it('are not noted from a wall, nor from a page of many shops', async () => {
    const { desk, recent } = setUp();
    await desk.assessPage({ reading: unreadReading('wall') }, guard);
    await desk.assessPage({ reading: sampleReading({ kind: 'search', listing: null }) }, guard);
    expect(await recent.readAll()).toEqual([]);
  });
});

describe('the shopper’s own visits', () => {
  const { listing } = sampleReading();
  if (!listing) throw new Error('the sample is a listing');
  const reading = sampleReading({ listing: { ...listing, pressureText: 'Chỉ còn 3 sản phẩm' } });

  it('are noted from a listing that was read, counted, and forgotten by the shopper', async () => {
    const { desk } = setUp();
    await desk.assessPage({ reading }, guard);
    await desk.assessPage({ reading: unreadReading('wall') }, guard);
    await desk.assessPage({ reading: sampleReading({ kind: 'search', listing: null }) }, guard);
    expect(await desk.readVisits({}, ownPage)).toEqual({ listings: 1, visits: 1 });
    expect(await desk.forgetVisits({}, ownPage)).toEqual({ forgotten: true });
    expect(await desk.readVisits({}, ownPage)).toEqual({ listings: 0, visits: 0 });
  });

  it('are kept under no address and no name', async () => {
    const { desk, visits } = setUp();
    await desk.assessPage({ reading }, guard);
    const kept = JSON.stringify([...visits.rows]);
    for (const secret of ['shopee', '77001', '900100200', 'Trà', 'demo']) {
      expect(kept).not.toContain(secret);
    }
  });

  it('are not kept in a private window, nor is the shop', async () => {
    const { desk, visits, recent } = setUp();
    const { view } = await desk.assessPage({ reading }, { ...guard, isPrivate: true });
    expect(view.checked).toBe(true);
    expect(visits.rows.size).toBe(0);
    expect(await recent.readAll()).toEqual([]);
  });

  it('are told where they show that the number left never changes', async () => {
    const { desk, visits, now } = setUp();
    for (const days of [0, 2]) {
      now.ms = publishedAtMs + days * day;
      const { view } = await desk.assessPage({ reading }, guard);
      expect(JSON.stringify(view)).not.toContain('stock-unchanged');
    }
    now.ms = publishedAtMs + 4 * day;
    const { view } = await desk.assessPage({ reading }, guard);
    const found = view.verdicts
      .flatMap(({ findings }) => findings)
      .find(({ id }) => id === 'check:listing:stock-unchanged');
    expect(found?.tone).toBe('info');
    expect(found?.why).toContain('chỉ còn 3');
    expect(found?.source).toContain('Chỉ tính những lần bạn đã mở trang này (3 lần');
    expect([...visits.rows.values()].flat()).toHaveLength(3);
  });

  it('cost no verdict when they cannot be kept', async () => {
    const broken = async () => Promise.reject(new Error('full'));
    const { desk, visits } = setUp();
    Object.assign(visits, { read: broken, note: broken });
    expect((await desk.assessPage({ reading }, guard)).view.checked).toBe(true);
  });
});
