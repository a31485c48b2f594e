import { type Delivery, type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import type { Timers } from '#lib/browser/timers.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import { undoMs } from './outbox-schedule.ts';
import type { SendingParts } from './outbox-sending.ts';
import { canUndo, queue } from './outbox-steps.ts';
import { addPress, findReportOf, takePressBack } from './presses.ts';

export type PressParts = Pick<SendingParts, 'reports' | 'clock' | 'mayLeave'> & {
  readonly timers: Timers;
};

type Sending = {
  readonly setAlarm: () => Promise<void>;
  readonly runSafely: () => Promise<void>;
};

/** What an outbox does with presses, until what they made has left. */
export type Presses = {
  /**
   * Keeps a press, and says how. `to` null: it stays a draft. Else it leaves after the time in which it can be taken
   * back, if the browser may send it. `furtherTo`: the report that was made of the same subject before.
   */
  keep(draft: ReportDraft, to: string | null, furtherTo?: string): Promise<Delivery>;
  /**
   * Adds a press to a report that has not left, which then waits anew until the press can no longer be taken back. What
   * was kept before; null: it has left, or there is none.
   */
  add(id: string, press: ReportDraft): Promise<KeptReport | null>;
  /** Takes one press back, and a report with its last one. False: it has left already, or there is none. */
  undo(pressId: string): Promise<boolean>;
  /** Keeps a report that has not left from leaving, while its shopper writes. False: it has left, or there is none. */
  hold(id: string): Promise<boolean>;
};

export function buildPresses(
  { reports, clock, timers, mayLeave }: PressParts,
  { setAlarm, runSafely }: Sending,
): Presses {
  async function readFirst(to: string | null): Promise<Delivery> {
    if (to === null) return { state: 'draft' };
    return (await mayLeave())
      ? queue(to, clock(), undoMs)
      : { state: 'draft', awaitsConsent: { to, attempts: 0 } };
  }

  async function awaitLeaving(): Promise<void> {
    await setAlarm();
    // Browsers round alarms up to half a minute or more; while the worker lives it need not wait that long.
    timers.set(() => void runSafely(), undoMs);
  }

  return {
    async keep(draft, to, furtherTo) {
      const { id, createdAtMs } = draft;
      const delivery = await readFirst(to);
      const further = furtherTo === undefined ? {} : { furtherTo };
      await reports.keep({ id, createdAtMs, draft, ...further, details: noDetails, delivery });
      await awaitLeaving();
      return delivery;
    },
    async add(id, press) {
      const before = await reports.change(id, (report) => addPress(report, press, clock()));
      if (before === null || !canUndo(before)) return null;
      await awaitLeaving();
      return before;
    },
    async undo(pressId) {
      const id = findReportOf(await reports.readAll(), pressId);
      if (id === null) return false;
      let undone = false;
      await reports.change(id, (report) => {
        const left = takePressBack(report, pressId);
        undone = left !== report;
        return left;
      });
      return undone;
    },
    async hold(id) {
      const before = await reports.change(id, (report) =>
        canUndo(report) ? { ...report, delivery: { state: 'draft' } } : report,
      );
      return before !== null && canUndo(before);
    },
  };
}
