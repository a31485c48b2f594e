import { describe, expect, it, vi } from 'vitest';
import type { Answerers } from '#lib/messages/handle.ts';
import { buildListener } from '#lib/messages/handle.ts';
import type { Sender } from '#lib/messages/sender.ts';
import { sampleReading } from '../../support/sample-readings.ts';

const own = { extensionId: 'ours', pagePrefix: 'chrome-extension://ours/' };
const guard: Sender = {
  extensionId: 'ours',
  url: 'https://shopee.vn/x',
  tabId: 7,
  frameId: 0,
};
const popup: Sender = {
  extensionId: 'ours',
  url: 'chrome-extension://ours/popup.html',
  tabId: null,
  frameId: null,
};

function fakeAnswerers() {
  return {
    openPage: vi.fn<Answerers['openPage']>(async () => ({ rule: null })),
    assessPage: vi.fn<Answerers['assessPage']>(async () => {
      throw new Error('no feed');
    }),
    judgeExample: vi.fn<Answerers['judgeExample']>(),
    bringPainter: vi.fn<Answerers['bringPainter']>(async () => ({ brought: true as const })),
    reportSubject: vi.fn<Answerers['reportSubject']>(),
    undoReport: vi.fn<Answerers['undoReport']>(async () => ({ undone: true })),
    viewTab: vi.fn<Answerers['viewTab']>(async () => ({
      state: 'inactive' as const,
      reason: 'not-active-here' as const,
      host: null,
    })),
    reportTab: vi.fn<Answerers['reportTab']>(),
    forgetUnreadPages: vi.fn<Answerers['forgetUnreadPages']>(async () => ({ forgotten: true })),
    readVisits: vi.fn<Answerers['readVisits']>(async () => ({ listings: 2, visits: 5 })),
    forgetVisits: vi.fn<Answerers['forgetVisits']>(async () => ({ forgotten: true })),
    readSettings: vi.fn<Answerers['readSettings']>(async () => ({
      locale: 'vi' as const,
      agreement: 1,
    })),
    setLocale: vi.fn<Answerers['setLocale']>(async ({ locale }) => ({ locale, agreement: 1 })),
    setAgreement: vi.fn<Answerers['setAgreement']>(),
    readChoices: vi.fn<Answerers['readChoices']>(),
    setChoices: vi.fn<Answerers['setChoices']>(),
    muteFinding: vi.fn<Answerers['muteFinding']>(async () => ({ done: true })),
    muteTabFinding: vi.fn<Answerers['muteTabFinding']>(),
    viewMutes: vi.fn<Answerers['viewMutes']>(),
    removeMute: vi.fn<Answerers['removeMute']>(),
    viewStop: vi.fn<Answerers['viewStop']>(async () => ({ state: 'none', locale: 'vi' })),
    passStop: vi.fn<Answerers['passStop']>(async ({ to }) => ({ url: to })),
    reportStop: vi.fn<Answerers['reportStop']>(),
    viewTips: vi.fn<Answerers['viewTips']>(),
    openTip: vi.fn<Answerers['openTip']>(async () => ({ opened: true as const })),
    viewFeeds: vi.fn<Answerers['viewFeeds']>(async () => ({ feeds: [] })),
    viewFreshness: vi.fn<Answerers['viewFreshness']>(),
    syncFeeds: vi.fn<Answerers['syncFeeds']>(),
    previewFeed: vi.fn<Answerers['previewFeed']>(),
    addFeed: vi.fn<Answerers['addFeed']>(),
    removeFeed: vi.fn<Answerers['removeFeed']>(),
    chooseCurator: vi.fn<Answerers['chooseCurator']>(),
    releaseHeld: vi.fn<Answerers['releaseHeld']>(),
    moveFeed: vi.fn<Answerers['moveFeed']>(),
    declineHeld: vi.fn<Answerers['declineHeld']>(),
    viewRecentShops: vi.fn<Answerers['viewRecentShops']>(),
    forgetRecentShops: vi.fn<Answerers['forgetRecentShops']>(),
    importFeed: vi.fn<Answerers['importFeed']>(),
    viewReports: vi.fn<Answerers['viewReports']>(),
    previewWords: vi.fn<Answerers['previewWords']>(),
    holdReport: vi.fn<Answerers['holdReport']>(),
    addDetails: vi.fn<Answerers['addDetails']>(),
    previewReport: vi.fn<Answerers['previewReport']>(),
    sendReport: vi.fn<Answerers['sendReport']>(),
    removeReport: vi.fn<Answerers['removeReport']>(),
    clearReports: vi.fn<Answerers['clearReports']>(),
    exportReport: vi.fn<Answerers['exportReport']>(),
    openReport: vi.fn<Answerers['openReport']>(),
    viewChannels: vi.fn<Answerers['viewChannels']>(),
    readCountry: vi.fn<Answerers['readCountry']>(),
    setCountry: vi.fn<Answerers['setCountry']>(),
    viewPicture: vi.fn<Answerers['viewPicture']>(),
    keepPicture: vi.fn<Answerers['keepPicture']>(),
    dropPicture: vi.fn<Answerers['dropPicture']>(),
  };
}

