import type { ReportDraft } from '#lib/domain/report.ts';
import type { Database } from './database.ts';

/** The oldest drafts go when more than this many lie on the device. */
export const maxDrafts = 500;

export type ReportDrafts = {
  /** Durable when the promise resolves: the press survives a killed worker. */
  keep(draft: ReportDraft): Promise<void>;
  /** False when there was none of that id. */
  remove(id: string): Promise<boolean>;
  /** Newest first. */
  readAll(): Promise<readonly ReportDraft[]>;
};

export function buildReportDrafts(database: Database): ReportDrafts {
  return {
    async keep(draft) {
      await database.transaction('rw', database.drafts, async () => {
        await database.drafts.put(draft);
        const tooMany = (await database.drafts.count()) - maxDrafts;
        if (tooMany <= 0) return;
        const oldest = await database.drafts.orderBy('createdAtMs').limit(tooMany).primaryKeys();
        await database.drafts.bulkDelete(oldest);
      });
    },
    remove: (id) =>
      database.transaction('rw', database.drafts, async () => {
        const found = (await database.drafts.get(id)) !== undefined;
        await database.drafts.delete(id);
        return found;
      }),
    readAll: () => database.drafts.orderBy('createdAtMs').reverse().toArray(),
  };
}
