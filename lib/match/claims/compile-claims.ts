import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { buildPhraseTree, type PhraseTree } from '#lib/match/phrase-tree.ts';

/** Claim rules ready to be searched for. The owner of a phrase is the place of its rule in `rules`. */
export type CompiledClaims = {
  readonly rules: readonly ClaimRule[];
  readonly phrases: PhraseTree;
  /** What takes a claim back. Compared as written: a guard that answers too easily hides a claim. */
  readonly guards: PhraseTree;
};

export function compileClaims(rules: readonly ClaimRule[]): CompiledClaims {
  return {
    rules,
    phrases: buildPhraseTree(
      rules.flatMap(({ phrases, exactMarks }, owner) =>
        phrases.map((text) => ({ owner, text, exactMarks })),
      ),
    ),
    guards: buildPhraseTree(
      rules.flatMap(({ unless, exactMarks }, owner) =>
        unless.map((text) => ({ owner, text, exactMarks })),
      ),
    ),
  };
}
