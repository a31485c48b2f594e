import type { Locale } from '#lib/domain/localised.ts';
import type { RedactedKind } from '#lib/domain/redacted.ts';
import type { ExportForm } from '#lib/domain/report.ts';
import type { AddedDetails, ReportsView } from '#lib/messages/contract.ts';
import type { ChannelSeams } from './report-channels.tsx';

/** What the page knows. `open`: the report whose details are being written. */
export type ReportsPage = {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly view: ReportsView;
  readonly open: OpenReport | null;
  /** The shopper asked to delete everything, and has yet to say so twice. */
  readonly isClearing: boolean;
};

export type OpenReport = {
  readonly id: string;
  /** The exact text that would leave. Null: it has no form that can leave. */
  readonly json: string | null;
  readonly taken: Readonly<Record<RedactedKind, number>>;
  readonly isSaved: boolean;
};

export type ReportsProps = {
  readonly page: ReportsPage;
  readonly locale: Locale;
  /** Without them the page does not say where reports can be taken. */
  readonly channels?: ChannelSeams;
  readonly actions: {
    readonly onOpen: (reportId: string) => void;
    readonly onWords: (words: string) => void;
    readonly onSave: (reportId: string, details: AddedDetails) => void;
    readonly onSend: (reportId: string) => void;
    readonly onRemove: (reportId: string) => void;
    readonly onExport: (reportId: string, form: ExportForm) => void;
    readonly onPrint: () => void;
    readonly onClear: () => void;
    readonly onClearSure: () => void;
  };
};
