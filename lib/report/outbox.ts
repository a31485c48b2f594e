import {
  type Delivery,
  type DeliveryFault,
  type KeptReport,
  noDetails,
} from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { Alarms } from '#lib/browser/alarms.ts';
import type { Timers } from '#lib/browser/timers.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import { isOverdue, longestWaitMs, readWaitMs, undoMs } from './outbox-schedule.ts';

/** What came of one try. `accepted` also when the intake had this report already. */
export type Delivered =
  | { readonly accepted: true }
  | {
      readonly accepted: false;
      readonly fault: DeliveryFault;
      readonly detail: string | null;
      /** How long the intake asked to be left alone, in ms; null when it did not say. */
      readonly retryAfterMs: number | null;
    };

/** Sends one report. Never throws for what the network or the intake does. */
export type Deliver = (report: KeptReport, to: string) => Promise<Delivered>;

export type OutboxParts = {
  readonly reports: KeptReports;
  readonly deliver: Deliver;
  readonly alarms: Alarms;
  readonly timers: Timers;
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly reportFault: (fault: unknown) => void;
};

/**
 * The reports on their way. Each step is written down before the next begins, so that a worker killed anywhere goes on
 * where it stopped: a report that was being sent is sent again, and the intake knows it by its id.
 */
export type Outbox = {
  /** Keeps a press. `to` null: it stays a draft. Else it leaves after the time in which it can be taken back. */
  keep(draft: ReportDraft, to: string | null): Promise<void>;
  /** Takes a press back. False: it has left already, or there is none. */
  undo(id: string): Promise<boolean>;
  /** Keeps a report that has not left from leaving, while its shopper writes. False: it has left, or there is none. */
  hold(id: string): Promise<boolean>;
  /** The shopper sends a draft, or one that failed, once more. False: it is on its way or delivered, or there is none. */
  resend(id: string, to: string): Promise<boolean>;
  /** Deletes a report from this device. What an intake has stays there. */
  remove(id: string): Promise<void>;
  applyAlarm(name: string): Promise<void>;
  /** The worker woke: what is due is sent, and the alarm is set whatever became of the one before. */
  applyWake(): Promise<void>;
};

const alarmName = 'outbox';

export function buildOutbox(parts: OutboxParts): Outbox {
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
        if (isDue(delivery, clock())) await sendOne(id);
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
      return { ...report, delivery: settle(report.delivery, done) };
    });
  }

  function settle(sending: Extract<Delivery, { state: 'sending' }>, done: Delivered): Delivery {
    const { to, firstQueuedAtMs } = sending;
    const atMs = clock();
    if (done.accepted) return { state: 'delivered', to, atMs };
    const { fault, detail, retryAfterMs } = done;
    if (fault === 'refused') return { state: 'failed', to, atMs, fault, detail };
    if (isOverdue(firstQueuedAtMs, atMs)) {
      return { state: 'failed', to, atMs, fault: 'gave-up', detail };
    }
    const attempts = sending.attempts + 1;
    const waitMs = readWaitMs(attempts, parts.random(), retryAfterMs);
    const nextTryAtMs = atMs + waitMs;
    return { state: 'queued', to, firstQueuedAtMs, nextTryAtMs, attempts, lastFault: fault };
  }

  async function setAlarm(): Promise<void> {
    const times = (await reports.readAll()).flatMap(({ delivery }) => readDueMs(delivery));
    if (times.length === 0) return parts.alarms.clear(alarmName);
    return parts.alarms.set(alarmName, Math.max(clock(), Math.min(...times)));
  }

  const runSafely = (): Promise<void> => run().catch(parts.reportFault);

  return {
    async keep(draft, to) {
      const { id, createdAtMs } = draft;
      const delivery = to === null ? ({ state: 'draft' } as const) : queue(to, clock(), undoMs);
      await reports.keep({ id, createdAtMs, draft, details: noDetails, delivery });
      await setAlarm();
      // Browsers round alarms up to half a minute or more; while the worker lives it need not wait that long.
      if (to !== null) parts.timers.set(() => void runSafely(), undoMs);
    },
    async undo(id) {
      const before = await reports.change(id, (report) => (canUndo(report) ? null : report));
      return before !== null && canUndo(before);
    },
    async hold(id) {
      const before = await reports.change(id, (report) =>
        canUndo(report) ? { ...report, delivery: { state: 'draft' } } : report,
      );
      return before !== null && canUndo(before);
    },
    async resend(id, to) {
      const isResent = ({ delivery: { state } }: KeptReport): boolean =>
        state === 'draft' || state === 'failed';
      const before = await reports.change(id, (report) =>
        isResent(report) ? { ...report, delivery: queue(to, clock(), 0) } : report,
      );
      if (before === null || !isResent(before)) return false;
      await runSafely();
      return true;
    },
    async remove(id) {
      await reports.change(id, () => null);
    },
    async applyAlarm(name) {
      if (name === alarmName) await runSafely();
    },
    applyWake: runSafely,
  };
}

function queue(to: string, nowMs: number, waitMs: number): Delivery {
  const nextTryAtMs = nowMs + waitMs;
  return { state: 'queued', to, firstQueuedAtMs: nowMs, nextTryAtMs, attempts: 0, lastFault: null };
}

/** Before the first try nothing has left, and a draft never leaves: both can be taken back without a trace. */
function canUndo({ delivery }: KeptReport): boolean {
  return delivery.state === 'draft' || (delivery.state === 'queued' && delivery.attempts === 0);
}

// `sending` outside of a run is what a killed worker left behind; within one nothing else sends. A time further away
// than any wait is a clock that was set back since.
function isDue(delivery: Delivery, nowMs: number): boolean {
  return readDueMs(delivery).some((atMs) => atMs <= nowMs || atMs - nowMs > longestWaitMs);
}

function readDueMs(delivery: Delivery): readonly number[] {
  if (delivery.state === 'sending') return [0];
  return delivery.state === 'queued' ? [delivery.nextTryAtMs] : [];
}

type Sending = KeptReport & { readonly delivery: Extract<Delivery, { state: 'sending' }> };

/** Null when it is no longer to be sent: taken back, or put off, between the look and this moment. */
function takeForSending(report: KeptReport, nowMs: number): Sending | null {
  const { delivery } = report;
  const isWaiting = delivery.state === 'queued' || delivery.state === 'sending';
  if (!isWaiting || !isDue(delivery, nowMs)) return null;
  const { to, firstQueuedAtMs, attempts } = delivery;
  return { ...report, delivery: { state: 'sending', to, firstQueuedAtMs, attempts } };
}
