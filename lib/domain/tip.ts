import { claimTopics } from './claim.ts';
import type { CheckCode } from './finding.ts';
import type { Localised } from './localised.ts';
import { reasonCodes } from './reason-code.ts';

/** Every check that can find something, so that each can have a card. */
export const tipChecks = [
  'look-alike-host',
  'off-platform-payment',
  'off-platform-contact',
  'shop-mismatch',
  'discount-above-limit',
  'countdown-restarted',
  'stock-unchanged',
  'was-price-unseen',
] as const satisfies readonly CheckCode[];

/** How a label stands. `number-differs`: the register has no such number, another holder, or it has ended. */
export const tipLabelStates = [
  'verified',
  'number-shown',
  'named',
  'number-differs',
  'not-green',
] as const;

/** What a shopper meets without a finding; only the library offers these, and `not-checked` the popup. */
export const tipSituations = [
  'basic-rights',
  'seller-identity',
  'evidence',
  'return',
  'warranty',
  'defective-product',
  'deposit',
  'complaint-to-platform',
  'complaint-to-authority',
  'small-claims',
  'personal-data',
  'unwanted-calls',
  'livestream',
  'cross-border',
  'energy-label',
  'not-checked',
] as const;

/**
 * The closed list of what a card can be for, in the order of the library: what everybody meets comes first. Kinds stand in
 * front of the codes: a reason and a check may be called the same.
 */
export const tipTargets = [
  ...tipSituations.map((situation) => `situation:${situation}` as const),
  ...reasonCodes.map((code) => `reason:${code}` as const),
  ...claimTopics.map((topic) => `claim:${topic}` as const),
  ...tipChecks.map((code) => `check:${code}` as const),
  ...tipLabelStates.map((state) => `label:${state}` as const),
] as const;
export type TipTarget = (typeof tipTargets)[number];

/**
 * Whom a card may tell a shopper to turn to. Closed, and their numbers and addresses ship inside (`rules/contacts`): no feed
 * can have a shopper call a number of its own.
 */
export const tipContacts = [
  'consumer-hotline',
  'consumer-portal',
  'ecommerce-agency',
  'food-authority',
  'drug-authority',
  'trust-network',
  'call-156',
  'consumer-association',
  'local-authority',
  'police',
  'court',
  'platform',
  'bank',
  'maker',
  'asean-form',
  'econsumer',
] as const;
export type TipContact = (typeof tipContacts)[number];

/** What a card rests on. `verified`: number and article were seen at a source; else shoppers are told that they were not. */
export type TipLaw = {
  readonly name: Localised;
  /** As the law is cited: `19/2023/QH15`. */
  readonly number: string;
  readonly article?: Localised;
  readonly verified: boolean;
};

/** A card "Quyền của bạn": what the law gives in one case, what to do next, whom to turn to. */
export type Tip = {
  readonly id: string;
  readonly title: Localised;
  readonly for: readonly TipTarget[];
  /** One sentence each. */
  readonly rights: readonly Localised[];
  readonly steps: readonly Localised[];
  readonly contacts: readonly TipContact[];
  readonly laws: readonly TipLaw[];
  /** ISO day on which a person last read all of it. */
  readonly reviewedOn: string;
  /** The name of the added feed that gives it. Set where feeds are merged, never by a feed. */
  readonly from?: Localised;
};

export type TipContactView = {
  readonly name: string;
  readonly href: string | null;
  readonly verified: boolean;
};

/** One card in finished sentences of one language. */
export type TipView = {
  readonly id: string;
  readonly title: string;
  readonly rights: readonly string[];
  readonly steps: readonly string[];
  readonly contacts: readonly TipContactView[];
  readonly laws: readonly { readonly text: string; readonly verified: boolean }[];
  readonly reviewed: string;
  /** Who gives it, where it is not the main feed. */
  readonly from: string | null;
};
