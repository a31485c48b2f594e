import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askSchemas } from '#lib/messages/ask-schemas.ts';
import type { MessageName } from '#lib/messages/contract.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

const url = 'https://shopee.vn/x';
const reportId = '0123456789abcdef'.repeat(2);
const good: { readonly [N in MessageName]: readonly unknown[] } = {
  openPage: [{ url }],
  assessPage: [
    { reading: sampleReading() },
    { reading: unreadReading('wall') },
    { reading: sampleReading({ cards: [{ id: '1', title: null, shopId: null, url }] }) },
    { reading: sampleReading({ provenance: { 'listing.title': 'text h1' } }) },
  ],
  judgeExample: [{ title: 'Trà', description: 'Uống mỗi ngày.' }],
  bringPainter: [{}],
  reportSubject: [
    { url, ref: 'shop' },
    { url, ref: 'card:900.12' },
  ],
  undoReport: [{ reportId }],
  viewTab: [{ tabId: 0 }],
  reportTab: [{ tabId: 12, ref: 'page' }],
  forgetUnreadPages: [{}],
  readVisits: [{}],
  forgetVisits: [{}],
  readSettings: [{}],
  setLocale: [{ locale: 'vi' }, { locale: 'en' }],
  setAgreement: [{ agreement: 1 }, { agreement: 5 }],
  readChoices: [{}],
  setChoices: [{}, { strictness: 'calm' }, { palette: 'clear' }],
  muteFinding: [{ url, id: 'claim:listing:cure', isMuted: true }],
  muteTabFinding: [{ tabId: 3, id: 'check:page:x', until: 'undone', isConfirmed: false }],
  viewMutes: [{}],
  removeMute: [{ muteId: null }, { muteId: '["host:a.example","claim:x"]' }],
  viewStop: [
    { to: url, tabId: 3 },
    { to: '', tabId: null },
  ],
  passStop: [{ to: url, tabId: 7 }],
  reportStop: [{ to: url }],
  viewTips: [
    {},
    { query: 'đặt cọc' },
    { for: 'claim:cure' },
    { query: '', for: 'situation:return' },
  ],
  openTip: [{ tipId: 'dat-coc' }, { tipId: 'ab12cd34ef56ab12/dat-coc' }],
  viewFeeds: [{}],
  viewFreshness: [{}],
  syncFeeds: [{}],
  previewFeed: [{ url: 'https://feed.example/' }],
  addFeed: [{ url: 'https://feed.example/', rootFingerprint: 'a'.repeat(64) }],
  removeFeed: [{ feedId: 'abcdef0123456789' }],
  chooseCurator: [{ feedId: 'main', curatorId: 'hoi-thu', isOn: false }],
  moveFeed: [
    { feedId: 'abcdef0123456789', by: -1 },
    { feedId: 'abcdef0123456789', by: 1 },
  ],
  releaseHeld: [{ feedId: 'main' }, { feedId: 'main', version: 7 }],
  declineHeld: [{ feedId: 'main', version: 7 }],
  viewRecentShops: [{}],
  forgetRecentShops: [{ ref: null }, { ref: 'shop:shopee:vn:1' }],
  importFeed: [{ feedId: 'main', bundle: '{}' }],
  viewReports: [{}],
  previewWords: [{ words: '' }, { words: 'Hàng không giống hình' }],
  holdReport: [{ reportId }],
  addDetails: [
    {
      reportId,
      details: { reason: 'counterfeit', words: 'x', keepNumbers: false, wholeAddress: false },
    },
    { reportId, details: { reason: null, words: '', keepNumbers: true, wholeAddress: false } },
  ],
  previewReport: [{ reportId }],
  sendReport: [{ reportId }],
  removeReport: [{ reportId }],
  clearReports: [{}],
  exportReport: [
    { reportId, form: 'json' },
    { reportId, form: 'xarf' },
  ],
  viewChannels: [{ reportId }],
  readCountry: [{}],
  setCountry: [{ country: 'vn' }, { country: 'eu' }, { country: 'other' }],
  openReport: [{ reportId }, { reportId, at: 'sent' }, { reportId, at: 'details', tabId: 3 }],
  viewPicture: [{ reportId }],
  keepPicture: [{ reportId, picture: { mediaType: 'image/webp', base64: 'AAAA' } }],
  dropPicture: [{ reportId, kept: true }],
};

