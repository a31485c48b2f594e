import type { Catalogue } from './catalogue.ts';

/** What a kept report says, and the letter it is written as. */
export const enReport: Catalogue['report'] = {
  kept: 'Report kept on your device. You can call or write to the authority.',
  leaving:
    'Report kept. It goes to {host} in 10 seconds. You can also call or write to the authority.',
  addressUnverified:
    'The e-mail address comes from a stored copy of online.gov.vn; please check it before you send.',
  callHotline: 'Call 1800.6838 (free)',
  writeEmail: 'Write to {operator}',
  emailSubject: 'Consumer report about {subject}',
  subjectPage: 'a web page',
  subjectListing: 'a product sold online',
  subjectShop: 'an online shop',
  subjectCard: 'a product sold online',
  greeting: 'Dear Sir or Madam,',
  intro: 'I would like to bring the following to your attention.',
  lineUrl: 'Address: {url}',
  lineTitle: 'Product: {title}',
  lineShop: 'Shop: {shop}',
  linePrice: 'Price: {price}',
  lineIdentifiers: 'Identifiers: {identifiers}',
  lineEvidenceHead: 'Noted on the page:',
  lineQuote: '- “{quote}” ({code})',
  lineCode: '- {code}',
  lineTime: 'Time of visit: {time}',
  lineReport: 'Report number: {id}',
  lineVersions: 'Written with Chợ Lành {extension}, data {feed}, site rule {siteRule}',
  yourWords: 'What I would like to add:',
  closing: 'Yours faithfully.',
  cutNote: '(The letter was shortened. The full report is kept in Chợ Lành.)',
};
