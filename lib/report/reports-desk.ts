import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { ExportForm } from '#lib/domain/report.ts';
import type { ReportsView, ReportView } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';
import { buildWireReport } from './build-wire-report.ts';
import type { Channels } from './channels.ts';
import type { Outbox } from './outbox.ts';
import type { PictureDesk } from './picture-desk.ts';
import { presentKept } from './present-kept.ts';
import { redactWords } from './redact.ts';
import { writeXarf, type XarfContact } from './write-xarf.ts';

/** Where of a report: what its shopper adds, or the text that leaves. */
export type ReportPlace = 'details' | 'sent';

export type ReportsDeskParts = {
  readonly reports: KeptReports;
  readonly outbox: Outbox;
  readonly readChannels: () => Promise<Channels>;
  readonly readIntake: () => Promise<string | null>;
  readonly readContact: () => Promise<XarfContact | null>;
  /** Brings what is kept up to what the feeds say of it. */
  readonly applyReceipts: () => Promise<void>;
  readonly pictures: Pick<PictureDesk, 'take' | 'forget'>;
  /** Opens a page of the extension at this report. */
  readonly openPage: (reportId: string, at?: ReportPlace) => Promise<void>;
};

export type ReportsAnswers = Pick<
  Answerers,
  | 'viewReports'
  | 'previewWords'
  | 'holdReport'
  | 'addDetails'
  | 'previewReport'
  | 'sendReport'
  | 'removeReport'
  | 'clearReports'
  | 'exportReport'
  | 'openReport'
>;

/** What a shopper sees of their own reports, and does with them. */
export function buildReportsDesk(parts: ReportsDeskParts): ReportsAnswers {
  const { reports, outbox } = parts;

  const view = (): Promise<ReportsView> => readView(parts);

  return {
    async viewReports() {
      await parts.applyReceipts();
      return view();
    },
    previewWords: async ({ words }) => redactWords(words, (await parts.readChannels()).country),
    holdReport: async ({ reportId }) => ({ held: await outbox.hold(reportId) }),
    async addDetails({ reportId, details }) {
      const { reason, words, keepNumbers, wholeAddress } = details;
      const { country } = await parts.readChannels();
      const text = keepNumbers ? words : redactWords(words, country).text;
      const ticked = wholeAddress ? ({ withWholeAddress: true } as const) : {};
      await reports.change(reportId, (report) => {
        const { state } = report.delivery;
        if (state !== 'draft' && state !== 'failed') return report;
        const { screenshot } = report.details;
        return {
          ...report,
          details: { reason, words: text.trim() || null, screenshot, ...ticked },
        };
      });
      return view();
    },
    previewReport: async ({ reportId }) => ({ json: await writeJson(parts, reportId) }),
    async sendReport({ reportId }) {
      const intake = await parts.readIntake();
      if (intake !== null && (await outbox.resend(reportId, intake))) {
        await parts.pictures.forget(reportId);
      }
      return view();
    },
    async removeReport({ reportId }) {
      await outbox.remove(reportId);
      await parts.pictures.forget(reportId);
      return view();
    },
    async clearReports() {
      await reports.clear();
      await parts.pictures.forget(null);
      return view();
    },
    exportReport: ({ reportId, form }) => exportReport(parts, reportId, form),
    async openReport({ reportId, at = 'details', tabId }, sender) {
      await outbox.hold(reportId);
      const from = sender.from === 'guard' ? sender.tabId : tabId;
      // Before the page of reports stands in front of it.
      if (at === 'details' && from !== undefined) await parts.pictures.take(reportId, from);
      await parts.openPage(reportId, at);
      return { opened: true };
    },
  };
}

async function readView(parts: ReportsDeskParts): Promise<ReportsView> {
  const intake = await parts.readIntake();
  const channels = await parts.readChannels();
  return {
    reports: viewAll(await parts.reports.readAll(), channels),
    intake: intake && (URL.parse(intake)?.host ?? null),
    hotlineHref: channels.hotline?.href ?? null,
    ...(channels.hotline ? { hotlineNumber: channels.hotline.number } : {}),
  };
}

async function readWire({ reports }: ReportsDeskParts, reportId: string) {
  const kept = await reports.read(reportId);
  return kept && buildWireReport(kept.draft, kept.details).catch(() => null);
}

async function writeJson(parts: ReportsDeskParts, reportId: string): Promise<string | null> {
  const wire = await readWire(parts, reportId);
  return wire && `${JSON.stringify(wire, null, 2)}\n`;
}

/** A file for the shopper. Null: there is no such report, or nobody who answers for the form. */
async function exportReport(
  parts: ReportsDeskParts,
  reportId: string,
  form: ExportForm,
): Promise<{ readonly name: string; readonly text: string } | null> {
  const name = `bao-cao-${reportId.slice(0, 8)}`;
  if (form === 'json') {
    const text = await writeJson(parts, reportId);
    return text === null ? null : { name: `${name}.json`, text };
  }
  const wire = await readWire(parts, reportId);
  const contact = wire && (await parts.readContact());
  return contact && { name: `${name}.xarf.json`, text: writeXarf(wire, contact) };
}

function viewAll(all: readonly KeptReport[], channels: Channels): readonly ReportView[] {
  const times = new Map(all.map(({ id, createdAtMs }) => [id, createdAtMs]));
  return all.map((report) => {
    const furtherToMs = times.get(report.furtherTo ?? '');
    const view = viewReport(report, channels);
    return furtherToMs === undefined ? view : { ...view, furtherToMs };
  });
}

function viewReport(report: KeptReport, channels: Channels): ReportView {
  const { id, createdAtMs, draft, details, delivery, outcome } = report;
  const { url, behindPath, title, shopName, subject } = draft;
  return {
    id,
    createdAtMs,
    subject: subject.kind,
    url,
    ...(behindPath === undefined
      ? {}
      : { behindPath: { text: behindPath, isSent: details.withWholeAddress === true } }),
    title,
    shopName,
    delivery,
    reason: details.reason,
    words: details.words,
    emailHref: presentKept(draft, channels, delivery).email?.href ?? null,
    ...(outcome ? { outcome } : {}),
  };
}
