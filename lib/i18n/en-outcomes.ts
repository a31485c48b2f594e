import type { Catalogue } from './catalogue.ts';

/** What became of a report, on "My reports". */
export const enOutcomes: Catalogue['outcomes'] = {
  status: {
    accepted: 'Reviewed: a warning was added.',
    rejected: 'Reviewed: there was not enough ground for a warning.',
    cleared: 'Reviewed again: the warning was removed.',
  },
  by: 'Decided by {publisher} {when}.',
  about: 'What was looked at: {reason}.',
  objection: 'Write about this decision',
  ledger: 'See how this intake decides',
};
