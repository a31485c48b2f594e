import type { Delivery, KeptReport } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import type { Outbox } from './outbox.ts';
import { canUndo } from './outbox-steps.ts';
import { readSubjectKey } from './subject-key.ts';

/**
 * What became of a press, and how the report stands that it is in. `earlier`: the report of the same subject that was
 * kept already.
 */
export type KeptPress =
  | { readonly as: 'first'; readonly delivery: Delivery }
  | {
      readonly as: 'added' | 'further';
      readonly earlier: KeptReport;
      readonly delivery: Delivery;
    };

export type KeepPressParts = {
  readonly reports: Pick<KeptReports, 'readAll'>;
  readonly outbox: Pick<Outbox, 'keep' | 'add'>;
};

/**
 * Keeps one press. Of a subject whose report has not left it adds to that report; of one whose report has, it makes a
 * further report, and only this device knows that they belong together.
 */
export async function keepPress(
  { reports, outbox }: KeepPressParts,
  press: ReportDraft,
  to: string | null,
): Promise<KeptPress> {
  const known = findSameSubject(await reports.readAll(), press);
  const open = known.find(canUndo);
  const before = open ? await outbox.add(open.id, press) : null;
  if (before) return { as: 'added', earlier: before, delivery: before.delivery };
  const [earlier] = known;
  const delivery = await outbox.keep(press, to, earlier?.id);
  return earlier ? { as: 'further', earlier, delivery } : { as: 'first', delivery };
}

// Newest first. Pages are one case by their host, but a report names one page: another one would not stand in it.
function findSameSubject(reports: readonly KeptReport[], press: ReportDraft): KeptReport[] {
  const key = readSubjectKey(press);
  const isSame = (draft: ReportDraft): boolean =>
    readSubjectKey(draft) === key && (press.subject.kind !== 'page' || draft.url === press.url);
  return reports.filter(({ draft }) => isSame(draft));
}
