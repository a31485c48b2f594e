import { signal } from '@preact/signals';
import { browserTabs, canReplace } from '#lib/browser/tabs.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { send } from '#lib/messages/send.ts';
import type { PopupReport } from '#lib/ui/pages/popup-report.tsx';
import { Warning, type WarningPage } from '#lib/ui/pages/warning.tsx';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/warning.css';
import { render } from 'preact';

const page = signal<WarningPage>({ state: 'loading', locale: 'vi' });
const report = signal<PopupReport>({ state: 'none' });
const to = new URLSearchParams(location.search).get('to') ?? '';

async function open(): Promise<void> {
  const tabId = await browserTabs.readOwn();
  page.value = await send('viewStop', { to, tabId }).catch(() => {
    return { state: 'failed' as const, locale: page.value.locale };
  });
  const { locale } = page.value;
  document.documentElement.lang = locale;
  document.title = catalogueOf(locale).stop.title;
}

// Where the stop page could not take the place of the page it speaks of, that page is one step back.
const stepsBack = canReplace() ? 1 : 2;

async function goBack(): Promise<void> {
  if (history.length > stepsBack) return history.go(-stepsBack);
  const tabId = await browserTabs.readOwn();
  if (tabId !== null) await browserTabs.replaceByNewTab(tabId);
}

async function pass(): Promise<void> {
  const { url } = await send('passStop', { to }).catch(() => ({ url: null }));
  if (url !== null) location.replace(url);
}

async function keepReport(): Promise<void> {
  report.value = { state: 'busy' };
  report.value = await send('reportStop', { to }).then(
    (kept) => ({ state: 'kept', kept }),
    () => ({ state: 'failed' }),
  );
}

async function undoReport(reportId: string): Promise<void> {
  const { undone } = await send('undoReport', { reportId }).catch(() => ({ undone: false }));
  report.value = { state: undone ? 'undone' : 'failed' };
}

const actions = {
  onBack: () => void goBack(),
  onPass: () => void pass(),
  onReport: () => void keepReport(),
  onUndo: (reportId: string) => void undoReport(reportId),
};

function App() {
  return <Warning page={page.value} report={report.value} actions={actions} />;
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void goBack();
});
const root = document.getElementById('stop');
if (root) render(<App />, root);
void open();
