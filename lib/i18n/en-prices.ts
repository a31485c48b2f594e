import type { Catalogue } from './catalogue.ts';

export const enPrices: Catalogue['prices'] = {
  'discount-above-limit': {
    label: 'Discount above {limit}%',
    why: 'The page shows a price of {price} and a crossed-out price of {was}, a discount of {percent}%. Outside concentrated promotions at most {limit}% of the price just before may be taken off; please compare with other shops.',
    whyWritten:
      'The page states a discount of {percent}%. Outside concentrated promotions at most {limit}% of the price just before may be taken off; please compare with other shops.',
    source:
      'Ground: Decree 81/2018/NĐ-CP on trade promotion (Vietnam). In a concentrated promotion more may be lawful; this exception has not been checked again.',
  },
  'countdown-restarted': {
    label: 'Countdown started again',
    why: 'This page once said that this price ends at {said}. The price is the same today and the countdown says {now}.',
  },
  'stock-unchanged': {
    label: 'Number left has not changed',
    why: 'Since {since} this page has said that only {left} are left.',
  },
  'was-price-unseen': {
    label: 'Crossed-out price not seen before',
    why: 'The crossed-out price is {was}. Since {since} you have not seen this page sell at that price.',
  },
  kept: {
    title: 'Your visits of product pages',
    lead: 'Chợ Lành notes the price, the countdown and the number left that a page shows, to recognise pressure that is not real. This lies on your device, is sent nowhere and is deleted after 90 days. Private windows are not noted.',
    count: 'Kept: {visits} visits of {listings} products.',
    none: 'No visit is kept.',
    forget: 'Delete all',
    failed: 'This part could not be read. Please open the page again.',
  },
  ownVisits:
    'Only your own visits of this page are counted ({visits}, since {since}). They lie on your device and are sent nowhere.',
};
