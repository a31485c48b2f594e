import { browserTabs } from '#lib/browser/tabs.ts';
import { captureTab } from '#lib/browser/visible-tab.ts';
import { ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import type { Outbox } from '#lib/report/outbox.ts';
import { buildPictureDesk, type PictureDesk } from '#lib/report/picture-desk.ts';
import type { ReportPlace } from '#lib/report/reports-desk.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import { sessionArea } from '#lib/store/storage-areas.ts';
import { buildTakenPictures } from '#lib/store/taken-pictures.ts';

export const openPage = (reportId: string, at: ReportPlace = 'details'): Promise<void> =>
  browserTabs.openNew(`${ownPagePrefix()}reports.html#${reportId}${at === 'sent' ? '-sent' : ''}`);

export function buildOwnPictures(reports: KeptReports): PictureDesk {
  return buildPictureDesk({
    reports,
    pictures: buildTakenPictures(sessionArea),
    capture: captureTab,
  });
}

/** For a press that cannot be answered on its page: the report waits, and the tab is pictured while it is in front. */
export function buildOpenDetails(outbox: Pick<Outbox, 'hold'>, pictures: PictureDesk) {
  return async (reportId: string, tabId: number): Promise<void> => {
    await outbox.hold(reportId);
    await pictures.take(reportId, tabId);
    await openPage(reportId);
  };
}
