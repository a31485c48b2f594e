import type { ReportDraft } from '#lib/domain/report.ts';
import type { Clock } from '#lib/browser/clock.ts';
import type { RandomId } from '#lib/browser/random.ts';
import { buildEvidence } from '#lib/match/build-evidence.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { TabState, TabStates } from '#lib/store/tab-states.ts';
import type { Channels } from './channels.ts';
import { draftReport } from './draft-report.ts';
import { keepPress } from './keep-press.ts';
import type { Outbox } from './outbox.ts';
import { presentKept } from './present-kept.ts';
import { presentPress, readTold } from './present-press.ts';

export type ReportDeskParts = {
  readonly reports: Pick<KeptReports, 'readAll'>;
  readonly outbox: Pick<Outbox, 'keep' | 'add' | 'undo'>;
  /** The intake that the feed names, or null: the press then stays a draft. */
  readonly readIntake: () => Promise<string | null>;
  readonly tabStates: TabStates;
  /** What the worker itself says of an address that is stopped, or null when it stops none such. */
  readonly readStopped: (url: string) => Promise<TabState | null>;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly randomId: RandomId;
  readonly extensionVersion: string;
  readonly readChannels: () => Promise<Channels>;
};

export type ReportAnswers = Pick<
  Answerers,
  'reportSubject' | 'undoReport' | 'reportTab' | 'reportStop'
>;

/** The tab shows another page by now, or the page has no such subject: there is nothing to report. */
export class NothingToReportError extends Error {}

/** Turns a press into a kept report. The press says only where; everything else comes from what the worker judged. */
export function buildReportDesk(parts: ReportDeskParts): ReportAnswers {
  async function keep(tabId: number, ref: string, url: string | null): Promise<ReportKept> {
    const state = await parts.tabStates.read(tabId);
    if (!state || (url !== null && state.reading.url !== url)) {
      throw new NothingToReportError('nothing is known of this page');
    }
    return keepState(state, ref);
  }

  async function keepState(state: TabState, ref: string): Promise<ReportKept> {
    const { locale } = await parts.settings.read();
    const draft: ReportDraft | null = draftReport({
      reading: state.reading,
      assessment: state.assessment,
      evidence: buildEvidence(state.reading),
      ref,
      id: parts.randomId(),
      nowMs: parts.clock(),
      locale,
      extensionVersion: parts.extensionVersion,
    });
    if (!draft) throw new NothingToReportError(`no subject ${ref} on this page`);
    const intake = await parts.readIntake();
    const press = await keepPress(parts, draft, intake);
    const channels = await parts.readChannels();
    const kept = presentKept(readTold(press, draft), channels, press.delivery);
    return presentPress(kept, press, draft);
  }

  return {
    async reportSubject({ url, ref }, sender) {
      if (sender.from !== 'guard')
        throw new NothingToReportError('only a guard speaks for its page');
      return keep(sender.tabId, ref, url);
    },
    reportTab: ({ tabId, ref }) => keep(tabId, ref, null),
    async reportStop({ to }) {
      const state = await parts.readStopped(to);
      if (!state) throw new NothingToReportError('no stop is shown for this address');
      return keepState(state, 'page');
    },
    undoReport: async ({ reportId }) => ({ undone: await parts.outbox.undo(reportId) }),
  };
}
