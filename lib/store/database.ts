import { Dexie, type EntityTable } from 'dexie';
import type { ReportDraft } from '#lib/domain/report.ts';

export const databaseName = 'cho-lanh';

/** The extension's database. One version a change of shape; a version is never edited once it was released. */
export class Database extends Dexie {
  declare readonly drafts: EntityTable<ReportDraft, 'id'>;

  constructor(name: string = databaseName) {
    super(name);
    this.version(1).stores({ drafts: 'id, createdAtMs' });
  }
}
