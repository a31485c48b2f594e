import { type Outcome, rejectAdvice, type RejectReason, rejectReasons } from './outcome.ts';

/** What an import says at its end. `items` = `accepted` + all of `rejected`. */
export type ImportReport = {
  readonly file: string;
  readonly format: string;
  readonly items: number;
  readonly accepted: number;
  readonly rejected: Readonly<Partial<Record<RejectReason, number>>>;
  /** The first of each reason that a person may want to look at. */
  readonly examples: readonly {
    readonly line: number;
    readonly text: string;
    readonly why: string;
  }[];
};

const examplesOfReason = 3;
const longestExample = 80;
/** Reasons that every source is full of. */
const ordinary: ReadonlySet<RejectReason> = new Set(['blank', 'comment', 'repeated', 'local-name']);

/** Counts outcomes as they come. */
export function buildReportCounter(
  file: string,
  format: string,
): { readonly add: (outcomes: readonly Outcome[]) => void; readonly finish: () => ImportReport } {
  const rejected: Partial<Record<RejectReason, number>> = {};
  const examples: { line: number; text: string; why: string }[] = [];
  let [items, accepted] = [0, 0];
  const reject = (outcome: Extract<Outcome, { reason: RejectReason }>): void => {
    const { line, text, reason, detail } = outcome;
    const count = (rejected[reason] ?? 0) + 1;
    rejected[reason] = count;
    if (ordinary.has(reason) || count > examplesOfReason) return;
    const why = `${reason}: ${detail ?? rejectAdvice[reason]}`;
    examples.push({ line, text: text.slice(0, longestExample), why });
  };
  return {
    add(outcomes) {
      items += outcomes.length;
      for (const outcome of outcomes) {
        if ('reason' in outcome) reject(outcome);
        else accepted += 1;
      }
    },
    finish: () => ({ file, format, items, accepted, rejected, examples }),
  };
}

/** The report for people: counts first, then what to look at, each with file and line. */
export function printReport(report: ImportReport): readonly string[] {
  const { file, format, items, accepted, rejected, examples } = report;
  const counts = rejectReasons
    .flatMap((reason) => {
      const count = rejected[reason];
      return count === undefined ? [] : [[reason, count] as const];
    })
    .map(([reason, count]) => `  ${String(count).padStart(8)}  ${reason}: ${rejectAdvice[reason]}`);
  const looked = examples.map(({ line, text, why }) => `  ${file}:${line} ${text} (${why})`);
  const first = `${file} (${format}): ${items} items, ${accepted} accepted, ${items - accepted} left out`;
  return [first, ...counts, ...looked];
}
