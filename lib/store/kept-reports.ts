import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { Database } from './database.ts';

/** More than this many reports are not kept. What still has to be sent is the last to go. */
export const maxKeptReports = 500;

/** Given what is kept, what is to be kept instead; null to delete it; the same object to leave it. */
export type Change = (report: KeptReport) => KeptReport | null;

export type KeptReports = {
  /** Durable when the promise resolves: the press survives a killed worker. One that is there already stays. */
  keep(report: KeptReport): Promise<void>;
  /**
   * Reads, changes and writes in one transaction, so that two who change the same report cannot both have been first.
   * What was kept before; null when there is none of that id.
   */
  change(id: string, change: Change): Promise<KeptReport | null>;
  read(id: string): Promise<KeptReport | null>;
  /** Newest first. */
  readAll(): Promise<readonly KeptReport[]>;
  clear(): Promise<void>;
};

export function buildKeptReports(database: Database): KeptReports {
  const { reports } = database;

  async function dropTooMany(): Promise<void> {
    const tooMany = (await reports.count()) - maxKeptReports;
    if (tooMany <= 0) return;
    const all = await reports.orderBy('createdAtMs').toArray();
    const isWaiting = ({ delivery }: KeptReport): boolean =>
      delivery.state === 'draft'
        ? delivery.awaitsConsent !== undefined
        : delivery.state === 'queued' || delivery.state === 'sending';
    const order = [...all.filter((each) => !isWaiting(each)), ...all.filter(isWaiting)];
    await reports.bulkDelete(order.slice(0, tooMany).map(({ id }) => id));
  }

  return {
    keep: (report) =>
      database.transaction('rw', reports, async () => {
        if ((await reports.get(report.id)) !== undefined) return;
        await reports.put(report);
        await dropTooMany();
      }),
    change: (id, change) =>
      database.transaction('rw', reports, async () => {
        const before = await reports.get(id);
        if (before === undefined) return null;
        const after = change(before);
        if (after === null) await reports.delete(id);
        else if (after !== before) await reports.put(after);
        return before;
      }),
    read: async (id) => (await reports.get(id)) ?? null,
    readAll: () => reports.orderBy('createdAtMs').reverse().toArray(),
    clear: () => reports.clear(),
  };
}
