import type { Catalogue } from './catalogue.ts';

export const enChoices: Catalogue['choices'] = {
  page: 'Options',
  title: 'How things are shown',
  language: 'Language',
  strictness: 'How much is drawn on the page',
  level: {
    calm: 'Calm: warnings only',
    normal: 'Normal: warnings and what is worth a look',
    strict: 'Strict: everything, also what is good to know in lists',
  },
  strictnessHint:
    'Warnings are always drawn and the stop page does not change. The window of Chợ Lành on the toolbar always tells everything.',
  palette: 'Colours that are easy to tell apart for the colour-blind',
  paletteHint: 'Only colours change. The shape and the word of each level stay.',
  reports: 'My reports',
  failed: 'Could not be kept. Please try again.',
  sites: {
    title: 'Sites and permissions',
    lead: 'Chợ Lành reads the large marketplaces it names. Other sites are read only if you allow it, and you can take that back at any time.',
    required: {
      one: 'Always read: 1 domain of the marketplaces',
      many: 'Always read: {count} domains of the marketplaces',
    },
    everyPage: 'Every web page',
    none: 'You have allowed no other site.',
    remove: 'Take back',
    removeHint: 'Take back the permission to read {site}',
    all: 'Protect every shop',
    allWhy:
      'This needs the permission to read the pages you open, to recognise shops. Everything is looked up on your device.',
    failed: 'Permissions are as before.',
    unreadable: 'This part could not be read. Please open the page again.',
  },
  keys: {
    title: 'Keyboard shortcuts',
    lead: 'Keys that work on every shop page.',
    report: 'Report the open page',
    popup: 'Open the window of Chợ Lành',
    none: 'Not set',
    newKey: 'New key for: {name}',
    example: 'For example Alt+Shift+L',
    change: 'Change key',
    reset: 'Back to the first key',
    refused: 'The browser does not take this key. Please choose another combination.',
    changed: 'The key was changed.',
    openBrowser: 'Open the shortcuts page of the browser',
    browserOnly: 'This browser lets keys be changed on its own page only: {address}',
    missing: 'This browser has no shortcuts for extensions.',
  },
};
