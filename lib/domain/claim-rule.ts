import type { ClaimSeverity, ClaimTopic, LegalGround } from './claim.ts';
import type { Localised } from './localised.ts';

/** Data that recognises one kind of misleading claim, with its ground and its own test sentences. Closed vocabulary. */
export type ClaimRule = {
  readonly id: string;
  readonly topic: ClaimTopic;
  readonly severity: ClaimSeverity;
  /** Plain phrases; `N` as a token of its own stands for one number. Compared folded unless `exactMarks`. */
  readonly phrases: readonly string[];
  /** True where tone marks change the meaning, so that a text without them does not answer. */
  readonly exactMarks: boolean;
  /** Phrases that take the claim back when they stand in the same clause: "không phải là thuốc". */
  readonly unless: readonly string[];
  readonly ground: LegalGround;
  readonly why: Localised;
  readonly examples: { readonly positive: readonly string[]; readonly negative: readonly string[] };
};
