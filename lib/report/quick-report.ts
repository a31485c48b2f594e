import type { GuardScripts } from '#lib/browser/guard-scripts.ts';
import type { QuickPress } from '#lib/browser/shortcuts.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { KeptMessage, ReportKept } from '#lib/messages/contract.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { TabStates } from '#lib/store/tab-states.ts';
import { cleanUrl } from './clean-url.ts';
import { NothingToReportError, type ReportAnswers } from './report-desk.ts';

export type QuickReportParts = {
  readonly desk: Pick<ReportAnswers, 'reportTab'>;
  readonly tabStates: TabStates;
  readonly settings: SettingsStore;
  readonly scripts: Pick<GuardScripts, 'injectPainter'>;
  readonly tabs: Pick<Tabs, 'push'>;
  /** Opens the page of reports at this one, with a picture of the tab where the press allows it. */
  readonly openDetails: (reportId: string, tabId: number) => Promise<void>;
};

/**
 * One press of a key or in the context menu: keeps the report as the button would, and says so on the page. Where nothing
 * can be drawn the reports page opens instead: a press is never answered by silence. False: nothing is known of the
 * page, so there is nothing to report.
 */
export function buildQuickReport(parts: QuickReportParts): (press: QuickPress) => Promise<boolean> {
  return async ({ tabId, linkUrl }) => {
    const state = await parts.tabStates.read(tabId);
    if (!state) return false;
    const ref = readRef(state.reading, linkUrl);
    const kept = await parts.desk.reportTab({ tabId, ref }, { from: 'own-page' }).catch(ignoreGone);
    if (!kept) return false;
    await tell(parts, tabId, kept).catch(() => parts.openDetails(kept.reportId, tabId));
    return true;
  };
}

async function tell(parts: QuickReportParts, tabId: number, kept: ReportKept): Promise<void> {
  await parts.scripts.injectPainter(tabId);
  const { locale } = await parts.settings.read();
  const message: KeptMessage = { push: 'kept', kept, texts: catalogueOf(locale).guard };
  await parts.tabs.push(tabId, message);
}

/** A link of the menu is the thing shown small that it leads to; else it is the page that was meant. */
function readRef(reading: PageReading, linkUrl: string | null): string {
  const link = linkUrl === null ? null : cleanUrl(linkUrl);
  const card = link && reading.cards.find(({ url }) => cleanUrl(url) === link);
  if (card) return `card:${card.id}`;
  if (reading.kind === 'shop' && reading.shop) return 'shop';
  return reading.listing ? 'listing' : 'page';
}

function ignoreGone(fault: unknown): null {
  if (fault instanceof NothingToReportError) return null;
  throw fault;
}
