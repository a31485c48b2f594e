import type { ReportDraft } from '#lib/domain/report.ts';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '#lib/domain/kept-report.ts';
import type { ReportOutcome } from '#lib/domain/receipt.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildOutbox } from '#lib/report/outbox.ts';
import { buildReportsDesk } from '#lib/report/reports-desk.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleBecame } from '../../support/sample-became.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const own = { from: 'own-page' } as const;
const intake = 'https://phan-anh.example/';
const reportId = 'ab'.repeat(16);
const contact = { org: 'Mẫu', contact: 'a@mau.example', domain: 'mau.example' };

type Around = {
  to?: string | null;
  answersFor?: typeof contact | null;
  became?: ReportOutcome | null;
};

function setUp({ to = intake, answersFor = contact, became = null }: Around = {}) {
  const reports = buildReportsStandIn();
  const opened: string[] = [];
  const sent: string[] = [];
  const taken: string[] = [];
  const forgotten: (string | null)[] = [];
  const outbox = buildOutbox({
    reports,
    deliver: async ({ id }) => (sent.push(id), { accepted: true }),
    mayLeave: async () => true,
    alarms: { set: async () => {}, clear: async () => {}, onAlarm: () => undefined },
    timers: { set: () => 0, clear: () => undefined },
    clock: () => 1_795_000_000_000,
    random: () => 0,
    reportFault(fault) {
      throw fault;
    },
  });
  const desk = buildReportsDesk({
    reports,
    outbox,
    readChannels: async () => readChannels(),
    readIntake: async () => to,
    readContact: async () => answersFor,
    applyReceipts: async () => {
      const outcome = became;
      if (outcome) await reports.change(reportId, (report) => ({ ...report, outcome }));
    },
    pictures: {
      take: async (id, tabId) => void taken.push(`${id} ${tabId} ${opened.length}`),
      forget: async (id) => void forgotten.push(id),
    },
    openPage: async (id, at) => void opened.push(`${id} ${at}`),
  });
  return {
    desk,
    outbox,
    sent,
    taken,
    forgotten,
    opened,
    reports,
    press: (change: Partial<ReportDraft> = {}) =>
      outbox.keep({ ...sampleDraft(reportId, 1_795_000_000_000), ...change }, to),
    delivery: async (): Promise<Delivery | undefined> => (await reports.read(reportId))?.delivery,
  };
}

