import type { Delivery, DeliveryFault, KeptReport } from '#lib/domain/kept-report.ts';
import { isOverdue, longestWaitMs, readWaitMs } from './outbox-schedule.ts';

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

export function queue(
  to: string,
  nowMs: number,
  waitMs: number,
): Extract<Delivery, { state: 'queued' }> {
  const nextTryAtMs = nowMs + waitMs;
  return { state: 'queued', to, firstQueuedAtMs: nowMs, nextTryAtMs, attempts: 0, lastFault: null };
}

/** What was on its way stays on the device until its shopper lets the browser send it. */
export function awaitConsent(report: KeptReport): KeptReport {
  const { delivery } = report;
  if (delivery.state !== 'queued' && delivery.state !== 'sending') return report;
  // A worker that was killed while it sent may have been heard.
  const { to } = delivery;
  const attempts = delivery.attempts + (delivery.state === 'sending' ? 1 : 0);
  return { ...report, delivery: { state: 'draft', awaitsConsent: { to, attempts } } };
}

/** Its shopper sends it now, and the waits begin anew; what may have been heard before cannot be taken back. */
export function queueAgain(report: KeptReport, to: string, nowMs: number): Delivery {
  return { ...queue(to, nowMs, 0), attempts: canUndo(report) ? 0 : 1 };
}

export function isAwaitingConsent(delivery: Delivery): boolean {
  return delivery.state === 'draft' && delivery.awaitsConsent !== undefined;
}

/** The consent has come: what waited for nothing else is due. */
export function queueAllowed(report: KeptReport, nowMs: number): KeptReport {
  const { delivery } = report;
  if (delivery.state !== 'draft' || delivery.awaitsConsent === undefined) return report;
  const { to, attempts } = delivery.awaitsConsent;
  return { ...report, delivery: { ...queue(to, nowMs, 0), attempts } };
}

/** Before the first try nothing has left, and a draft never leaves: both can be taken back without a trace. */
export function canUndo({ delivery }: KeptReport): boolean {
  if (delivery.state === 'draft') return (delivery.awaitsConsent?.attempts ?? 0) === 0;
  return delivery.state === 'queued' && delivery.attempts === 0;
}

// `sending` outside of a run is what a killed worker left behind; within one nothing else sends. A time further away
// than any wait is a clock that was set back since.
export function isDue(delivery: Delivery, nowMs: number): boolean {
  return readDueMs(delivery).some((atMs) => atMs <= nowMs || atMs - nowMs > longestWaitMs);
}

export function readDueMs(delivery: Delivery): readonly number[] {
  if (delivery.state === 'sending') return [0];
  return delivery.state === 'queued' ? [delivery.nextTryAtMs] : [];
}

export type Sending = KeptReport & { readonly delivery: Extract<Delivery, { state: 'sending' }> };

/** Null when it is no longer to be sent: taken back, or put off, between the look and this moment. */
export function takeForSending(report: KeptReport, nowMs: number): Sending | null {
  const { delivery } = report;
  const isWaiting = delivery.state === 'queued' || delivery.state === 'sending';
  if (!isWaiting || !isDue(delivery, nowMs)) return null;
  const { to, firstQueuedAtMs, attempts } = delivery;
  return { ...report, delivery: { state: 'sending', to, firstQueuedAtMs, attempts } };
}

/** Where a report stands after a try. `random` is in [0, 1). */
export function settle(
  { to, firstQueuedAtMs, attempts }: Sending['delivery'],
  done: Delivered,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): Delivery {
  if (done.accepted) return { state: 'delivered', to, atMs: nowMs };
  const { fault, detail, retryAfterMs } = done;
  if (fault === 'refused') return { state: 'failed', to, atMs: nowMs, fault, detail };
  if (isOverdue(firstQueuedAtMs, nowMs)) {
    return { state: 'failed', to, atMs: nowMs, fault: 'gave-up', detail };
  }
  const tried = attempts + 1;
  const nextTryAtMs = nowMs + readWaitMs(tried, random, retryAfterMs);
  return { state: 'queued', to, firstQueuedAtMs, nextTryAtMs, attempts: tried, lastFault: fault };
}
