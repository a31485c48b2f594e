import { signal } from '@preact/signals';
import { browserSendingConsent } from '#lib/browser/sending-consent.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { AddedDetails, ReportsView } from '#lib/messages/contract.ts';
import { send } from '#lib/messages/send.ts';
import { Reports } from '#lib/ui/pages/reports.tsx';
import type { OpenReport, ReportsPage, ReportsProps } from '#lib/ui/pages/reports-props.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
import '#lib/ui/pages/options.css';
import '#lib/ui/pages/reports.css';
import { render } from 'preact';
import { channelSeams } from './channels.ts';
import { exportReport } from './export-report.ts';
import { buildPictureSeams } from './pictures.ts';

const nothingTaken = { email: 0, phone: 0, order: 0 };
const locale = signal<Locale>('vi');
const page = signal<ReportsPage>({
  state: 'loading',
  view: { reports: [], intake: null, hotlineHref: '' },
  open: null,
  isClearing: false,
});

function apply(change: Partial<ReportsPage>): void {
  page.value = { ...page.value, ...change };
}

async function show(asked: Promise<ReportsView>): Promise<void> {
  const view = await asked.catch(() => null);
  apply(view ? { state: 'ready', view, isClearing: false } : { state: 'failed' });
}

function applyOpen(change: Partial<OpenReport>): void {
  const { open } = page.value;
  if (open) apply({ open: { ...open, ...change } });
}

async function readPreview(reportId: string): Promise<void> {
  const { json } = await send('previewReport', { reportId }).catch(() => ({ json: null }));
  if (page.value.open?.id === reportId) applyOpen({ json });
}

async function open(reportId: string, isForSent = false): Promise<void> {
  apply({ open: { id: reportId, json: null, taken: nothingTaken, isSaved: false, isForSent } });
  // What its shopper looks at does not leave under their eyes.
  const { held } = await send('holdReport', { reportId }).catch(() => ({ held: false }));
  if (held) await show(send('viewReports', {}));
  await readPreview(reportId);
}

async function previewWords(words: string): Promise<void> {
  const seen = await send('previewWords', { words }).catch(() => null);
  if (seen) applyOpen({ taken: seen.taken, isSaved: false });
}

/**
 * The browser is asked first, for it listens only straight after the press. Whatever the shopper tells it, the worker
 * asks it again before anything leaves. The press also ends the field that was written in: what stood there goes first.
 */
async function sendReport(reportId: string): Promise<void> {
  await browserSendingConsent.request().catch(() => false);
  await saving;
  await show(send('sendReport', { reportId }));
}

let saving: Promise<void> = Promise.resolve();

async function saveDetails(reportId: string, details: AddedDetails): Promise<void> {
  await show(send('addDetails', { reportId, details }));
  await readPreview(reportId);
  applyOpen({ isSaved: true });
}

/** What is printed is what leaves: so it is opened first, and the other reports stay off the paper. */
async function printOne(reportId: string): Promise<void> {
  if (page.value.open?.id !== reportId) await open(reportId);
  const section = document.getElementById(reportId);
  section?.toggleAttribute('data-printed', true);
  window.print();
  section?.toggleAttribute('data-printed', false);
}

const actions: ReportsProps['actions'] = {
  onOpen: (reportId) => void open(reportId),
  onWords: (words) => void previewWords(words),
  onSave: (reportId, details) => {
    saving = saveDetails(reportId, details);
  },
  onSend: (reportId) => void sendReport(reportId),
  onRemove: (reportId) => void show(send('removeReport', { reportId })),
  onExport: (reportId, form) => void exportReport(reportId, form),
  onPrint: (reportId) => void printOne(reportId),
  onClear: () => apply({ isClearing: true }),
  onClearSure: () => void show(send('clearReports', {})),
};

async function start(): Promise<void> {
  const settings = await send('readSettings', {}).catch(() => null);
  if (settings) locale.value = settings.locale;
  document.documentElement.lang = locale.value;
  await show(send('viewReports', {}));
  const [, asked = '', sent] = /^#([0-9a-f]+)(-sent)?$/.exec(location.hash) ?? [];
  if (page.value.view.reports.some(({ id }) => id === asked)) {
    await open(asked, sent !== undefined);
    if (sent === undefined) document.getElementById(asked)?.scrollIntoView();
  }
}

const pictures = buildPictureSeams(readPreview);

function App() {
  const shown = { page: page.value, locale: locale.value };
  return <Reports {...shown} actions={actions} channels={channelSeams} pictures={pictures} />;
}

const root = document.getElementById('reports');
if (root) render(<App />, root);
void start();
