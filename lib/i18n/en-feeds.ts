import type { viFeeds } from './vi-feeds.ts';

/** Where the data come from, and what the shopper decides about it. */
export const enFeeds: typeof viFeeds = {
  title: 'Data sources',
  lead: 'Chợ Lành compares the pages you see with the lists below, on your own device. Every source is signed.',
  loading: 'Reading the sources.',
  failed: 'The sources could not be read. Please open this page again.',
  syncNow: 'Update now',
  syncing: 'Updating.',
  main: 'The source that comes with Chợ Lành',
  version: 'Version {version}, published {age}',
  confirmed: 'Last checked: {age}',
  neverConfirmed: 'Never checked over the network so far.',
  noAddress: 'This source has no address for updates yet. Its data come with the extension.',
  until: 'Valid until {day}',
  fault: {
    unreachable: 'The source could not be reached. The last good data stay in use.',
    refused: 'The new version does not match its signatures. The last good data stay in use.',
    damaged: 'The new version is damaged. The last good data stay in use.',
    clock:
      'The dates in the source do not match the clock of your device, so the new version is not used. Please check the date and time of your device.',
    'not-kept': 'Your device has no room to keep the new version.',
  },
  held: {
    protectedName: 'Version {version} is held back because it would flag a protected name:',
    recentShops:
      'Version {version} is held back because it would flag many shops you looked at lately:',
    hint: 'Chợ Lành keeps using the version before, and lets go of this one when a better one comes.',
    release: 'Use this version all the same',
  },
  dropped: {
    one: '1 rule is left out because it fails its own examples.',
    many: '{count} rules are left out because they fail their own examples.',
  },
  curators: 'Who answers for the lists',
  entries: { one: '1 entry', many: '{count} entries' },
  use: 'Use the lists of {name}',
  remove: 'Remove this source',
  fingerprint: 'Fingerprint of the root key',
  add: {
    title: 'Add a source',
    label: 'Address of the source',
    look: 'Have a look',
    looking: 'Looking at the source.',
    compare:
      'Compare this fingerprint with the one its publisher gives elsewhere before you agree.',
    agree: 'Agree and add this source',
    cancel: 'Do not add it',
    licence: 'Licence: {licence}',
    intake: 'Your reports would go to: {host}',
    fault: {
      'not-an-address': 'This is no web address.',
      'not-https': 'The address must begin with https.',
      'says-too-much':
        'The address must have no name, no password and nothing after a question mark.',
      'feed-unreachable': 'This address could not be reached.',
      'feed-not-here': 'There is no source at this address.',
      'feed-refused': 'This source does not match its own signatures, so it cannot be added.',
    },
  },
  fromDisk: {
    label: 'Update from a file',
    hint: 'A file is checked like one from the network.',
    broken: 'This file is no data source.',
  },
};
