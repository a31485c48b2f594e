import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims } from './compile-claims.ts';
import { scanClaims } from './scan-claims.ts';

/** An example sentence on which a rule does not do what it says of itself. */
export type FailingExample = {
  readonly sentence: string;
  readonly expected: 'answer' | 'no-answer';
};

/** The rule's own sentences that it gets wrong. A rule with any is not activated. */
export function findFailingExamples(rule: ClaimRule): readonly FailingExample[] {
  const compiled = compileClaims([rule]);
  const isAnswered = (sentence: string) => scanClaims(compiled, sentence).length > 0;
  return [
    ...rule.examples.positive
      .filter((sentence) => !isAnswered(sentence))
      .map((sentence) => ({ sentence, expected: 'answer' as const })),
    ...rule.examples.negative
      .filter(isAnswered)
      .map((sentence) => ({ sentence, expected: 'no-answer' as const })),
  ];
}
