import { type Delivery, type KeptReport, noDetails } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { Timers } from '#lib/browser/timers.ts';
import { undoMs } from './outbox-schedule.ts';
import { alarmName, buildSending, type SendingParts } from './outbox-sending.ts';
import { awaitConsent, canUndo, queue, queueAgain } from './outbox-steps.ts';
import { addPress, findReportOf, takePressBack } from './presses.ts';

export type OutboxParts = SendingParts & {
  readonly timers: Timers;
  readonly reportFault: (fault: unknown) => void;
};

/**
 * The reports on their way. Each step is written down before the next begins, so that a worker killed anywhere goes on
 * where it stopped: a report that was being sent is sent again, and the intake knows it by its id.
 */
export type Outbox = {
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
  /** The shopper sends a report now that waits or failed. False: it is on its way or delivered, or there is none. */
  resend(id: string, to: string): Promise<boolean>;
  /** Deletes a report from this device. What an intake has stays there. */
  remove(id: string): Promise<void>;
  /** The shopper allowed the browser to send reports, or took that back: what waited for it leaves, what waits stays. */
  applyConsent(isGiven: boolean): Promise<void>;
  applyAlarm(name: string): Promise<void>;
  /** The worker woke: what is due is sent, and the alarm is set whatever became of the one before. */
  applyWake(): Promise<void>;
};

function isResent({ delivery: { state } }: KeptReport): boolean {
  return state === 'draft' || state === 'failed' || state === 'queued';
}

export function buildOutbox(parts: OutboxParts): Outbox {
  const { reports, clock } = parts;
  const { run, setAlarm } = buildSending(parts);
  const runSafely = (): Promise<void> => run().catch(parts.reportFault);

  async function readFirst(to: string | null): Promise<Delivery> {
    if (to === null) return { state: 'draft' };
    const isAllowed = await parts.mayLeave();
    return isAllowed
      ? queue(to, clock(), undoMs)
      : { state: 'draft', awaitsConsent: { to, attempts: 0 } };
  }

  async function awaitLeaving(): Promise<void> {
    await setAlarm();
    // Browsers round alarms up to half a minute or more; while the worker lives it need not wait that long.
    parts.timers.set(() => void runSafely(), undoMs);
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
    async resend(id, to) {
      const isAllowed = await parts.mayLeave();
      const before = await reports.change(id, (report) => {
        if (!isResent(report)) return report;
        const again = { ...report, delivery: queueAgain(report, to, clock()) };
        return isAllowed ? again : awaitConsent(again);
      });
      if (before === null || !isResent(before)) return false;
      await runSafely();
      return true;
    },
    async remove(id) {
      await reports.change(id, () => null);
    },
    async applyConsent(isGiven) {
      // A run under way may have passed what waits: then it takes a second one.
      if (isGiven) return runSafely().then(runSafely);
      for (const { id, delivery } of await reports.readAll()) {
        // What is being sent now may have arrived: its answer is still taken.
        if (delivery.state === 'queued') await reports.change(id, awaitConsent);
      }
      await setAlarm();
    },
    async applyAlarm(name) {
      if (name === alarmName) await runSafely();
    },
    applyWake: runSafely,
  };
}
