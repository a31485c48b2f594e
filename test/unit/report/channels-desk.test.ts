import { describe, expect, it } from 'vitest';
import { noDetails, type ReportDetails } from '#lib/domain/kept-report.ts';
import { locales } from '#lib/domain/localised.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import { shopperCountries } from '#lib/domain/shopper-country.ts';
import { letters } from '#lib/i18n/letters.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildChannelsDesk } from '#lib/report/channels-desk.ts';
import { presentChannels } from '#lib/report/present-channels.ts';
import { queue } from '#lib/report/outbox-steps.ts';
import { presentKept } from '#lib/report/present-kept.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildShopperCountryStore } from '#lib/store/shopper-country.ts';
import { listingDraft } from '../../support/channel-drafts.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';

const own = { from: 'own-page' } as const;

async function setUp(
  draft: Partial<ReportDraft> = {},
  details: Partial<ReportDetails> = {},
  issueForm: string | null = null,
) {
  const area = fakeStorageArea();
  const reports = buildReportsStandIn();
  const kept = listingDraft(draft);
  await reports.keep({
    id: kept.id,
    createdAtMs: kept.createdAtMs,
    draft: kept,
    details: { ...noDetails, ...details },
    delivery: { state: 'draft' },
  });
  const settings = buildSettingsStore(area);
  const desk = buildChannelsDesk({
    reports,
    settings,
    country: buildShopperCountryStore(area),
    readIssueForm: async () => issueForm,
  });
  const view = async () => {
    const seen = await desk.viewChannels({ reportId: kept.id }, own);
    if (seen === null) throw new Error('no such report');
    return seen;
  };
  return { desk, settings, view, area };
}

describe('where a report can be taken', () => {
  it('is told with why, operator, language, cost and sources, confirmed or not', async () => {
    const { view } = await setUp({}, { reason: 'other' });
    const { lead, channels } = await view();
    expect(lead).toContain('người mua ở Việt Nam');
    const vcc = channels.find(({ id }) => id === 'vn-vcc');
    expect(vcc).toMatchObject({
      isVerified: true,
      operator: 'Nơi tiếp nhận: Ủy ban Cạnh tranh Quốc gia (Bộ Công Thương)',
      note: null,
      facts: [
        { text: 'Miễn phí. Nguồn: phunuvietnam.vn (16/10/2024)', href: 'https://phunuvietnam.vn' },
      ],
      sources: [
        { text: 'Nguồn: bvntd.gov.vn', href: 'https://bvntd.gov.vn' },
        { text: 'Nguồn: vneconomy.vn (06/11/2025)', href: 'https://vneconomy.vn' },
      ],
      text: { lang: 'vi', writtenIn: 'Văn bản được viết bằng tiếng Việt.' },
    });
    expect(vcc?.ways.map(({ kind, href, host }) => [kind, href, host])).toEqual([
      ['link', 'tel:18006838', null],
      ['page', 'https://bvntd.gov.vn', 'bvntd.gov.vn'],
      ['page', 'https://www.facebook.com/bvqlntdvn', 'facebook.com'],
    ]);
  });

  it('follows what the shopper has written since', async () => {
    const { view } = await setUp({}, { reason: 'counterfeit', words: 'Gọi tôi 0912345678' });
    const { channels } = await view();
    expect(channels[0]?.id).toBe('vn-vcc');
    expect(channels[0]?.text.body).toContain('Gọi tôi […]');
  });

  it('is written in the language of the place, not of the interface', async () => {
    const { view, desk, settings } = await setUp();
    await settings.applyLocale('en');
    await desk.setCountry({ country: 'th' }, own);
    const { channels } = await view();
    const fda = channels.find(({ id }) => id === 'th-fda');
    expect(fda?.text.lang).toBe('th');
    expect(fda?.text.writtenIn).toBe('The text is written in Thai.');
    expect(fda?.text.body).toContain(letters.th.greeting);
    const econsumer = channels.find(({ id }) => id === 'econsumer');
    expect(econsumer?.text.body).toContain(letters.en.greeting);
  });

  it('marks what nobody confirmed, and says that there is no source', async () => {
    const { view, desk } = await setUp();
    await desk.setCountry({ country: 'th' }, own);
    const { channels } = await view();
    const fda = channels.find(({ id }) => id === 'th-fda');
    expect(fda).toMatchObject({
      isVerified: false,
      sources: [{ text: 'Chợ Lành chưa có nguồn cho thông tin này.', href: null }],
    });
  });

  it('is a short message where the number asks for its own form', async () => {
    const identifiers = ['phone:+84901234567'];
    const { view } = await setUp(
      { subject: { kind: 'page', identifiers } },
      { reason: 'phishing' },
    );
    const { channels } = await view();
    const short = channels.find(({ id }) => id === 'vn-5656');
    expect(short?.text).toMatchObject({ subject: null, body: 'V 0901234567' });
    expect(short?.ways[0]?.href).toBe('sms:5656?body=V%200901234567');
  });

  it('has the feed’s public form last, and says that everybody reads it', async () => {
    const template = 'https://forge.example/new?title={title}&body={body}';
    const { view } = await setUp({}, {}, template);
    const { channels } = await view();
    const form = channels.at(-1);
    expect(form).toMatchObject({
      id: 'issue-form',
      note: 'Ai cũng đọc được nội dung ở đó. Khi bạn mở, văn bản được gửi kèm tới forge.example.',
    });
    const url = new URL(form?.ways[0]?.href ?? '');
    expect(url.searchParams.get('body')).toBe(form?.text.body);
  });

  it('is nothing for a report that is not there', async () => {
    const { desk } = await setUp();
    expect(await desk.viewChannels({ reportId: 'cd'.repeat(16) }, own)).toBeNull();
  });

  it('opens only calls, letters, short messages and encrypted pages, for every country and reason', () => {
    for (const country of shopperCountries) {
      const channels = readChannels(country);
      for (const reason of reasonCodes) {
        for (const locale of locales) {
          const details = { reason, words: 'Mua ở đây' };
          const draft = listingDraft();
          const view = presentChannels({ draft, details, channels, locale, issueForm: null });
          expect(view.channels.length).toBeGreaterThan(0);
          for (const { ways, steps, id, text } of view.channels) {
            expect(ways.length > 0 || steps !== null, id).toBe(true);
            for (const { href } of ways)
              expect(href, id).toMatch(/^(?:https:\/\/|mailto:[^?]+@|tel:\+?\d|sms:\d{3,6})/);
            expect(text.body, id).toContain('https://shopee.vn/tra-mau-i.1.77001');
          }
        }
      }
    }
  });
});

