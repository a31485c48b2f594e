import { signal } from '@preact/signals';
import { systemClock } from '#lib/browser/clock.ts';
import { everyPage, browserPermissions } from '#lib/browser/permissions.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { send } from '#lib/messages/send.ts';
import { Popup, type PopupPage, type PopupProps } from '#lib/ui/pages/popup.tsx';
import '#lib/ui/tokens.css';
import '#lib/ui/pages/page.css';
import '#lib/ui/pages/popup.css';
import { render } from 'preact';
import { freshness, hotline, readFreshness, readHotline } from './beside-verdict.ts';
import { allowReport, keepReport, openReport, report, undoReport } from './kept-report.ts';
import { muteFailed, muteFinding, unmuteFinding } from './mutes.ts';

const locale = signal<Locale>('vi');
const page = signal<PopupPage>({ state: 'loading' });
const protection = signal<PopupProps['protection']>('unasked');
let tabId: number | null = null;

async function readTab(): Promise<void> {
  if (tabId === null) return;
  page.value = await send('viewTab', { tabId }).catch(() => ({ state: 'failed' as const }));
}

async function open(): Promise<void> {
  const [settings, tab] = await Promise.all([
    send('readSettings', {}).catch(() => null),
    // An address in the popup's own query names the tab: that is how tests open it beside a page.
    readAskedTab() ?? browserTabs.readActive().then((active) => active?.tabId ?? null),
  ]);
  if (settings) applyLocale(settings.locale);
  tabId = tab;
  if (tabId === null) page.value = { state: 'failed' };
  else await readTab();
}

function readAskedTab(): number | null {
  const asked = new URLSearchParams(location.search).get('tab');
  return asked !== null && /^\d{1,10}$/.test(asked) ? Number(asked) : null;
}

function applyLocale(next: Locale): void {
  locale.value = next;
  document.documentElement.lang = next;
}

async function forgetUnread(): Promise<void> {
  await send('forgetUnreadPages', {}).catch(() => null);
  await readTab();
}

// The request has to come straight from the press, so nothing is awaited before it.
async function protect(origins: readonly string[]): Promise<void> {
  const granted = await browserPermissions.request(origins).catch(() => false);
  protection.value = granted ? 'granted' : 'refused';
  if (granted) await followGuard();
}

/** The guard comes by itself into the page that is open; what it reads is shown as soon as it is known. */
async function followGuard(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await readTab();
    if (page.value.state === 'active') return;
  }
}

async function switchLocale(next: Locale): Promise<void> {
  applyLocale(next);
  await send('setLocale', { locale: next }).catch(() => null);
  await readHotline();
  await readTab();
}

const actions: PopupProps['actions'] = {
  onReport: (ref) => void keepReport(tabId, ref),
  onUndo: (reportId) => void undoReport(reportId),
  onAllow: (reportId) => void allowReport(reportId),
  onOpen: (reportId, at) => void openReport({ reportId, at, tabId }),
  onProtectAll: () => void protect(everyPage),
  onProtectSite: (host) => void protect([`https://${host}/*`, `http://${host}/*`]),
  onMute: (press) => void muteFinding(tabId, press).then(readTab),
  onUnmute: (muteId) => void unmuteFinding(muteId).then(readTab),
  onForgetUnread: () => void forgetUnread(),
  onLocale: (next) => void switchLocale(next),
};

function App() {
  return (
    <Popup
      locale={locale.value}
      page={page.value}
      freshness={freshness.value}
      nowMs={systemClock()}
      report={report.value}
      hasMuteFailed={muteFailed.value}
      hotline={hotline.value}
      protection={protection.value}
      actions={actions}
    />
  );
}

const root = document.getElementById('popup');
if (root) render(<App />, root);
void open();
void readHotline();
void readFreshness();
