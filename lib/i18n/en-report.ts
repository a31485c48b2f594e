import type { Catalogue } from './catalogue.ts';

/** What a kept report says. */
export const enReport: Catalogue['report'] = {
  kept: 'Report kept on your device. You can call or write to the authority.',
  leaving:
    'Report kept. It goes to {host} in 10 seconds. You can also call or write to the authority.',
  keptOnly: 'Report kept on your device. The page “My reports” names places you can turn to.',
  leavingOnly:
    'Report kept. It goes to {host} in 10 seconds. The page “My reports” names other places.',
  addressUnverified:
    'The e-mail address comes from a stored copy of online.gov.vn; please check it before you send.',
  writeEmail: 'Write to {operator}',
};
