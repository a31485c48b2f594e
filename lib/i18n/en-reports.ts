import type { Catalogue } from './catalogue.ts';
import { enConsent } from './en-consent.ts';

/** "My reports": what was reported, where it stands, what the shopper does with it. */
export const enReports: Catalogue['reports'] = {
  title: 'My reports',
  menu: 'Report with Chợ Lành',
  lead: 'These reports are kept on this device. You can look at them, send, export or delete them at any time.',
  loading: 'Opening your reports.',
  failed: 'Your reports could not be opened. Please reload this page.',
  empty: 'You have no reports yet.',
  noIntake:
    'The data source names no place that takes reports. You can call, write or export a file.',
  subject: { page: 'Web page', listing: 'Product', shop: 'Shop', card: 'Product' },
  state: {
    draft: 'Not sent; kept on this device only.',
    queued: 'Waiting to be sent to {host}.',
    retrying: 'Not yet sent to {host}: {why}. Chợ Lành will try again by itself.',
    sending: 'Being sent to {host}.',
    delivered: 'Sent to {host} on {time}.',
    refused: '{host} did not take this report.',
    refusedWhy: '{host} did not take this report: “{detail}”.',
    gaveUp: 'Tried for 14 days to send it to {host}, without success.',
  },
  fault: {
    unreachable: 'it could not be reached',
    busy: 'it is busy',
    broken: 'it has a fault',
    refused: 'it refused',
    'gave-up': '14 days have passed',
  },
  send: 'Send to {host}',
  sendAgain: 'Send to {host} again',
  remove: 'Delete this report',
  removeHint: 'Deletes it on this device only; what was sent stays with whoever took it.',
  clear: 'Delete all reports',
  clearSure: 'Delete them all, I am sure',
  details: {
    title: 'Add details',
    reason: 'What is not right?',
    noReason: 'Not chosen',
    words: 'Your own words',
    wordsHint: 'E-mail addresses, phone and order numbers are covered before anything leaves.',
    taken: 'Covered: {what}.',
    takenKinds: {
      email: { one: '1 e-mail address', many: '{count} e-mail addresses' },
      phone: { one: '1 phone number', many: '{count} phone numbers' },
      order: { one: '1 order number', many: '{count} order numbers' },
    },
    keepNumbers: 'Leave them as they are',
    wholeAddress: 'Also send the rest of the page’s address:',
    save: 'Save details',
    saved: 'Saved.',
  },
  preview: {
    title: 'What is sent',
    hint: 'Exactly the lines below, and nothing else.',
    none: 'This report has no form that can be sent.',
  },
  consent: enConsent,
  exportAs: { json: 'Export as JSON', xarf: 'Export as XARF', print: 'Print' },
};
