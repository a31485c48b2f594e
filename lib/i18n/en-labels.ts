import type { viLabels } from './vi-labels.ts';

export const enLabels: typeof viLabels = {
  heading: {
    named: 'Label {label}, no number shown',
    namedOnly: 'Label {label} named',
    notGreen: '{label}: not a green label',
    numberShown: 'Label {label}, number not compared',
    absent: 'Label {label}, number not seen in register',
    expired: 'Label {label}, number has run out',
    otherHolder: 'Label {label}, register states another name',
    verified: 'Label {label}, number found in register',
    demo: '{heading} (demonstration)',
  },
  why: {
    named:
      'The page names the label {label} but shows no certificate number; you can ask the seller and look it up.',
    namedNoLookUp:
      'The page names the label {label} but shows no certificate number; you can ask the seller for it and for who issued it.',
    namedOnly: 'The page names the label {label}; you can look the product up at its issuer.',
    notGreen: 'The page names {label}; it is not a green label.',
    numberShown:
      'The page gives the number {number} for the label {label}; it was not compared with a register.',
    absent:
      'The page gives the number {number} for the label {label}; it was not seen in the copy of the register that Chợ Lành has, which may be incomplete.',
    expired: 'In the register the number {number} of the label {label} ran out {when}.',
    otherHolder:
      'The number {number} of the label {label} stands in the register, but the register states another name: {holder}. That may be the maker; you can ask the seller.',
    verified: 'The number {number} of the label {label} stands in the register of its issuer.',
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
