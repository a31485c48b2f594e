import { send } from '#lib/messages/send.ts';

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

export async function undoReport(reportId: string): Promise<'undone' | 'failed'> {
  const { undone } = await send('undoReport', { reportId }).catch(() => ({ undone: false }));
  return undone ? 'undone' : 'failed';
}