function listen() {
  const answerers = fakeAnswerers();
  const faults: unknown[] = [];
  const hear = buildListener(answerers, own, (_name, fault) => faults.push(fault));
  return { answerers, faults, hear };
}

describe('the worker’s one ear', () => {
  it('answers a guard, and tells the answerer which tab and origin the browser vouches for', async () => {
    const { answerers, hear } = listen();
    const reply = await hear({ name: 'openPage', ask: { url: 'https://shopee.vn/x' } }, guard);
    expect(reply).toEqual({ ok: true, answer: { rule: null } });
    expect(answerers.openPage).toHaveBeenCalledWith(
      { url: 'https://shopee.vn/x' },
      { from: 'guard', tabId: 7, origin: 'https://shopee.vn' },
    );
  });

  it.each([
    ['another extension', { ...guard, extensionId: 'theirs' }],
    ['nobody', { ...guard, extensionId: null }],
    ['a frame inside a shop page', { ...guard, frameId: 3 }],
    ['a script without a tab', { ...guard, tabId: null }],
    ['a file page', { ...guard, url: 'file:///etc/passwd' }],
    [
      'an extension page whose id only begins like ours',
      { ...popup, url: 'chrome-extension://ours2/popup.html' },
    ],
  ])('refuses %s', async (_who, sender) => {
    const { answerers, hear } = listen();
    const reply = await hear({ name: 'openPage', ask: { url: 'https://shopee.vn/x' } }, sender);
    expect(reply).toEqual({ ok: false, refusal: 'not-from-here' });
    expect(answerers.openPage).not.toHaveBeenCalled();
  });

  it.each([
    'viewTab',
    'reportTab',
    'forgetUnreadPages',
    'readVisits',
    'forgetVisits',
    'readSettings',
    'setLocale',
    'viewReports',
    'clearReports',
    'viewChannels',
    'setCountry',
  ])(
    'refuses %s from a guard: a page’s process may not see other tabs or change settings',
    async (name) => {
      const { hear } = listen();
      const asks: Record<string, unknown> = {
        viewTab: { tabId: 1 },
        viewChannels: { reportId: '0123456789abcdef'.repeat(2) },
        setCountry: { country: 'th' },
        reportTab: { tabId: 1, ref: 'page' },
        forgetUnreadPages: {},
        readVisits: {},
        forgetVisits: {},
        readSettings: {},
        setLocale: { locale: 'en' },
        viewReports: {},
        clearReports: {},
      };
      expect(await hear({ name, ask: asks[name] }, guard)).toEqual({
        ok: false,
        refusal: 'not-from-here',
      });
    },
  );

  const reportId = '0123456789abcdef'.repeat(2);
  const picture = { mediaType: 'image/webp', base64: 'AAAA' };

  it.each([
    ['viewPicture', { reportId }],
    ['keepPicture', { reportId, picture }],
    ['dropPicture', { reportId, kept: true }],
  ] as const)(
    'refuses %s from a guard: a page’s process neither sees a picture of itself nor puts one into a report',
    async (name, ask) => {
      const { answerers, hear } = listen();
      expect(await hear({ name, ask }, guard)).toEqual({ ok: false, refusal: 'not-from-here' });
      expect(answerers[name]).not.toHaveBeenCalled();
    },
  );

  it('takes the picture that a page of the extension hands over, and nothing beside it', async () => {
    const { answerers, hear } = listen();
    answerers.keepPicture.mockResolvedValue({ kept: true });
    const ask = { reportId, picture };
    expect(await hear({ name: 'keepPicture', ask }, popup)).toEqual({
      ok: true,
      answer: { kept: true },
    });
    for (const added of [{ taken: true }, { draft: {} }, { delivery: { state: 'draft' } }]) {
      expect(await hear({ name: 'keepPicture', ask: { ...ask, ...added } }, popup)).toEqual({
        ok: false,
        refusal: 'malformed',
      });
    }
    expect(answerers.keepPicture).toHaveBeenCalledOnce();
  });

  it('tells the answerer of openReport which tab the browser vouches for, whatever tab the guard names', async () => {
    const { answerers, hear } = listen();
    answerers.openReport.mockResolvedValue({ opened: true });
    const reply = await hear({ name: 'openReport', ask: { reportId, tabId: 99 } }, guard);
    expect(reply).toEqual({ ok: true, answer: { opened: true } });
    const [, sender] = answerers.openReport.mock.calls[0] ?? [];
    expect(sender).toMatchObject({ from: 'guard', tabId: 7 });
  });

  it.each([
    ['viewFeeds', {}],
    ['viewFreshness', {}],
    ['syncFeeds', {}],
    ['previewFeed', { url: 'https://feed.example/' }],
    ['addFeed', { url: 'https://feed.example/', rootFingerprint: 'a'.repeat(64) }],
    ['removeFeed', { feedId: 'main' }],
    ['chooseCurator', { feedId: 'main', curatorId: 'x', isOn: false }],
    ['moveFeed', { feedId: 'main', by: 1 }],
    ['releaseHeld', { feedId: 'main' }],
    ['declineHeld', { feedId: 'main', version: 3 }],
    ['importFeed', { feedId: 'main', bundle: '{}' }],
    ['setAgreement', { agreement: 5 }],
    ['setChoices', { strictness: 'calm' }],
    ['muteTabFinding', { tabId: 1, id: 'x', until: 'days', isConfirmed: true }],
    ['viewMutes', {}],
    ['removeMute', { muteId: null }],
    ['viewRecentShops', {}],
    ['forgetRecentShops', { ref: null }],
  ] as const)(
    'refuses %s from a guard: no page may choose what it is looked up in, or see where the shopper was',
    async (name, ask) => {
      const { answerers, hear } = listen();
      expect(await hear({ name, ask }, guard)).toEqual({ ok: false, refusal: 'not-from-here' });
      expect(answerers[name]).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['viewStop', { to: 'https://listed.example/', tabId: 7 }],
    ['passStop', { to: 'https://listed.example/', tabId: 7 }],
    ['reportStop', { to: 'https://listed.example/' }],
  ] as const)(
    'refuses %s from a guard: no page may answer for the shopper on the stop page',
    async (name, ask) => {
      const { answerers, hear } = listen();
      expect(await hear({ name, ask }, guard)).toEqual({ ok: false, refusal: 'not-from-here' });
      expect(answerers[name]).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['viewReports', {}],
    ['previewWords', { words: 'x' }],
    ['holdReport', { reportId }],
    [
      'addDetails',
      { reportId, details: { reason: null, words: '', keepNumbers: true, wholeAddress: false } },
    ],
    ['previewReport', { reportId }],
    ['sendReport', { reportId }],
    ['removeReport', { reportId }],
    ['clearReports', {}],
    ['exportReport', { reportId, form: 'json' }],
  ] as const)(
    'refuses %s from a guard: no page may read, change or send what its shopper reported',
    async (name, ask) => {
      const { answerers, hear } = listen();
      expect(await hear({ name, ask }, guard)).toEqual({ ok: false, refusal: 'not-from-here' });
      expect(answerers[name]).not.toHaveBeenCalled();
    },
  );

  it('lets a guard open a card and nothing beside it, and keeps from it what the cards are', async () => {
    const { answerers, hear } = listen();
    expect(await hear({ name: 'openTip', ask: { tipId: 'dat-coc' } }, guard)).toMatchObject({
      ok: true,
    });
    const elsewhere = { tipId: '../options.html' };
    expect(await hear({ name: 'openTip', ask: elsewhere }, guard)).toEqual({
      ok: false,
      refusal: 'malformed',
    });
    expect(answerers.openTip).toHaveBeenCalledTimes(1);
    expect(await hear({ name: 'viewTips', ask: {} }, guard)).toEqual({
      ok: false,
      refusal: 'not-from-here',
    });
    expect(answerers.viewTips).not.toHaveBeenCalled();
  });

  it('lets a guard open the reports page, and say nothing but which report', async () => {
    const { answerers, hear } = listen();
    answerers.openReport.mockResolvedValue({ opened: true });
    expect(await hear({ name: 'openReport', ask: { reportId } }, guard)).toMatchObject({
      ok: true,
    });
    const more = { reportId, url: 'https://elsewhere.example/' };
    expect(await hear({ name: 'openReport', ask: more }, guard)).toMatchObject({ ok: false });
    expect(answerers.openReport).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['sendReport', { reportId, to: 'https://elsewhere.example/' }],
    ['exportReport', { reportId, form: 'html' }],
    [
      'addDetails',
      { reportId, details: { reason: 'x', words: '', keepNumbers: true, wholeAddress: false } },
    ],
    ['removeReport', { reportId: '*' }],
  ] as const)('does not let even our own page ask %s in another form', async (name, ask) => {
    const { answerers, hear } = listen();
    expect(await hear({ name, ask }, popup)).toMatchObject({ ok: false });
    expect(answerers[name]).not.toHaveBeenCalled();
  });

  it('lets the stop page ask, and takes nothing but an address and a tab from it', async () => {
    const { hear } = listen();
    const to = 'https://listed.example/p/1';
    expect(await hear({ name: 'passStop', ask: { to, tabId: 7 } }, popup)).toEqual({
      ok: true,
      answer: { url: to },
    });
    for (const ask of [{ to, tabId: 7, host: 'other.example' }, { to: 5, tabId: 7 }, { to }, {}]) {
      expect(await hear({ name: 'passStop', ask }, popup)).toEqual({
        ok: false,
        refusal: 'malformed',
      });
    }
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])(
    'does not take %j for a question',
    async (name) => {
      const { hear } = listen();
      expect(await hear({ name, ask: {} }, popup)).toEqual({ ok: false, refusal: 'unknown-name' });
    },
  );

  it.each([
    ['nothing', undefined],
    ['a string', 'openPage'],
    ['an envelope with more in it', { name: 'openPage', ask: { url: 'https://a.vn' }, more: 1 }],
  ])('does not take %s for an envelope', async (_what, message) => {
    const { hear } = listen();
    expect(await hear(message, guard)).toEqual({ ok: false, refusal: 'unknown-name' });
  });

  it('refuses a reading with a field nobody knows, so that nothing travels unseen', async () => {
    const { answerers, hear } = listen();
    const reading = { ...sampleReading(), extra: 'x' };
    const reply = await hear({ name: 'assessPage', ask: { reading } }, guard);
    expect(reply).toEqual({ ok: false, refusal: 'malformed' });
    expect(answerers.assessPage).not.toHaveBeenCalled();
  });

  it.each([
    [
      'a title of a megabyte',
      { listing: { ...sampleReading().listing, title: 'x'.repeat(1 << 20) } },
    ],
    [
      'a price that is not a number',
      { listing: { ...sampleReading().listing, price: { amount: Number.NaN, currency: 'VND' } } },
    ],
    [
      'a price below zero',
      { listing: { ...sampleReading().listing, price: { amount: -1, currency: 'VND' } } },
    ],
    ['a page kind that does not exist', { kind: 'trap' }],
    [
      'ten thousand cards',
      {
        cards: Array.from({ length: 10_000 }, (_, n) => ({
          id: `${n}`,
          title: null,
          shopId: null,
          url: 'https://a.vn',
        })),
      },
    ],
  ])('refuses a reading with %s', async (_what, change) => {
    const { hear } = listen();
    const reading = { ...sampleReading(), ...change };
    expect(await hear({ name: 'assessPage', ask: { reading } }, guard)).toEqual({
      ok: false,
      refusal: 'malformed',
    });
  });

  it('turns its own fault into a refusal and keeps the fault for the log', async () => {
    const { faults, hear } = listen();
    const reply = await hear({ name: 'assessPage', ask: { reading: sampleReading() } }, guard);
    expect(reply).toEqual({ ok: false, refusal: 'failed' });
    expect(faults).toEqual([new Error('no feed')]);
  });

  it('answers the extension’s own pages', async () => {
    const { hear } = listen();
    expect(await hear({ name: 'setLocale', ask: { locale: 'en' } }, popup)).toEqual({
      ok: true,
      answer: { locale: 'en', agreement: 1 },
    });
    expect(await hear({ name: 'setLocale', ask: { locale: 'fr' } }, popup)).toEqual({
      ok: false,
      refusal: 'malformed',
    });
  });
});
