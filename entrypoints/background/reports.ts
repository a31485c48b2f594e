import { systemClock } from '#lib/browser/clock.ts';
import { browserGuardScripts } from '#lib/browser/guard-scripts.ts';
import { onInstalledOrStarted } from '#lib/browser/own-files.ts';
import { readOwnVersion } from '#lib/browser/own-manifest.ts';
import { browserShortcuts } from '#lib/browser/shortcuts.ts';
import { systemRandomId } from '#lib/browser/random.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { readChannels } from '#lib/report/channels.ts';
import { buildChannelsDesk } from '#lib/report/channels-desk.ts';
import { buildQuickReport } from '#lib/report/quick-report.ts';
import { applyReceipts, type ReceiptParts } from '#lib/report/receipts.ts';
import { buildReportDesk, type ReportDeskParts } from '#lib/report/report-desk.ts';
import { buildReportsDesk } from '#lib/report/reports-desk.ts';
import { readXarfContact } from '#lib/report/write-xarf.ts';
import type { FeedChannels } from '#lib/sync/feed-channels.ts';
import type { Database } from '#lib/store/database.ts';
import { buildKeptReports, type KeptReports } from '#lib/store/kept-reports.ts';
import { buildShopperCountryStore } from '#lib/store/shopper-country.ts';
import { localArea } from '#lib/store/storage-areas.ts';
import { buildOwnOutbox, listenForSending } from './report-outbox.ts';
import { buildOpenDetails, buildOwnPictures, openPage } from './report-pages.ts';

type Around = Pick<ReportDeskParts, 'tabStates' | 'settings' | 'readStopped'> & {
  readonly channels: {
    readonly readIntake: () => Promise<string | null>;
    readonly readMain: () => Promise<FeedChannels | null>;
    readonly readReceiptFeeds: ReceiptParts['readReceiptFeeds'];
  };
  readonly reportFault: (fault: unknown) => void;
};

const country = buildShopperCountryStore(localArea);
const readOwnChannels = async () => readChannels(await country.read());

/** Where reports can be taken besides: authorities and platforms, and the main feed's public form. */
function buildPlaces(reports: KeptReports, { settings, channels }: Around) {
  const readIssueForm = async () => (await channels.readMain())?.issueForm ?? null;
  return buildChannelsDesk({ reports, country, settings, readIssueForm });
}

/** Everything about reports: from the press to the intake, and what the shopper sees of it. */
export function buildReports(database: Database, around: Around) {
  const { reportFault } = around;
  const { readIntake, readMain, readReceiptFeeds } = around.channels;
  const readContact = async () => readXarfContact((await readMain())?.objection ?? null);
  const reports = buildKeptReports(database);
  const takeReceipts = (): Promise<void> =>
    applyReceipts({ reports, readReceiptFeeds }).catch(reportFault);
  const outbox = buildOwnOutbox(reports, reportFault);
  const pictures = buildOwnPictures(reports);
  const desk = buildReportDesk({
    ...around,
    readIntake,
    reports,
    outbox,
    clock: systemClock,
    randomId: systemRandomId,
    extensionVersion: readOwnVersion(),
    readChannels: readOwnChannels,
  });
  const quickReport = buildQuickReport({
    ...around,
    desk,
    scripts: browserGuardScripts,
    tabs: browserTabs,
    openDetails: buildOpenDetails(outbox, pictures),
  });
  const nameMenu = async (): Promise<void> => {
    const { locale } = await around.settings.read();
    await browserShortcuts.applyMenu(catalogueOf(locale).reports.menu);
  };
  return {
    answers: {
      ...desk,
      ...buildReportsDesk({
        reports,
        outbox,
        readChannels: readOwnChannels,
        readIntake,
        readContact,
        pictures,
        openPage,
        applyReceipts: takeReceipts,
      }),
      ...buildPlaces(reports, around),
      ...pictures.answers,
    },
    /** Feeds have changed: what they say of reports is kept before they may forget it. */
    applyFeedChange: takeReceipts,
    listen(): void {
      onInstalledOrStarted(() => {
        void outbox.applyWake();
        nameMenu().catch(reportFault);
      });
      listenForSending(outbox, reportFault);
      browserShortcuts.onPress((press) => void quickReport(press).catch(reportFault));
      void outbox.applyWake();
    },
  };
}
