import type { Catalogue } from './catalogue.ts';

export const enMutes: Catalogue['mutes'] = {
  headline: {
    one: 'You have muted 1 finding on this page',
    many: 'You have muted {count} findings on this page',
  },
  detail: { one: '1 finding muted', many: '{count} findings muted' },
  until: 'Muted until {day}',
  untilUndone: 'Muted until you show it again',
  mute: 'Mute this finding',
  muteHint: 'Mute this finding: {label}',
  muteWhat:
    'This will no longer be drawn on the page, for this one subject only. This window still tells it, and you can show it again at any time.',
  muteDanger:
    'This warning has a source. If you mute it, its mark leaves the page, but the icon still warns and the stop page stays as it is.',
  forDays: 'Mute for 30 days',
  untilBack: 'Mute until I undo it',
  confirm: 'I have read it, mute for 30 days',
  failed: 'Could not be muted. In a private window Chợ Lành keeps nothing.',
  undo: 'Show again',
  undoHint: 'Show again: {label}, {name}',
  title: 'Muted findings',
  lead: 'Findings that you do not want to see at one place. One that becomes graver than when you muted it is shown again. This list lies on your device only.',
  none: 'You have muted nothing.',
  unreadable: 'This part could not be read. Please open the page again.',
  search: 'Search in the list',
  found: { one: '1 finding found', many: '{count} findings found' },
  noneFound: 'Nothing like that is muted.',
  undoAll: 'Show all again',
  since: 'Muted on {day}',
  nameless: 'Name not known',
};
