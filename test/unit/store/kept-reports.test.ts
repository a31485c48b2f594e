import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { type Delivery, type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import { Database } from '#lib/store/database.ts';
import { buildKeptReports, maxKeptReports } from '#lib/store/kept-reports.ts';
import { sampleDraft } from '../../support/sample-draft.ts';

const queued: Delivery = {
  state: 'queued',
  to: 'https://phan-anh.example/',
  firstQueuedAtMs: 1,
  nextTryAtMs: 2,
  attempts: 0,
  lastFault: null,
};

function report(id: string, createdAtMs: number, delivery: Delivery = { state: 'draft' }) {
  return {
    id,
    createdAtMs,
    draft: sampleDraft(id, createdAtMs),
    details: noDetails,
    delivery,
  } satisfies KeptReport;
}

describe('kept reports', () => {
  it('are still there when the database is opened again, newest first', async () => {
    const reports = buildKeptReports(new Database('again'));
    await reports.keep(report('a', 1));
    await reports.keep(report('b', 2));
    const later = buildKeptReports(new Database('again'));
    expect((await later.readAll()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await later.read('a')).toEqual(report('a', 1));
    expect(await later.read('c')).toBeNull();
  });

  it('leave a report as it stands when its press arrives a second time', async () => {
    const reports = buildKeptReports(new Database('once'));
    await reports.keep(report('a', 1, { state: 'delivered', to: 'https://x.example/', atMs: 5 }));
    await reports.keep(report('a', 1, queued));
    expect(await reports.read('a')).toMatchObject({ delivery: { state: 'delivered' } });
  });

  it('let only the first of two changes find the report as it was', async () => {
    const reports = buildKeptReports(new Database('race'));
    await reports.keep(report('a', 1, queued));
    const takeIfQueued = (each: KeptReport): KeptReport | null =>
      each.delivery.state === 'queued' ? null : each;
    const befores = await Promise.all([
      reports.change('a', takeIfQueued),
      reports.change('a', takeIfQueued),
    ]);
    expect(befores.filter((before) => before !== null)).toHaveLength(1);
    expect(await reports.readAll()).toEqual([]);
  });

  it('let the oldest go when a page presses without end, and keep what still has to be sent', async () => {
    const reports = buildKeptReports(new Database('many'));
    await reports.keep(report('waiting', 0, queued));
    for (let n = 1; n <= maxKeptReports; n += 1) await reports.keep(report(`d${n}`, n));
    const all = await reports.readAll();
    expect(all).toHaveLength(maxKeptReports);
    expect(all.map(({ id }) => id)).toContain('waiting');
    expect(all.map(({ id }) => id)).not.toContain('d1');
  });

  it('take over the drafts of an older version as drafts that go nowhere', async () => {
    const old = new Dexie('older');
    old.version(1).stores({ drafts: 'id, createdAtMs' });
    await old.table('drafts').put(sampleDraft('a', 7));
    old.close();
    const reports = buildKeptReports(new Database('older'));
    expect(await reports.readAll()).toEqual([report('a', 7)]);
  });
});
