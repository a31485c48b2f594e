import { describe, expect, it } from 'vitest';
import type { HostName } from '#lib/domain/identifier.ts';
import { assessPage } from '#lib/page/assess-page.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { sampleEntry, sampleFeed } from '../../support/sample-feed.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

const today = '2026-11-23';

function lookUpsWith(entries: readonly ReturnType<typeof sampleEntry>[]) {
  const [list] = sampleFeed().lists;
  if (!list) throw new Error('the sample feed has a list');
  return buildLookUps(
    sampleFeed({
      lists: [{ ...list, entries }],
      officials: [
        { id: 'shopee', kind: 'platform', name: 'Shopee', hosts: ['shopee.vn'], words: ['shopee'] },
      ],
    }),
  );
}

const hostEntry = (host: string) =>
  sampleEntry({ id: host, identifier: { kind: 'host', value: host as HostName } });

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
