import { describe, expect, it } from 'vitest';
import type { Delivery, KeptReport, ReportPicture } from '#lib/domain/kept-report.ts';
import type { TakenPicture } from '#lib/domain/taken-picture.ts';
import { buildWireReport } from '#lib/report/build-wire-report.ts';
import { buildPictureDesk } from '#lib/report/picture-desk.ts';
import { reportLimits } from '#lib/report/report-limits.ts';
import { buildTakenPictures } from '#lib/store/taken-pictures.ts';
import { fakeStorageArea } from '../../support/fake-storage-area.ts';
import { buildReportsStandIn } from '../../support/reports-stand-in.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const own = { from: 'own-page' } as const;
const reportId = 'ab'.repeat(16);
const seen: ReportPicture = { mediaType: 'image/webp', base64: 'c2Vlbg==' };
const burnt: ReportPicture = { mediaType: 'image/webp', base64: 'YnVybnQ=' };
const taken: TakenPicture = { taken: true, host: 'shopee.vn', picture: seen };

async function setUp(delivery: Delivery = { state: 'draft' }, capture: TakenPicture = taken) {
  const reports = buildReportsStandIn();
  const details = { reason: null, words: null, screenshot: null };
  const report: KeptReport = {
    id: reportId,
    createdAtMs: 1,
    draft: sampleDraft(reportId, 1_795_000_000_000),
    details,
    delivery,
  };
  await reports.keep(report);
  const area = fakeStorageArea();
  const captured: number[] = [];
  const desk = buildPictureDesk({
    reports,
    pictures: buildTakenPictures(area),
    capture: async (tabId) => (captured.push(tabId), capture),
  });
  return {
    ...desk.answers,
    desk,
    area,
    captured,
    leaving: async () => {
      const kept = await reports.read(reportId);
      return kept && (await buildWireReport(kept.draft, kept.details)).screenshot;
    },
  };
}

describe('a picture of the tab', () => {
  it('waits in memory and is in no report before its shopper has seen it and said so', async () => {
    const { desk, viewPicture, leaving, captured } = await setUp();
    await desk.take(reportId, 7);
    expect(captured).toEqual([7]);
    expect(await viewPicture({ reportId }, own)).toEqual({ kept: null, taken: seen, why: null });
    expect(await leaving()).toBeNull();
  });

  it('leaves as it was covered, and what lay below is nowhere any more', async () => {
    const { desk, keepPicture, viewPicture, leaving, area } = await setUp();
    await desk.take(reportId, 7);
    expect(await keepPicture({ reportId, picture: burnt }, own)).toEqual({ kept: true });
    expect(await leaving()).toEqual(burnt);
    expect(await viewPicture({ reportId }, own)).toEqual({ kept: burnt, taken: null, why: null });
    expect(await area.keys()).toEqual([]);
  });

  it('can be covered further once it is in the report, and taken out again', async () => {
    const { desk, keepPicture, dropPicture, leaving } = await setUp();
    await desk.take(reportId, 7);
    await keepPicture({ reportId, picture: burnt }, own);
    const more: ReportPicture = { mediaType: 'image/webp', base64: 'bW9yZQ==' };
    expect(await keepPicture({ reportId, picture: more }, own)).toEqual({ kept: true });
    expect(await leaving()).toEqual(more);
    await dropPicture({ reportId, kept: true }, own);
    expect(await leaving()).toBeNull();
  });

  it('is forgotten when its shopper wants none, and the one in the report stays', async () => {
    const { desk, keepPicture, dropPicture, viewPicture } = await setUp();
    await desk.take(reportId, 7);
    await keepPicture({ reportId, picture: burnt }, own);
    await desk.take(reportId, 7);
    await dropPicture({ reportId, kept: false }, own);
    expect(await viewPicture({ reportId }, own)).toEqual({ kept: burnt, taken: null, why: null });
  });

  it.each(['private', 'not-allowed', 'not-visible', 'failed'] as const)(
    'that was not taken says why (%s), and nothing can be put in its place',
    async (why) => {
      const { desk, viewPicture, keepPicture, leaving } = await setUp(undefined, {
        taken: false,
        why,
      });
      await desk.take(reportId, 7);
      expect(await viewPicture({ reportId }, own)).toEqual({ kept: null, taken: null, why });
      expect(await keepPicture({ reportId, picture: burnt }, own)).toEqual({ kept: false });
      expect(await leaving()).toBeNull();
    },
  );

  it('of another shop than the one that was reported is not kept for a moment', async () => {
    const { desk, viewPicture, area } = await setUp(undefined, { ...taken, host: 'tiki.vn' });
    await desk.take(reportId, 7);
    expect(await viewPicture({ reportId }, own)).toMatchObject({ taken: null, why: 'not-visible' });
    expect(JSON.stringify(await area.get('taken-picture'))).not.toContain(seen.base64);
  });

  it('is not even taken for a report that has left or is unknown', async () => {
    const { desk, captured } = await setUp({
      state: 'delivered',
      to: 'https://x.example/',
      atMs: 1,
    });
    await desk.take(reportId, 7);
    await desk.take('cd'.repeat(16), 7);
    expect(captured).toEqual([]);
  });

  it('is shown for its own report alone, and gives way to the next one', async () => {
    const { desk, viewPicture, area } = await setUp();
    const pictures = buildTakenPictures(area);
    await pictures.apply('cd'.repeat(16), taken);
    expect(await viewPicture({ reportId }, own)).toMatchObject({ taken: null });
    await desk.take(reportId, 7);
    expect(await pictures.read('cd'.repeat(16))).toBeNull();
    await desk.forget('cd'.repeat(16));
    expect(await viewPicture({ reportId }, own)).toMatchObject({ taken: seen });
    await desk.forget(null);
    expect(await area.keys()).toEqual([]);
  });

  it('larger than a report carries, or of other letters than base64, is refused', async () => {
    const { desk, keepPicture, leaving } = await setUp();
    await desk.take(reportId, 7);
    const tooLong = 'A'.repeat(Math.ceil(reportLimits.pictureBytes / 3) * 4 + 4);
    for (const base64 of [tooLong, 'no base64', 'AAA']) {
      const picture = { mediaType: 'image/webp', base64 } as const;
      expect(await keepPicture({ reportId, picture }, own)).toEqual({ kept: false });
    }
    expect(await leaving()).toBeNull();
  });
});
