import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { Alarms } from '#lib/browser/alarms.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import {
  awaitConsent,
  type Delivered,
  isAwaitingConsent,
  isDue,
  queueAllowed,
  readDueMs,
  settle,
  takeForSending,
} from './outbox-steps.ts';

/** Sends one report. Never throws for what the network or the intake does. */
export type Deliver = (report: KeptReport, to: string) => Promise<Delivered>;

export type SendingParts = {
  readonly reports: KeptReports;
  readonly deliver: Deliver;
  /** False where the browser asks its shopper first, and they have not said yes. */
  readonly mayLeave: () => Promise<boolean>;
  readonly alarms: Alarms;
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
};

/** The name of the alarm that wakes the worker for what is due. */
export const alarmName = 'outbox';

/** Sends what is due, one report after the other, and sees to it that the worker wakes for the rest. */
export function buildSending(parts: SendingParts): {
  readonly run: () => Promise<void>;
  readonly setAlarm: () => Promise<void>;
} {
  const { reports, clock } = parts;
  let running: Promise<void> | null = null;

  /** One run at a time: a report must not be on its way twice. Whoever asks meanwhile waits for that run. */
  function run(): Promise<void> {
    running ??= sendDue().finally(() => {
      running = null;
    });
    return running;
  }

  async function sendDue(): Promise<void> {
    try {
      for (const { id, delivery } of (await reports.readAll()).toReversed()) {
        if (!isDue(delivery, clock()) && !isAwaitingConsent(delivery)) continue;
        // Asked before each: it can be taken back while others are sent.
        const change = (await parts.mayLeave()) ? queueAllowed : awaitConsent;
        await reports.change(id, (report) => change(report, clock()));
        await sendOne(id);
      }
    } finally {
      await setAlarm();
    }
  }

  async function sendOne(id: string): Promise<void> {
    const nowMs = clock();
    const before = await reports.change(id, (report) => takeForSending(report, nowMs) ?? report);
    const taken = before && takeForSending(before, nowMs);
    if (!taken) return;
    const done = await parts.deliver(taken, taken.delivery.to);
    await reports.change(id, (report) => {
      // Taken back or sent anew meanwhile: this answer is about something that is no more.
      if (report.delivery.state !== 'sending') return report;
      return {
        ...report,
        delivery: settle(report.delivery, done, { nowMs: clock(), random: parts.random() }),
      };
    });
  }

  async function setAlarm(): Promise<void> {
    const times = (await reports.readAll()).flatMap(({ delivery }) => readDueMs(delivery));
    if (times.length === 0) return parts.alarms.clear(alarmName);
    return parts.alarms.set(alarmName, Math.max(clock(), Math.min(...times)));
  }

  return { run, setAlarm };
}
