import { Dexie, type EntityTable, type Table } from 'dexie';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { VisitRow } from './visit-row.ts';
import type { GenerationRow, MetadataRow, PointerRow } from './feed-rows.ts';

export const databaseName = 'cho-lanh';

/** The extension's database. One version a change of shape; a version is never edited once it was released. */
export class Database extends Dexie {
  declare readonly drafts: EntityTable<ReportDraft, 'id'>;
  declare readonly generations: Table<GenerationRow, [feedId: string, number: number]>;
  declare readonly pointers: EntityTable<PointerRow, 'feedId'>;
  declare readonly metadata: Table<MetadataRow, [feedId: string, name: string]>;

  declare readonly visits: EntityTable<VisitRow, 'key'>;

  constructor(name: string = databaseName) {
    super(name);
    this.version(1).stores({ drafts: 'id, createdAtMs' });
    this.version(2).stores({
      generations: '[feedId+number], feedId',
      pointers: 'feedId',
      metadata: '[feedId+name], feedId',
    });
    this.version(3).stores({ visits: 'key, lastAtMs' });
  }
}
