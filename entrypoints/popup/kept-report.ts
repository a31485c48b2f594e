import { signal } from '@preact/signals';
import { browserSendingConsent } from '#lib/browser/sending-consent.ts';
import type { Ask } from '#lib/messages/contract.ts';
import { send } from '#lib/messages/send.ts';
import { allowReport as allow } from '#lib/ui/pages/allow-report.ts';
import type { PopupReport } from '#lib/ui/pages/popup-report.tsx';

/** What came of the press on "report". */
export const report = signal<PopupReport>({ state: 'none' });

export async function keepReport(tabId: number | null, ref: string): Promise<void> {
  if (tabId === null) return;
  report.value = { state: 'busy' };
  report.value = await send('reportTab', { tabId, ref }).then(
    (kept) => ({ state: 'kept', kept }),
    () => ({ state: 'failed' }),
  );
}

type Place = {
  readonly reportId: string;
  readonly at: 'details' | 'sent';
  readonly tabId: number | null;
};

/** The worker pictures the tab behind the popup before the page of reports comes in front of it. */
export async function openReport({ tabId, ...place }: Place): Promise<void> {
  const from = tabId === null ? {} : { tabId };
  await send('openReport', { ...place, ...from }).catch(() => null);
  window.close();
}

export async function undoReport(reportId: string): Promise<void> {
  const { undone } = await send('undoReport', { reportId }).catch(() => ({ undone: false }));
  report.value = { state: undone ? 'undone' : 'failed' };
}

export async function allowReport(reportId: string): Promise<void> {
  const sendReport = (ask: Ask<'sendReport'>) => send('sendReport', ask);
  const asked = await allow({ consent: browserSendingConsent, sendReport }, reportId);
  if (asked) report.value = asked;
}