describe('my reports', () => {
  it('are shown with where they stand and where they go', async () => {
    const { desk, press } = setUp();
    await press();
    expect(await desk.viewReports({}, own)).toMatchObject({
      intake: 'phan-anh.example',
      reports: [{ id: reportId, shopName: 'Demo', delivery: { state: 'queued' } }],
    });
  });

  it('are shown with what became of them, looked up before they are shown', async () => {
    const became = sampleBecame();
    const { desk, press } = setUp({ became });
    await press();
    const { reports } = await desk.viewReports({}, own);
    expect(reports[0]?.outcome).toEqual(became);
    const without = setUp();
    await without.press();
    expect((await without.desk.viewReports({}, own)).reports[0]).not.toHaveProperty('outcome');
  });

  it('wait while their shopper writes, and leave with what was written, numbers covered', async () => {
    const { desk, press, sent, delivery } = setUp();
    await press();
    expect(await desk.holdReport({ reportId }, own)).toEqual({ held: true });
    expect(await delivery()).toEqual({ state: 'draft' });
    const words = 'Gọi tôi 0912345678, hàng giả';
    const details = {
      reason: 'counterfeit',
      words,
      keepNumbers: false,
      wholeAddress: false,
    } as const;
    const { reports } = await desk.addDetails({ reportId, details }, own);
    expect(reports[0]).toMatchObject({ reason: 'counterfeit', words: 'Gọi tôi […], hàng giả' });
    const { json } = await desk.previewReport({ reportId }, own);
    expect(JSON.parse(json ?? '')).toMatchObject({ words: 'Gọi tôi […], hàng giả' });
    expect(json).not.toContain('0912345678');
    await desk.sendReport({ reportId }, own);
    expect(sent).toEqual([reportId]);
    expect(await delivery()).toMatchObject({ state: 'delivered' });
  });

  it('keep numbers only when the shopper says so', async () => {
    const { desk, press } = setUp({ to: null });
    await press();
    const details = {
      reason: null,
      words: 'Gọi 0912345678',
      keepNumbers: true,
      wholeAddress: false,
    };
    const { reports } = await desk.addDetails({ reportId, details }, own);
    expect(reports[0]?.words).toBe('Gọi 0912345678');
  });

  it('hold the rest of an address only while that is ticked', async () => {
    const { desk, press } = setUp({ to: null });
    await press({ behindPath: '?id=7' });
    const add = async (wholeAddress: boolean) => {
      const details = { reason: null, words: '', keepNumbers: false, wholeAddress };
      const { reports } = await desk.addDetails({ reportId, details }, own);
      const { json } = await desk.previewReport({ reportId }, own);
      return [reports[0]?.behindPath, JSON.parse(json ?? '').wholeAddress];
    };
    const { reports } = await desk.viewReports({}, own);
    expect(reports[0]?.behindPath).toEqual({ text: '?id=7', isSent: false });
    expect(await add(true)).toEqual([
      { text: '?id=7', isSent: true },
      expect.stringMatching(/\?id=7$/),
    ]);
    expect(await add(false)).toEqual([{ text: '?id=7', isSent: false }, undefined]);
  });

  it('are not changed any more once they have left', async () => {
    const { desk, press } = setUp();
    await press();
    await desk.holdReport({ reportId }, own);
    await desk.sendReport({ reportId }, own);
    const details = {
      reason: 'other',
      words: 'thêm',
      keepNumbers: false,
      wholeAddress: false,
    } as const;
    const { reports } = await desk.addDetails({ reportId, details }, own);
    expect(reports[0]).toMatchObject({ reason: null, words: null });
    expect(await desk.holdReport({ reportId }, own)).toEqual({ held: false });
  });

  it('go nowhere while the feed names no intake, however often the shopper asks', async () => {
    const { desk, press, sent, delivery } = setUp({ to: null });
    await press();
    expect(await desk.sendReport({ reportId }, own)).toMatchObject({ intake: null });
    expect(sent).toEqual([]);
    expect(await delivery()).toEqual({ state: 'draft' });
  });

  it('can be deleted, one and all', async () => {
    const { desk, press } = setUp();
    await press();
    expect(await desk.removeReport({ reportId }, own)).toMatchObject({ reports: [] });
    await press();
    expect(await desk.clearReports({}, own)).toMatchObject({ reports: [] });
  });

  it('are opened by id, and wait from then on', async () => {
    const { desk, press, opened, delivery } = setUp();
    await press();
    await desk.openReport({ reportId }, own);
    expect(opened).toEqual([`${reportId} details`]);
    expect(await delivery()).toEqual({ state: 'draft' });
  });

  it('are opened for details with a picture of the tab of the press, taken before the page comes in front', async () => {
    const { desk, press, opened, taken } = setUp();
    await press();
    await desk.openReport({ reportId }, { from: 'guard', tabId: 7, origin: 'https://shopee.vn' });
    await desk.openReport({ reportId, at: 'details', tabId: 9 }, own);
    expect(taken).toEqual([`${reportId} 7 0`, `${reportId} 9 1`]);
    expect(opened).toHaveLength(2);
  });

  it('are opened without a picture for the text that leaves, and where no tab is named', async () => {
    const { desk, press, opened, taken } = setUp();
    await press();
    const guard = { from: 'guard', tabId: 7, origin: 'https://shopee.vn' } as const;
    await desk.openReport({ reportId, at: 'sent' }, guard);
    await desk.openReport({ reportId }, own);
    expect(opened).toEqual([`${reportId} sent`, `${reportId} details`]);
    expect(taken).toEqual([]);
  });

  it('picture the tab of the page that asks, whatever other tab it names', async () => {
    const { desk, press, taken } = setUp();
    await press();
    const guard = { from: 'guard', tabId: 7, origin: 'https://shopee.vn' } as const;
    await desk.openReport({ reportId, tabId: 1 }, guard);
    expect(taken).toEqual([`${reportId} 7 0`]);
  });

  it('leave no picture behind in memory when they are sent or deleted', async () => {
    const { desk, press, forgotten } = setUp();
    await press();
    await desk.sendReport({ reportId }, own);
    await desk.sendReport({ reportId }, own);
    await desk.removeReport({ reportId }, own);
    await desk.clearReports({}, own);
    expect(forgotten).toEqual([reportId, reportId, null]);
  });

  it('say when they are about something that was reported before, as long as that is kept', async () => {
    const { desk, press, outbox } = setUp();
    await press();
    const later = 'cd'.repeat(16);
    await outbox.keep(sampleDraft(later, 1_795_000_100_000), null, reportId);
    const { reports } = await desk.viewReports({}, own);
    expect(reports.map(({ id, furtherToMs }) => [id, furtherToMs])).toEqual([
      [later, 1_795_000_000_000],
      [reportId, undefined],
    ]);
    const left = await desk.removeReport({ reportId }, own);
    expect(left.reports[0]).not.toHaveProperty('furtherToMs');
  });

  it('are exported in two forms, and in XARF only where somebody answers for it', async () => {
    const { desk, press } = setUp();
    await press();
    const json = await desk.exportReport({ reportId, form: 'json' }, own);
    expect(json?.name).toBe('bao-cao-abababab.json');
    expect(JSON.parse(json?.text ?? '')).toMatchObject({ id: reportId });
    const xarf = await desk.exportReport({ reportId, form: 'xarf' }, own);
    expect(JSON.parse(xarf?.text ?? '')).toMatchObject({ category: 'content', reporter: contact });
    const nobody = setUp({ answersFor: null });
    await nobody.press();
    expect(await nobody.desk.exportReport({ reportId, form: 'xarf' }, own)).toBeNull();
    expect(await desk.exportReport({ reportId: 'cd'.repeat(16), form: 'json' }, own)).toBeNull();
  });
});
