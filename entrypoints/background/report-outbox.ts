import { browserAlarms } from '#lib/browser/alarms.ts';
import { systemClock } from '#lib/browser/clock.ts';
import { buildIntakeNetwork } from '#lib/browser/intake-network.ts';
import { systemRandom } from '#lib/browser/random.ts';
import { browserSendingConsent } from '#lib/browser/sending-consent.ts';
import { guardTimers, pauseTask } from '#lib/browser/timers.ts';
import { buildDeliver } from '#lib/report/deliver.ts';
import { buildOutbox, type Outbox } from '#lib/report/outbox.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';

type ReportFault = (fault: unknown) => void;

export function buildOwnOutbox(reports: KeptReports, reportFault: ReportFault): Outbox {
  const mayLeave = (): Promise<boolean> => browserSendingConsent.isGiven();
  const ask = buildIntakeNetwork({ mayLeave });
  return buildOutbox({
    reports,
    deliver: buildDeliver({ ask, clock: systemClock, pause: pauseTask }),
    mayLeave,
    alarms: browserAlarms,
    timers: guardTimers,
    clock: systemClock,
    random: systemRandom,
    reportFault,
  });
}

/** What makes reports leave, or keeps them: their time has come, or the shopper told the browser so. */
export function listenForSending(outbox: Outbox, reportFault: ReportFault): void {
  browserAlarms.onAlarm((name) => void outbox.applyAlarm(name).catch(reportFault));
  browserSendingConsent.onChanged(
    (isGiven) => void outbox.applyConsent(isGiven).catch(reportFault),
  );
}
