import { describe, expect, it } from 'vitest';
import type { HostName } from '#lib/domain/identifier.ts';
import { encodeList } from '#lib/feed/list-codec/encode-list.ts';
import { openList, type PackedList } from '#lib/feed/list-codec/parse-list.ts';
import { assessPage } from '#lib/page/assess-page.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { packedSample, sampleEntry, sampleFeed } from '../../support/sample-feed.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

const today = '2026-11-23';

function lookUpsWith(entries: readonly ReturnType<typeof sampleEntry>[]) {
  const [list] = sampleFeed().lists;
  if (!list) throw new Error('the sample feed has a list');
  return buildLookUps(
    packedSample({
      lists: [{ ...list, entries }],
      officials: [
        { id: 'shopee', kind: 'platform', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
      ],
    }),
  );
}

const hostEntry = (host: string) =>
  sampleEntry({ id: host, identifier: { kind: 'host', value: host as HostName } });

/** A list in bytes about one host; `broken` is turned after it was checked. */
function packHost(value: string, state: 'listed' | 'broken'): PackedList {
  const [curator] = sampleFeed().curators;
  const { id: _id, listId: _listId, identifier: _identifier, demo, ...said } = sampleEntry();
  const encoded = encodeList(
    {
      head: {
        id: 'packed',
        curatorId: curator?.id ?? '',
        title: { vi: 'Danh sách', en: 'List' },
        demo,
        defaults: { ...said, state: 'listed' },
      },
      version: 1,
      seed: new Int32Array(8),
    },
    [
      { identifier: hostEntry(value).identifier, override: { state: 'confirmed' } },
      { identifier: hostEntry('other.example').identifier },
    ],
  );
  if (!encoded.ok) throw new Error(encoded.error);
  const bytes = encoded.value;
  if (state === 'broken') bytes[Buffer.from(bytes).indexOf('"confirmed"') + 1] = 0x78;
  const list = openList(bytes);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

describe('assessPage', () => {
  it('gives every subject of the page a verdict, also those of which nothing was found', async () => {
    const card = { id: 'c1', title: 'Bình', shopId: '5', url: 'https://shopee.vn/Binh-i.5.6' };
    const reading = sampleReading({ cards: [card] });
    const assessment = await assessPage(reading, lookUpsWith([sampleEntry()]), today);
    if (!assessment.checked) throw new Error('checked');
    expect(assessment.verdicts.map(({ subject, severity }) => [subject.ref, severity])).toEqual([
      ['page', 'none'],
      ['listing', 'none'],
      ['shop', 'danger'],
      ['card:c1', 'none'],
    ]);
  });

  it('marks a card by its shop', async () => {
    const card = {
      id: 'c1',
      title: null,
      shopId: '900100200',
      url: 'https://shopee.vn/x-i.900100200.6',
    };
    const reading = sampleReading({ kind: 'search', listing: null, shop: null, cards: [card] });
    const assessment = await assessPage(reading, lookUpsWith([sampleEntry()]), today);
    expect(assessment).toMatchObject({ checked: true, severity: 'danger' });
  });

  it('warns of what stands in a list of bytes', async () => {
    const assessment = await assessPage(
      unreadReading('not-a-shop-page', { url: 'https://www.listed.example/news' }),
      buildLookUps({ ...packedSample(), lists: [packHost('listed.example', 'listed')] }),
      today,
    );
    expect(assessment).toMatchObject({ checked: true, feed: { listCount: 1 } });
  });

  it('says that a page was not checked when a stored list broke, not that nothing is known', async () => {
    const lookUps = buildLookUps({
      ...packedSample(),
      lists: [packHost('listed.example', 'broken')],
    });
    const listed = unreadReading('not-a-shop-page', { url: 'https://listed.example/' });
    expect(await assessPage(listed, lookUps, today)).toEqual({
      checked: false,
      reason: 'feed-missing',
    });
    const shop = sampleReading({ url: 'https://listed.example/tea' });
    expect(await assessPage(shop, lookUps, today)).toMatchObject({ checked: false });
  });

  it('does not hide another fault behind that', async () => {
    const lookUps = {
      ...lookUpsWith([]),
      matchEvidence: () => Promise.reject(new Error('a fault of ours')),
    };
    await expect(assessPage(sampleReading(), lookUps, today)).rejects.toThrow('a fault of ours');
  });

  it('warns of a listed host on a page that is no shop page', async () => {
    const reading = unreadReading('not-a-shop-page', { url: 'https://www.listed.example/news' });
    const assessment = await assessPage(reading, lookUpsWith([hostEntry('listed.example')]), today);
    expect(assessment).toMatchObject({ checked: true, severity: 'danger' });
  });

  it('warns of an address that imitates an official one', async () => {
    const reading = unreadReading('not-a-shop-page', { url: 'https://shopee-sale.example/' });
    const assessment = await assessPage(reading, lookUpsWith([]), today);
    expect(assessment).toMatchObject({ checked: true, severity: 'caution' });
  });

  it('stays "not checked" on a page that is no shop page and on no list', async () => {
    const reading = unreadReading('not-a-shop-page', { url: 'https://news.example/' });
    expect(await assessPage(reading, lookUpsWith([]), today)).toEqual({
      checked: false,
      reason: 'not-a-shop-page',
    });
  });

  it('never flags a whole official host, whichever list says so', async () => {
    const assessment = await assessPage(
      sampleReading(),
      lookUpsWith([hostEntry('shopee.vn')]),
      today,
    );
    expect(assessment).toMatchObject({ checked: true, severity: 'none' });
  });

  it('tells of a bank account on a marketplace, and not among classified advertisements', async () => {
    const listing = { ...sampleReading().listing!, description: 'Chốt đơn vào STK 0123456789 VCB' };
    const lookUps = lookUpsWith([]);
    const sold = await assessPage(sampleReading({ listing, marketplace: true }), lookUps, today);
    expect(sold).toMatchObject({ checked: true, severity: 'caution' });
    const advertised = await assessPage(sampleReading({ listing }), lookUps, today);
    expect(advertised).toMatchObject({ checked: true, severity: 'none' });
  });

  it('tells when the address and the page name different shops', async () => {
    const listing = { ...sampleReading().listing!, shownShopId: '4711' };
    const assessment = await assessPage(sampleReading({ listing }), lookUpsWith([]), today);
    expect(assessment).toMatchObject({ checked: true, severity: 'caution' });
  });

  it.each(['feed-missing', 'feed-expired'] as const)('has no verdict with %s', async (reason) => {
    expect(await assessPage(sampleReading(), reason, today)).toEqual({ checked: false, reason });
  });
});
