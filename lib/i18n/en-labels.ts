import type { viLabels } from './vi-labels.ts';

export const enLabels: typeof viLabels = {
  heading: {
    named: '{label}: no number shown',
    namedOnly: '{label}: named on the page',
    notGreen: '{label}: not a green label',
    numberShown: '{label}: number not compared',
    absent: '{label}: number not seen in register',
    expired: '{label}: number has run out',
    otherHolder: '{label}: register states another name',
    verified: '{label}: number found in register',
    demo: '{heading} (demonstration)',
  },
  why: {
    named:
      'The page names {label} but shows no certificate number; you can ask the seller and look it up.',
    namedNoLookUp:
      'The page names {label} but shows no certificate number; you can ask the seller for it and for who issued it.',
    namedOnly: 'The page names {label}; you can look the product up at its issuer.',
    notGreen: 'The page names {label}; it is not a green label.',
    numberShown:
      'The page gives the number {number} for {label}; it was not compared with a register.',
    absent:
      'The page gives the number {number} for {label}; it was not seen in the copy of the register that Chợ Lành has, which may be incomplete.',
    expired: 'In the register the number {number} of {label} ran out {when}.',
    otherHolder:
      'The number {number} of {label} stands in the register, but the register states another name: {holder}. That may be the maker; you can ask the seller.',
    verified: 'The number {number} of {label} stands in the register of its issuer.',
    holder: 'Holder: {holder}. Scope: {scope}.',
    validUntil: 'Valid until {date}.',
    means: '{why} {certifies} {doesNotCertify}',
  },
  kind: {
    'state-ecolabel': 'a State ecolabel',
    'private-ecolabel': 'an environmental label of an independent body',
    energy: 'an energy label',
    organic: 'an organic label',
    forest: 'a forest label',
    'textile-safety': 'a label of textile safety',
    social: 'a social label',
    'retailer-programme': 'a programme of a retailer',
    'not-a-green-label': 'not a green label',
  },
  source: {
    issuer: 'Label issued by: {issuer} ({kind}).',
    register: 'Compared with {register}, copy of {asOf}.',
    unverified: 'The facts about this label have not been checked again.',
    link: 'Look up the label',
  },
};
