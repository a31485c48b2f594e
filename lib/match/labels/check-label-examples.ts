import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { FailingExample } from '#lib/match/claims/check-examples.ts';
import { findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { compileLabels, readPhraseRules } from './compile-labels.ts';
import { scanLabels } from './scan-labels.ts';

/** What is wrong with the names and guards of a label, in plain words. */
export function findLabelFaults(rule: LabelRule): readonly string[] {
  return [...new Set(readPhraseRules(rule).flatMap(findRuleFaults))];
}

/** The label's own sentences that it gets wrong. A label with any is not activated. */
export function findFailingLabelExamples(rule: LabelRule): readonly FailingExample[] {
  const compiled = compileLabels([rule]);
  const isNamed = (sentence: string) => scanLabels(compiled, sentence).length > 0;
  return [
    ...rule.examples.positive
      .filter((sentence) => !isNamed(sentence))
      .map((sentence) => ({ sentence, expected: 'answer' as const })),
    ...rule.examples.negative
      .filter(isNamed)
      .map((sentence) => ({ sentence, expected: 'no-answer' as const })),
  ];
}