const bad: { readonly [N in MessageName]: readonly unknown[] } = {
  openPage: [{}, { url: 1 }, { url: 'x'.repeat(9_000) }, { url, tabId: 1 }],
  assessPage: [
    {},
    { reading: null },
    { reading: { ...sampleReading(), state: { checked: true, reason: 'wall' } } },
    { reading: { ...sampleReading(), state: { checked: false } } },
    { reading: { ...sampleReading(), siteRuleVersion: -1 } },
    { reading: { ...sampleReading(), country: 'somewhere-long' } },
    { reading: { ...sampleReading(), shop: { id: 5, name: null, slug: null } } },
    { reading: { ...sampleReading(), cards: [{ id: '1', title: null, shopId: null }] } },
    {
      reading: {
        ...sampleReading(),
        listing: { ...sampleReading().listing, price: { amount: 1, currency: 'đ' } },
      },
    },
    {
      reading: {
        ...sampleReading(),
        provenance: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`f${n}`, 'x'])),
      },
    },
  ],
  judgeExample: [{}, { title: 'x', description: 'x'.repeat(2_001) }, { title: 1, description: '' }],
  bringPainter: [{ tabId: 4 }, null],
  reportSubject: [{ url }, { ref: 'shop' }, { url, ref: 'x'.repeat(301) }],
  undoReport: [{ reportId: 'short' }, { reportId: 'G'.repeat(32) }, { reportId: null }],
  viewTab: [{ tabId: -1 }, { tabId: 1.5 }, { tabId: '1' }],
  reportTab: [{ tabId: 1 }, { ref: 'page' }],
  forgetUnreadPages: [{ siteId: 'shopee' }],
  readVisits: [{ key: 'x' }],
  forgetVisits: [{ key: 'x' }],
  readSettings: [{ all: true }],
  setLocale: [{ locale: 'VI' }, {}],
  setAgreement: [{}, { agreement: 0 }, { agreement: 6 }, { agreement: 1.5 }, { agreement: '2' }],
  readChoices: [{ all: true }],
  setChoices: [{ strictness: 'off' }, { palette: 'grey' }, { mutes: [] }],
  muteFinding: [
    { url, id: 'x' },
    { url, id: 'x', isMuted: true, until: 'undone' },
  ],
  muteTabFinding: [
    { tabId: 3, id: 'x', until: 'ever', isConfirmed: true },
    { tabId: 3, id: 'x', until: 'days' },
  ],
  viewMutes: [{ url }],
  removeMute: [{}, { muteId: 'x'.repeat(10_001) }],
  viewStop: [{ to: url }, { tabId: 3 }, { to: url, tabId: -1 }, { to: null, tabId: null }],
  passStop: [
    {},
    { to: url },
    { to: url, tabId: null },
    { to: url, tabId: 7, host: 'shopee.vn' },
    { to: 'x'.repeat(9_000), tabId: 7 },
  ],
  reportStop: [{ to: url, ref: 'shop' }, { to: [url] }],
  viewTips: [
    { query: 'a'.repeat(201) },
    { query: 1 },
    { query: undefined },
    { for: 'claim:lanh' },
    { for: 'constructor' },
    { locale: 'vi' },
  ],
  openTip: [
    {},
    { tipId: '' },
    { tipId: 'a/b/c' },
    { tipId: '/a' },
    { tipId: '../options.html' },
    { tipId: 'a#b' },
    { tipId: 'a?b' },
    { tipId: 'javascript:alert(1)' },
    { tipId: 'a', url: 'https://elsewhere.example/' },
    { tipId: 'a'.repeat(146) },
  ],
  viewFeeds: [{ feedId: 'main' }, null],
  viewFreshness: [{ feedId: 'main' }],
  syncFeeds: [{ feedId: 'main' }],
  previewFeed: [{}, { url: 'x'.repeat(1_001) }],
  addFeed: [
    { url: 'https://feed.example/' },
    { url: 'https://feed.example/', rootFingerprint: 'A'.repeat(64) },
  ],
  removeFeed: [{}, { feedId: '../main' }, { feedId: '' }],
  chooseCurator: [
    { feedId: 'main', curatorId: 'x' },
    { feedId: 'main', isOn: true },
  ],
  moveFeed: [{ feedId: 'main' }, { feedId: 'main', by: 0 }, { feedId: 'main', by: 2 }],
  releaseHeld: [{}, { feedId: 'MAIN' }, { feedId: 'main', version: 0 }],
  declineHeld: [{ feedId: 'main' }, { feedId: 'main', version: -1 }],
  viewRecentShops: [{ all: true }],
  forgetRecentShops: [{}, { ref: 5 }, { ref: 'x'.repeat(9_001) }],
  importFeed: [{ feedId: 'main' }, { feedId: 'main', bundle: {} }],
  viewReports: [{ all: true }],
  previewWords: [{}, { words: 'x'.repeat(10_001) }],
  holdReport: [{}, { reportId: '../1' }],
  addDetails: [
    { reportId },
    { reportId, details: { reason: 'scam', words: 'x', keepNumbers: false, wholeAddress: false } },
    { reportId, details: { reason: null, words: 'x' } },
    {
      reportId,
      details: {
        reason: null,
        words: 'x',
        keepNumbers: false,
        wholeAddress: false,
        screenshot: 'x',
      },
    },
  ],
  previewReport: [{}, { reportId: null }],
  sendReport: [{}, { reportId, to: 'https://elsewhere.example/' }],
  removeReport: [{}],
  clearReports: [{ reportId }],
  exportReport: [{ reportId }, { reportId, form: 'pdf' }],
  viewChannels: [{}, { reportId: 'x' }, { reportId, country: 'vn' }],
  readCountry: [{ country: 'vn' }],
  setCountry: [{}, { country: 'VN' }, { country: 'world' }, { country: '__proto__' }],
  openReport: [
    {},
    { reportId, url: 'https://elsewhere.example/' },
    { reportId, at: 'everything' },
    { reportId, tabId: -1 },
    { reportId, tabId: undefined },
  ],
  viewPicture: [{}, { reportId: 'x' }],
  keepPicture: [
    { reportId },
    { reportId, picture: { mediaType: 'image/svg+xml', base64: 'AAAA' } },
    { reportId, picture: { mediaType: 'image/webp', base64: 'A'.repeat(4_000_004) } },
    { reportId, picture: { mediaType: 'image/webp', base64: 'AAAA', exif: 'x' } },
  ],
  dropPicture: [{ reportId }, { reportId, kept: 'yes' }],
};

const names = Object.keys(askSchemas).filter((name): name is MessageName =>
  Object.hasOwn(good, name),
);

describe('the schemas of what may be asked', () => {
  it('are there for every question', () => {
    expect(names.toSorted()).toEqual(Object.keys(good).toSorted());
  });

  it.each(names)('take %s as the contract has it', (name) => {
    for (const ask of good[name]) expect(askSchemas[name].safeParse(ask).error).toBeUndefined();
  });

  it.each(names)('refuse %s with anything missing, wrong or added', (name) => {
    for (const ask of bad[name]) {
      expect(askSchemas[name].safeParse(ask).success, JSON.stringify(ask)).toBe(false);
    }
  });

  it('never throw on what a page’s process may send, and keep no inherited field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withNullPrototype: true }),
        (name, ask) => {
          askSchemas[name].safeParse(ask);
        },
      ),
    );
    const polluted: unknown = JSON.parse('{"locale":"vi","__proto__":{"admin":true}}');
    expect(askSchemas.setLocale.safeParse(polluted).data ?? {}).not.toHaveProperty('admin');
  });
});
