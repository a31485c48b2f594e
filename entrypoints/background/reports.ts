import { browserAlarms } from '#lib/browser/alarms.ts';
import { systemClock } from '#lib/browser/clock.ts';
import { buildIntakeNetwork } from '#lib/browser/intake-network.ts';
import { onInstalledOrStarted, readOwnVersion } from '#lib/browser/own-files.ts';
import { systemRandom, systemRandomId } from '#lib/browser/random.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { guardTimers, pauseTask } from '#lib/browser/timers.ts';
import { ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildDeliver } from '#lib/report/deliver.ts';
import { buildOutbox } from '#lib/report/outbox.ts';
import { buildReportDesk, type ReportDeskParts } from '#lib/report/report-desk.ts';
import { buildReportsDesk } from '#lib/report/reports-desk.ts';
import { readXarfContact } from '#lib/report/write-xarf.ts';
import type { FeedChannels } from '#lib/sync/feed-channels.ts';
import type { Database } from '#lib/store/database.ts';
import { buildKeptReports } from '#lib/store/kept-reports.ts';

type Around = Pick<ReportDeskParts, 'tabStates' | 'settings' | 'readStopped' | 'readIntake'> & {
  readonly readFeedChannels: () => Promise<FeedChannels | null>;
  readonly reportFault: (fault: unknown) => void;
};

/** Everything about reports: from the press to the intake, and what the shopper sees of it. */
export function buildReports(database: Database, around: Around) {
  const { readIntake, readFeedChannels, reportFault } = around;
  const readContact = async () => readXarfContact((await readFeedChannels())?.objection ?? null);
  const reports = buildKeptReports(database);
  const channels = readChannels();
  const outbox = buildOutbox({
    reports,
    deliver: buildDeliver({ ask: buildIntakeNetwork(), clock: systemClock, pause: pauseTask }),
    alarms: browserAlarms,
    timers: guardTimers,
    clock: systemClock,
    random: systemRandom,
    reportFault,
  });
  const openPage = (reportId: string): Promise<void> =>
    browserTabs.openNew(`${ownPagePrefix()}reports.html#${reportId}`);
  return {
    answers: {
      ...buildReportDesk({
        ...around,
        outbox,
        clock: systemClock,
        randomId: systemRandomId,
        extensionVersion: readOwnVersion(),
        channels,
      }),
      ...buildReportsDesk({ reports, outbox, channels, readIntake, readContact, openPage }),
    },
    listen(): void {
      browserAlarms.onAlarm((name) => void outbox.applyAlarm(name).catch(reportFault));
      onInstalledOrStarted(() => void outbox.applyWake());
      void outbox.applyWake();
    },
  };
}
