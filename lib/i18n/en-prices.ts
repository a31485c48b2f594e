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
};
