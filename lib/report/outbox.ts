import type { KeptReport } from '#lib/domain/kept-report.ts';
import { buildPresses, type Presses, type PressParts } from './outbox-presses.ts';
import { alarmName, buildSending, type SendingParts } from './outbox-sending.ts';
import { awaitConsent, queueAgain } from './outbox-steps.ts';

export type OutboxParts = SendingParts &
  Pick<PressParts, 'timers'> & {
    readonly reportFault: (fault: unknown) => void;
  };

/**
 * The reports on their way. Each step is written down before the next begins, so that a worker killed anywhere goes on
 * where it stopped: a report that was being sent is sent again, and the intake knows it by its id.
 */
export type Outbox = Presses & {
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

  return {
    ...buildPresses(parts, { setAlarm, runSafely }),
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
