import { Dexie, type EntityTable, type Table } from 'dexie';
import { type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { VisitRow } from './visit-row.ts';
import type { GenerationRow, MetadataRow, PointerRow } from './feed-rows.ts';

export const databaseName = 'cho-lanh';

/** The extension's database. One version a change of shape; a version is never edited once it was released. */
export class Database extends Dexie {
  declare readonly reports: EntityTable<KeptReport, 'id'>;
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
    // A draft that was kept before reports could be sent stays one: nobody agreed to its going anywhere.
    this.version(3)
      .stores({ drafts: null, reports: 'id, createdAtMs' })
      .upgrade(async (transaction) => {
        const drafts = await transaction.table<ReportDraft>('drafts').toArray();
        const kept = drafts.map((draft): KeptReport => {
          const { id, createdAtMs } = draft;
          return { id, createdAtMs, draft, details: noDetails, delivery: { state: 'draft' } };
        });
        await transaction.table<KeptReport>('reports').bulkPut(kept);
      });
    this.version(4).stores({ visits: 'key, lastAtMs' });
  }
}
