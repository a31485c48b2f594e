/**
 * Several presses on one subject, made into one report while it has not left. Each press stays as it was made, so that
 * the last one can be taken back without what was pressed before it.
 */
import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { ReportDraft, ReportEvidence } from '#lib/domain/report.ts';
import { undoMs } from './outbox-schedule.ts';
import { canUndo } from './outbox-steps.ts';

/** More presses than this on one subject say nothing new: the oldest but the first gives way. */
export const maxPresses = 8;

/** The report with one more press, or as it was when it has left. A queued one waits anew for the time of an undo. */
export function addPress(report: KeptReport, press: ReportDraft, nowMs: number): KeptReport {
  if (!canUndo(report)) return report;
  const [first = report.draft, ...later] = report.presses ?? [report.draft];
  const presses = [first, ...later.slice(2 - maxPresses), press];
  const { delivery } = report;
  const waiting =
    delivery.state === 'queued' ? { ...delivery, nextTryAtMs: nowMs + undoMs } : delivery;
  return { ...report, presses, draft: mergePresses(report.id, presses), delivery: waiting };
}

/** The report without one of its presses, null where it was the only one, as it was where there is nothing to undo. */
export function takePressBack(report: KeptReport, pressId: string): KeptReport | null {
  if (!canUndo(report)) return report;
  const all = report.presses ?? [report.draft];
  const left = all.filter(({ id }) => id !== pressId);
  if (left.length === all.length) return report;
  return left.length === 0
    ? null
    : { ...report, presses: left, draft: mergePresses(report.id, left) };
}

/** The id of the report that holds a press, or null. */
export function findReportOf(reports: readonly KeptReport[], pressId: string): string | null {
  const found = reports.find(({ draft, presses = [draft] }) =>
    presses.some(({ id }) => id === pressId),
  );
  return found?.id ?? null;
}

/** One draft with what every press saw: what the first has not, a later one fills in; the time is that of the last. */
function mergePresses(id: string, presses: readonly ReportDraft[]): ReportDraft {
  const [first, ...later] = presses;
  if (!first) throw new Error('a report has at least one press');
  return { ...later.reduce(mergeTwo, first), id };
}

function mergeTwo(before: ReportDraft, press: ReportDraft): ReportDraft {
  const identifiers = [...before.subject.identifiers, ...press.subject.identifiers];
  const { behindPath: _, ...seen } = press;
  return {
    ...seen,
    subject: { ...before.subject, identifiers: [...new Set(identifiers)].toSorted() },
    url: before.url,
    ...(before.behindPath === undefined ? {} : { behindPath: before.behindPath }),
    title: before.title ?? press.title,
    shopName: before.shopName ?? press.shopName,
    price: before.price ?? press.price,
    evidence: mergeEvidence(before.evidence, press.evidence),
  };
}

function mergeEvidence(
  before: readonly ReportEvidence[],
  added: readonly ReportEvidence[],
): readonly ReportEvidence[] {
  const isSame = (a: ReportEvidence, b: ReportEvidence): boolean =>
    a.kind === b.kind && a.code === b.code && a.quote === b.quote;
  return [...before, ...added.filter((each) => !before.some((known) => isSame(known, each)))];
}
