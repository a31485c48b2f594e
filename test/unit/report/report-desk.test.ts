import { describe, expect, it } from 'vitest';
import type { ReportDraft } from '#lib/domain/report.ts';
import { buildEntryId } from '#lib/feed/list-codec/hash-identifier.ts';
import { buildLookUps } from '#lib/page/look-ups.ts';
import { assessPage } from '#lib/page/assess-page.ts';
import { readChannels } from '#lib/report/channels.ts';
import { queue } from '#lib/report/outbox-steps.ts';
import { buildReportDesk, NothingToReportError } from '#lib/report/report-desk.ts';
import { buildSettingsStore } from '#lib/store/settings.ts';
import { buildTabStates } from '#lib/store/tab-states.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { packedSample, publishedAtMs, sampleEntry } from '../../support/sample-feed.ts';
import { sampleReading, unreadReading } from '../../support/sample-readings.ts';

/** What the sample entry is called wherever its list is looked up. */
const entryId = buildEntryId(sampleEntry().identifier);

const guard = { from: 'guard', tabId: 7, origin: 'https://shopee.vn' } as const;

async function setUp(reading = sampleReading(), intake: string | null = null, mayLeave = true) {
  const sentTo: (string | null)[] = [];
  const kept = new Map<string, ReportDraft>();
  const tabStates = buildTabStates(fakeStorageArea());
  const assessment = await assessPage(reading, buildLookUps(packedSample()), '2026-11-23');
  await tabStates.apply(7, { reading, platformName: 'Shopee', assessment });
  let ids = 0;
  const desk = buildReportDesk({
    reports: { readAll: async () => [] },
    outbox: {
      async keep(draft, to) {
        kept.set(draft.id, draft);
        sentTo.push(to);
        if (to === null) return { state: 'draft' };
        return mayLeave ? queue(to, 0, 0) : { state: 'draft', awaitsConsent: { to, attempts: 0 } };
      },
      add: async () => null,
      undo: async (id) => kept.delete(id),
    },
    readIntake: async () => intake,
    tabStates,
    readStopped: async (url) =>
      url === reading.url ? { reading, platformName: 'Shopee', assessment } : null,
    settings: buildSettingsStore(fakeStorageArea()),
    clock: () => publishedAtMs,
    randomId: () => (ids += 1).toString(16).padStart(32, '0'),
    extensionVersion: '0.1.0',
    readChannels: async () => readChannels(),
  });
  return { desk, kept, sentTo };
}

