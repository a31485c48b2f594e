import type { Catalogue } from './catalogue.ts';

/** Firefox asks its shopper before an extension may send anything. */
export const enConsent: Catalogue['reports']['consent'] = {
  kept: 'Kept on your device, not sent to {host}: Firefox needs your consent first. You can give it on the reports page, or call or write to the authority.',
  keptOnly:
    'Kept on your device, not sent to {host}: Firefox needs your consent first. You can give it on the page “My reports”, which names other places too.',
  state: 'Kept on this device, not sent to {host}: Firefox needs your consent first.',
  allow: 'Allow and send to {host}',
};
