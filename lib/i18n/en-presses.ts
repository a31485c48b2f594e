import type { Catalogue } from './catalogue.ts';

export const enPresses: Catalogue['presses'] = {
  added: 'You reported this on {time}. The new evidence was added to that report.',
  further: 'You reported this on {time}. This is a further report.',
  furtherNote: 'A further report on what you reported on {time}. Only this device knows that.',
};