describe('one press', () => {
  it('keeps a complete report before anything is said to the shopper', async () => {
    const { desk, kept } = await setUp();
    const answer = await desk.reportSubject({ url: sampleReading().url, ref: 'shop' }, guard);
    const [draft] = kept.values();
    expect(draft).toMatchObject({
      id: answer.reportId,
      url: 'https://shopee.vn/Tra-thao-moc-demo-i.900100200.77001',
      shopName: 'Trà Thảo Mộc Demo',
      evidence: [{ kind: 'match', code: entryId }],
      versions: { extension: '0.1.0', feed: 7, siteRule: 'shopee@1' },
    });
    expect(draft?.subject.identifiers).toEqual([
      'shop:shopee:vn:900100200',
      'shop:shopee:vn:@tra.thaomoc.demo',
    ]);
  });

  it('offers the hotline and an e-mail with the address and nothing of the shopper’s', async () => {
    const { desk } = await setUp();
    const { hotline, email } = await desk.reportSubject(
      { url: sampleReading().url, ref: 'listing' },
      guard,
    );
    expect(hotline?.href).toBe('tel:18006838');
    const body = decodeURIComponent(email?.href ?? '');
    expect(body).toContain('https://shopee.vn/Tra-thao-moc-demo-i.900100200.77001');
    expect(body).toContain('Trà thảo mộc demo');
    expect(body).not.toContain('sp_atk');
  });

  it('says that the e-mail address was not confirmed, as long as it was not', async () => {
    expect(readChannels().email?.verified).toBe(false);
    const { desk } = await setUp();
    const { text } = await desk.reportTab({ tabId: 7, ref: 'shop' }, { from: 'own-page' });
    expect(text).toContain('kiểm tra lại trước khi gửi');
  });

  it('says where the report goes when the feed names an intake, before it leaves', async () => {
    const intake = 'https://phan-anh.example/v1/reports';
    const { desk, sentTo } = await setUp(sampleReading(), intake);
    const { text } = await desk.reportTab({ tabId: 7, ref: 'shop' }, { from: 'own-page' });
    expect(sentTo).toEqual([intake]);
    expect(text).toContain('gửi tới phan-anh.example sau 10 giây');
  });

  it('says that it stays until its shopper lets the browser send it, and offers the press that does', async () => {
    const intake = 'https://phan-anh.example/v1/reports';
    const { desk } = await setUp(sampleReading(), intake, false);
    const said = await desk.reportTab({ tabId: 7, ref: 'shop' }, { from: 'own-page' });
    expect(said.text).toContain('chưa gửi tới phan-anh.example: Firefox cần bạn đồng ý');
    expect(said.text).not.toContain('sau 10 giây');
    expect(said.allow).toBe('Đồng ý và gửi tới phan-anh.example');
  });

  it('stays on the device when the feed names no intake', async () => {
    const { desk, sentTo } = await setUp();
    const { text } = await desk.reportTab({ tabId: 7, ref: 'shop' }, { from: 'own-page' });
    expect(sentTo).toEqual([null]);
    expect(text).toContain('Đã lưu báo cáo trên máy của bạn');
  });

  it('keeps nothing for a page that the tab no longer shows', async () => {
    const { desk, kept } = await setUp();
    const press = desk.reportSubject({ url: 'https://shopee.vn/Khac-i.1.2', ref: 'shop' }, guard);
    await expect(press).rejects.toThrow(NothingToReportError);
    expect(kept.size).toBe(0);
  });

  it('keeps nothing for a subject that is not on the page: the page may have forged the press', async () => {
    const { desk, kept } = await setUp();
    const press = desk.reportSubject({ url: sampleReading().url, ref: 'card:nobody' }, guard);
    await expect(press).rejects.toThrow(NothingToReportError);
    expect(kept.size).toBe(0);
  });

  it('works from the popup, on a page that could not be checked too', async () => {
    const { desk, kept } = await setUp(unreadReading('wall'));
    await desk.reportTab({ tabId: 7, ref: 'page' }, { from: 'own-page' });
    expect([...kept.values()]).toMatchObject([{ subject: { kind: 'page' }, evidence: [] }]);
    await expect(desk.reportTab({ tabId: 8, ref: 'page' }, { from: 'own-page' })).rejects.toThrow(
      NothingToReportError,
    );
  });

  it('can be undone', async () => {
    const { desk, kept } = await setUp();
    const { reportId } = await desk.reportTab({ tabId: 7, ref: 'shop' }, { from: 'own-page' });
    expect(await desk.undoReport({ reportId }, guard)).toEqual({ undone: true });
    expect(kept.size).toBe(0);
    expect(await desk.undoReport({ reportId }, guard)).toEqual({ undone: false });
  });
});

describe('one press on the stop page', () => {
  it('keeps what the worker itself says of the address', async () => {
    const { desk, kept } = await setUp();
    const own = { from: 'own-page' } as const;
    const { reportId } = await desk.reportStop({ to: sampleReading().url }, own);
    expect(kept.get(reportId)).toMatchObject({
      subject: { kind: 'page' },
      evidence: [{ kind: 'match', code: entryId }],
    });
  });

  it('keeps nothing for an address that is not stopped', async () => {
    const { desk, kept } = await setUp();
    const own = { from: 'own-page' } as const;
    await expect(desk.reportStop({ to: 'https://other.example/' }, own)).rejects.toThrow(
      NothingToReportError,
    );
    expect(kept.size).toBe(0);
  });
});
