import type { Catalogue } from './catalogue.ts';
import { enChannels } from './en-channels.ts';
import { enChoices } from './en-choices.ts';
import { enFeeds } from './en-feeds.ts';
import { enLearn } from './en-learn.ts';
import { enLabels } from './en-labels.ts';
import { enMutes } from './en-mutes.ts';
import { enOutcomes } from './en-outcomes.ts';
import { enPrices } from './en-prices.ts';
import { enReport } from './en-report.ts';
import { enPicture } from './en-picture.ts';
import { enStop } from './en-stop.ts';
import { enPresses } from './en-presses.ts';
import { enWelcome } from './en-welcome.ts';
import { enReports } from './en-reports.ts';

/** English. The same keys and the same slots as Vietnamese; a test holds both together. */
export const en: Catalogue = {
  guard: {
    productName: 'Chợ Lành',
    why: 'Why?',
    report: 'Report',
    close: 'Close',
    undo: 'Undo',
    addDetails: 'Add details',
    whatIsSent: 'What is sent',
    source: 'Source',
    objection: 'Send an objection',
    sellerAnswer: 'The seller has answered:',
    rights: 'Your rights',
    callHotline: 'Call 1800.6838',
    writeEmail: 'Write an e-mail',
    reportKept: 'Report kept on your device. It was not sent anywhere.',
    reportUndone: 'Report deleted.',
    reportFailed: 'The report could not be kept. Please try again.',
    mute: 'Mute for 30 days',
    muted: 'Muted for 30 days. You still see it in the window of Chợ Lành.',
    unmuted: 'This is shown again.',
    muteFailed: 'Could not be muted. In a private window Chợ Lành keeps nothing.',
  },
  word: {
    danger: 'Warning',
    caution: 'Take a look',
    claim: 'Needs proof',
    info: 'Note',
    credit: 'Verified label',
    unchecked: 'Not checked',
    none: 'No warning',
  },
  severity: {
    danger: 'Warning',
    caution: 'Needs a look',
    info: 'Good to know',
    none: 'No warning',
  },
  headline: {
    unchecked: 'Could not check this page',
    none: 'No warning on record',
    noneWithCredit: 'No warning on record, and a label found in its register',
    danger: {
      one: 'Read 1 warning before you buy',
      many: '{count} things to read carefully before you buy',
    },
    caution: {
      one: '1 thing to look at before you buy',
      many: '{count} things to look at before you buy',
    },
    info: { one: '1 thing to know', many: '{count} things to know' },
    cards: {
      one: '1 product here needs a look before you buy',
      many: '{count} products here need a look before you buy',
    },
    cardsInfo: {
      one: 'Good to know about 1 product here',
      many: 'Good to know about {count} products here',
    },
  },
  detail: {
    place: '{kind} on {platform}',
    unreadTitle: 'product name not read',
    unreadDescription: 'description not read',
    unreadShop: 'shop not read',
    lookedUp: 'looked up in {lists}, updated {age}',
    lists: { one: '1 list', many: '{count} lists' },
    listsNamed: '{lists} ({titles})',
    cards: { one: '1 product marked', many: '{count} products marked' },
    joinLists: ', ',
    joinParts: ' · ',
  },
  pageKind: {
    listing: 'Product',
    shop: 'Shop',
    search: 'Search page',
    category: 'Category page',
    cart: 'Cart',
    checkout: 'Payment page',
    chat: 'Chat page',
    home: 'Home page',
    wall: 'Verification page',
    shell: 'Page still loading',
    other: 'Page',
  },
  subject: {
    page: 'This page',
    listing: 'Product',
    shop: 'Shop',
    card: 'Product in the list',
  },
  notChecked: {
    wall: 'The page asks for a verification or a log-in, so its content could not be read.',
    shell: 'The page has not finished loading. Please wait a moment or reload it.',
    'site-changed':
      'The page has changed its layout and Chợ Lành could not read it. We will catch up.',
    'not-a-shop-page': 'This is not a shop page that Chợ Lành can read.',
    'not-active-here': 'Chợ Lành is not active on this page.',
    'feed-missing': 'The warning lists could not be opened, so nothing was looked up.',
    'feed-expired': 'The warning lists are out of date and are no longer used.',
    'page-unreadable': 'Chợ Lành could not read this page. Please reload it.',
  },
  label: {
    claim: 'Claim needs proof',
    reported: 'Reported, not verified',
    'under-review': 'Under review',
    listed: 'On a warning list',
    confirmed: 'Confirmed by an authority',
    cleared: 'Cleared',
    lapsed: 'Was on a warning list',
    lapsedConfirmed: 'Was confirmed by an authority',
    'look-alike-host': 'Easily mistaken address',
    'off-platform-payment': 'Bank account in the text',
    'off-platform-contact': 'Contact outside the platform',
    'shop-mismatch': 'Shop ids do not agree',
    demo: '{label} (demonstration)',
  },
  why: {
    /** What of the page agrees with an entry. */
    thing: {
      host: 'This address',
      'url-prefix': 'This page',
      shop: 'This shop',
      listing: 'This product',
      phone: 'This telephone number',
      'bank-account': 'This bank account',
      'tax-code': 'This tax code',
      handle: 'This account',
      'product-name': 'This product name',
      registration: 'This registration number',
    },
    named: '{thing} is named in a warning {about}, for this reason: {reason}.',
    namedBefore: '{thing} was named in a warning {about}, for this reason: {reason}.',
    'under-review':
      '{thing} is part of a case under review {about}, for this stated reason: {reason}.',
    'product-name':
      'The product has the same name as one in a warning {about}, for this reason: {reason}; please compare maker and batch.',
    'product-batch':
      'Name and batch are the same as in a warning {about}, for this reason: {reason}.',
    about: 'about “{about}”',
    aboutUnnamed: 'described at the source',
    reported:
      'Somebody reported a case {about}, for this reason: {reason}; nobody has verified it.',
    lookAlike:
      'The address {host} looks like {official} but is not the official address ({officialHost}).',
    offPlatformPayment:
      'The description gives a bank account. Buyer protection usually ends where you pay outside the platform.',
    offPlatformContact:
      'The description gives a way to reach the seller outside the platform. Its buyer protection usually ends there.',
    shopMismatch:
      'The address names shop {address}, but the page itself names shop {page}; reload the page and look at the shop again before you buy.',
    claimAgain: {
      one: 'Found in 1 more place of this page.',
      many: 'Found in {count} more places of this page.',
    },
    cleared: 'The warning {about} was taken off.',
  },
  source: {
    reported: 'Reports to {curator}, not verified, from {since} to {until}.',
    'under-review': 'Under review by {curator} since {since}.',
    listed: 'On the warning list of {curator} since {since}.',
    confirmed: 'Confirmed by {authority} {when}.',
    confirmedNoAuthority: '{curator} has recorded a decision {when}.',
    lapsed:
      'Was on the warning list of {curator} from {since}; its re-check date has passed ({recheck}).',
    lapsedConfirmed:
      'Was confirmed by {authority} {when}; its re-check date has passed ({recheck}).',
    cleared: 'Taken off by {curator} {when}.',
    authority: 'Warning by: {authority}.',
    curator: 'Compiled by: {curator}.',
    checked: 'Last checked {checked}, to be checked again by {recheck}.',
    demo: 'This is sample data for a demonstration and is about no real seller.',
    lookAlike: 'Chợ Lành compared this address with its list of official addresses.',
    offPlatform: 'Chợ Lành read the description itself; no list is behind this.',
    shopMismatch: 'Chợ Lành compared the address with the page itself.',
    claim: 'Ground: {ground}. Rule {rule}.',
    link: 'See the source',
    officialLink: 'Open the official address',
    groundLink: 'See the ground',
    answer: '{text} ({on})',
  },
  reason: {
    counterfeit: 'goods that imitate a brand',
    'non-delivery': 'customers reported that they paid and received nothing',
    phishing: 'a page that asks for passwords or card numbers under another name',
    impersonation: 'use of the name of another organisation',
    'unlawful-health-ad': 'a health product advertised against the rules',
    'banned-substance': 'a banned substance in the product',
    recalled: 'a recalled product',
    'off-platform-payment': 'a request to pay outside the marketplace',
    'misleading-claim': 'advertising that may mislead',
    'unregistered-shop': 'a shop site not notified to the Ministry of Industry and Trade',
    other: 'another reason, see the source',
  },
  age: {
    now: 'just now',
    minutes: { one: '1 minute ago', many: '{count} minutes ago' },
    hours: { one: '1 hour ago', many: '{count} hours ago' },
    days: { one: '1 day ago', many: '{count} days ago' },
    months: { one: '1 month ago', many: '{count} months ago' },
    years: { one: '1 year ago', many: '{count} years ago' },
  },
  when: {
    day: 'on {date}',
    month: 'in {date}',
  },
  popup: {
    title: 'Chợ Lành',
    loading: 'Reading this page',
    inactiveTitle: 'Not active on this page',
    inactiveHint:
      'Chợ Lành reads only the named marketplaces by itself. Other pages need your consent.',
    protectAll: 'Protect every shop page',
    protectAllWhy:
      'Needs leave to read the pages you open, to recognise shops. All look-ups stay on your device.',
    protectSite: 'Protect only {host}',
    protectAllDone: 'Switched on. Please reload the page.',
    protectAllRefused: 'Without leave, Chợ Lành goes on reading only the named marketplaces.',
    reportPage: 'Report this page',
    reportListing: 'Report this product',
    reportShop: 'Report this shop',
    reportKept: 'Report kept',
    hotline: '1800.6838',
    hotlineHint: 'Consumer protection hotline of Viet Nam, free of charge',
    email: 'Write an e-mail',
    footer: 'No browsing data is sent',
    language: 'Language',
    vietnamese: 'VI',
    english: 'EN',
    vietnameseName: 'Tiếng Việt',
    englishName: 'English',
    nothingFound: 'The lists were looked up and hold no warning. That is not a certificate.',
    unreadPages: {
      one: '1 page of this site could not be read in the last 14 days.',
      many: '{count} pages of this site could not be read in the last 14 days.',
    },
    unreadPagesWhere: 'This count stays on your device and is sent nowhere.',
    forgetUnread: 'Delete the count',
    failed: 'The state of this page could not be read. Please close and reopen this window.',
  },
  stop: enStop,
  prices: enPrices,
  channels: enChannels,
  report: enReport,
  picture: enPicture,
  presses: enPresses,
  welcome: enWelcome,
  reports: enReports,
  outcomes: enOutcomes,
  feeds: enFeeds,
  labels: enLabels,
  learn: enLearn,
  mutes: enMutes,
  choices: enChoices,
};
