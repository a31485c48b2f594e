import { signal } from '@preact/signals';
import { systemClock } from '#lib/browser/clock.ts';
import { browserSendingConsent } from '#lib/browser/sending-consent.ts';
import { browserTabs, canReplace } from '#lib/browser/tabs.ts';
import { guardTimers } from '#lib/browser/timers.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { Ask } from '#lib/messages/contract.ts';
import { send } from '#lib/messages/send.ts';
import { buildGoBack } from '#lib/page/go-back.ts';
import { allowReport } from '#lib/ui/pages/allow-report.ts';
import type { PopupReport } from '#lib/ui/pages/popup-report.tsx';
import { Warning, type WarningPage } from '#lib/ui/pages/warning.tsx';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
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

const life = new AbortController();
window.addEventListener('pagehide', () => life.abort());
// From the back-forward cache it would come as it was left; it is looked up and begun anew.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const goBack = buildGoBack({
  history,
  stepsBack: canReplace() ? 1 : 2,
  tabs: browserTabs,
  memory: sessionStorage,
  timers: guardTimers,
  clock: systemClock,
  signal: life.signal,
});

async function pass(): Promise<void> {
  const tabId = await browserTabs.readOwn();
  if (tabId === null) return;
  const { url } = await send('passStop', { to, tabId }).catch(() => ({ url: null }));
  if (url !== null) location.replace(url);
}

async function keepReport(): Promise<void> {
  report.value = { state: 'busy' };
  report.value = await send('reportStop', { to }).then(
    (kept) => ({ state: 'kept', kept }),
    () => ({ state: 'failed' }),
  );
}

async function allow(reportId: string): Promise<void> {
  const sendReport = (ask: Ask<'sendReport'>) => send('sendReport', ask);
  const asked = await allowReport({ consent: browserSendingConsent, sendReport }, reportId);
  if (asked) report.value = asked;
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
  onAllow: (reportId: string) => void allow(reportId),
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