describe('the shopper’s country', () => {
  it('is Vietnam until another is chosen, and stays chosen', async () => {
    const { desk, area } = await setUp();
    expect(await desk.readCountry({}, own)).toEqual({
      country: 'vn',
      hotline: {
        text: '1800.6838',
        hint: 'Tổng đài của Ủy ban Cạnh tranh Quốc gia (Bộ Công Thương), miễn phí',
        href: 'tel:18006838',
      },
    });
    expect(await desk.setCountry({ country: 'th' }, own)).toEqual({ country: 'th', hotline: null });
    expect(await buildShopperCountryStore(area).read()).toBe('th');
    expect(await desk.setCountry({ country: 'tw' }, own)).toMatchObject({
      hotline: { href: 'tel:165' },
    });
  });

  it.each([undefined, 'xx', 7, { country: 'th' }, '__proto__'])(
    'is Vietnam where %j is stored instead of one',
    async (stored) => {
      const area = fakeStorageArea({ 'shopper-country': stored });
      expect(await buildShopperCountryStore(area).read()).toBe('vn');
    },
  );

  it('decides what a kept report offers: without a confirmed number there, none at all', () => {
    const here = { state: 'draft' } as const;
    const to = 'https://a.example/';
    const leaving = queue(to, 0, 0);
    const thai = presentKept(listingDraft(), readChannels('th'), here);
    expect([thai.hotline, thai.email]).toEqual([null, null]);
    expect(thai.text).toContain('Trang “Báo cáo của tôi”');
    expect(thai.text).not.toContain('1800');
    const elsewhere = presentKept(listingDraft(), readChannels('tw'), leaving);
    expect(elsewhere.hotline).toEqual({ text: 'Gọi 165', href: 'tel:165' });
    expect(elsewhere.text).toContain('gửi tới a.example sau 10 giây');
    const awaiting = { ...here, awaitsConsent: { to, attempts: 0 } };
    const asked = presentKept(listingDraft(), readChannels('th'), awaiting);
    expect(asked.text).toContain('chưa gửi tới a.example');
    expect(asked.text).not.toContain('gọi');
    const home = presentKept(listingDraft(), readChannels(), here);
    expect(home.hotline?.text).toBe('Gọi 1800.6838 (miễn phí)');
    expect(home.text).toContain('kiểm tra lại trước khi gửi');
  });
});
