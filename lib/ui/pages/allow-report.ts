import type { SendingConsent } from '#lib/browser/sending-consent.ts';
import type { Answer, Ask } from '#lib/messages/contract.ts';
import type { PopupReport } from './popup-report.tsx';

export type AllowSeams = {
  readonly consent: Pick<SendingConsent, 'request'>;
  readonly sendReport: (ask: Ask<'sendReport'>) => Promise<Answer<'sendReport'>>;
};

/**
 * The press that lets the browser send reports, and sends this one. Null: the shopper said no, and nothing has changed.
 * Nothing is awaited before the question, for it has to come straight from the press.
 */
export async function allowReport(
  { consent, sendReport }: AllowSeams,
  reportId: string,
): Promise<PopupReport | null> {
  if (!(await consent.request().catch(() => false))) return null;
  const view = await sendReport({ reportId }).catch(() => null);
  const delivery = view?.reports.find(({ id }) => id === reportId)?.delivery;
  return delivery ? { state: 'asked', delivery } : { state: 'failed' };
}
