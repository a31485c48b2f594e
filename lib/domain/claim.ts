import type { Localised } from './localised.ts';
import type { Severity } from './severity.ts';

export const claimTopics = [
  'cure',
  'weight-loss',
  'no-side-effects',
  'fake-authority',
  'guaranteed-result',
  'superlative',
  'replica',
  'false-urgency',
  'generic-green',
  'natural-absolute',
  'unproven-label',
  'off-platform',
] as const;
export type ClaimTopic = (typeof claimTopics)[number];

/** A claim never reaches `danger`. */
export type ClaimSeverity = Exclude<Severity, 'none' | 'danger'>;

/** The legal ground of a claim rule: what a shopper can look up. */
export type LegalGround = {
  readonly title: Localised;
  readonly url: string | null;
};

/** A place in a text where a rule answered. Offsets are UTF-16 code units into that text. */
export type ClaimSpan = {
  readonly ruleId: string;
  readonly topic: ClaimTopic;
  readonly severity: ClaimSeverity;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** What kind of goods a listing offers: the same words are lawful on a medicine and not on a tea. */
export const productClasses = [
  'drug',
  'supplement',
  'food',
  'cosmetic',
  'device',
  'clothing',
  'household',
  'electronics',
  'other',
] as const;
export type ProductClass = (typeof productClasses)[number];

/** What is known of a listing besides the text that is read. Null where it is not known. */
export type ClaimSetting = {
  readonly title: string | null;
  readonly productClass: ProductClass | null;
  /** Site platform id, as in shop identifiers. */
  readonly platform: string | null;
};
