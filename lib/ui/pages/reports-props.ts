import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { RedactedKind } from '#lib/domain/redacted.ts';
import type { ExportForm } from '#lib/domain/report.ts';
import type { ChannelSeams } from './report-channels.tsx';
import type { PictureBox } from '#lib/domain/taken-picture.ts';
import type { AddedDetails, PictureView, ReportsView } from '#lib/messages/contract.ts';

/** What the page knows. `open`: the report whose details are being written. */
export type ReportsPage = {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly view: ReportsView;
  readonly open: OpenReport | null;
  /** The shopper asked to delete everything, and has yet to say so twice. */
  readonly isClearing: boolean;
};

/** What the picture of a report asks of the page that shows it. */
export type PictureSeams = {
  readonly view: (reportId: string) => Promise<PictureView>;
  /** Puts the picture with these parts covered into the report. False: it could not. */
  readonly use: (
    reportId: string,
    picture: ReportPicture,
    boxes: readonly PictureBox[],
  ) => Promise<boolean>;
  readonly drop: (reportId: string, kept: boolean) => Promise<void>;
};

export type OpenReport = {
  readonly id: string;
  /** The exact text that would leave. Null: it has no form that can leave. */
  readonly json: string | null;
  readonly taken: Readonly<Record<RedactedKind, number>>;
  readonly isSaved: boolean;
  /** The shopper came for the text that leaves, not to add anything. */
  readonly isForSent?: boolean;
};

export type ReportsProps = {
  readonly page: ReportsPage;
  readonly locale: Locale;
  /** Without them the page does not say where reports can be taken. */
  readonly channels?: ChannelSeams;
  /** Not given: pictures are neither shown nor added. */
  readonly pictures?: PictureSeams;
  readonly actions: {
    readonly onOpen: (reportId: string) => void;
    readonly onWords: (words: string) => void;
    readonly onSave: (reportId: string, details: AddedDetails) => void;
    readonly onSend: (reportId: string) => void;
    readonly onRemove: (reportId: string) => void;
    readonly onExport: (reportId: string, form: ExportForm) => void;
    readonly onPrint: (reportId: string) => void;
    readonly onClear: () => void;
    readonly onClearSure: () => void;
  };
};
