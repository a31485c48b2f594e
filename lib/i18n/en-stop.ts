import type { Catalogue } from './catalogue.ts';

export const enStop: Catalogue['stop'] = {
  title: 'Chợ Lành has stopped so that you can look first',
  headline: 'This address is on a warning list',
  headlineConfirmed: 'An authority has reached a decision about this address',
  lead: 'Chợ Lành has stopped here so that you can look before you go to {host}.',
  who: 'Who warns',
  authorityToo: '{authority}; compiled by {curator}',
  what: 'About',
  reason: 'Reason',
  since: 'Since',
  recheck: 'Checked',
  recheckDates: 'Last on {checked}, again by {recheck}',
  source: 'Source',
  wrong: 'Not right?',
  objection: 'Send an objection',
  back: 'Go back',
  report: 'Report it too',
  pass: 'Continue this time',
  passHint: 'Opens only {host} in this tab, until you leave it.',
  nothing: 'There is no warning to show here',
  nothingHint:
    'The lists may just have changed, or could not be opened. This address was not checked.',
  loading: 'Looking up the warning lists',
  failed: 'The warning lists could not be read. Please go back or reload this page.',
};
