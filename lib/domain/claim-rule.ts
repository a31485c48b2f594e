import type { ClaimSeverity, ClaimTopic, LegalGround, ProductClass } from './claim.ts';
import type { Localised } from './localised.ts';

/**
 * Data that recognises one kind of misleading claim, with its ground and its own test sentences. Closed vocabulary: the
 * language of its phrases is in `lib/match/claims/parse-pattern.ts`.
 */
export type ClaimRule = {
  readonly id: string;
  readonly topic: ClaimTopic;
  readonly severity: ClaimSeverity;
  /** Classes of goods on which the same words weigh otherwise. */
  readonly severityByClass?: Readonly<Partial<Record<ProductClass, ClaimSeverity>>>;
  /** Any of them makes the claim. Compared folded unless `exactMarks`. */
  readonly phrases: readonly string[];
  /** True where tone marks change the meaning, so that a text without them does not answer. */
  readonly exactMarks: boolean;
  /** Word lists that phrases name with `@`. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Phrases that take the claim back when they stand near it in the same clause: "không phải là thuốc". */
  readonly unless: readonly string[];
  /** The same, only right before or right behind the claim. */
  readonly unlessBefore?: readonly string[];
  readonly unlessAfter?: readonly string[];
  /** The same, anywhere in the text or the title. */
  readonly unlessText?: readonly string[];
  /** The same, within a few words of it in the same sentence, across commas. */
  readonly unlessSentence?: readonly string[];
  /** One of them must stand near the claim in the same sentence. */
  readonly needs?: readonly string[];
  /** One of them must stand anywhere in the text or the title. */
  readonly needsText?: readonly string[];
  /** The only classes of goods, or all but these. */
  readonly classes?: readonly ProductClass[];
  readonly notClasses?: readonly ProductClass[];
  /** The only platforms. Where the platform is not known the rule answers. */
  readonly platforms?: readonly string[];
  readonly ground: LegalGround;
  readonly why: Localised;
  readonly examples: ClaimExamples;
};

/** A sentence, or one with the class of goods and the title that it stands under. */
export type ClaimExample =
  | string
  | { readonly text: string; readonly title?: string; readonly productClass?: ProductClass };

export type ClaimExamples = {
  readonly positive: readonly ClaimExample[];
  readonly negative: readonly ClaimExample[];
};
