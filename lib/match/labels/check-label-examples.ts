import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { FailingExample } from '#lib/match/claims/check-examples.ts';
import { compileLabels } from './compile-labels.ts';
import { scanLabels } from './scan-labels.ts';

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
