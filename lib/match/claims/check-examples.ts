import type { ClaimExample, ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims, type CompiledClaims, findRuleFaults } from './compile-claims.ts';
import { scanClaims } from './scan-claims.ts';

/** An example sentence on which a rule does not do what it says of itself. */
export type FailingExample = {
  readonly sentence: string;
  readonly expected: 'answer' | 'no-answer';
};

/** The rule's own sentences that it gets wrong. A rule with any is not activated. */
export function findFailingExamples(rule: ClaimRule): readonly FailingExample[] {
  const compiled = compileClaims([rule]);
  const tell = (expected: FailingExample['expected']) => (example: ClaimExample) => ({
    sentence: typeof example === 'string' ? example : example.text,
    expected,
  });
  return [
    ...rule.examples.positive.filter((each) => !isAnswered(compiled, each)).map(tell('answer')),
    ...rule.examples.negative.filter((each) => isAnswered(compiled, each)).map(tell('no-answer')),
  ];
}

/** Whether a rule does what it says of itself: all its phrases can be read, and its examples hold. */
export function isSoundRule(rule: ClaimRule): boolean {
  return findRuleFaults(rule).length === 0 && findFailingExamples(rule).length === 0;
}

// An example that names no class is read as goods that the rule is about.
function isAnswered(compiled: CompiledClaims, example: ClaimExample): boolean {
  const { text, title, productClass } =
    typeof example === 'string' ? { text: example, title: null, productClass: null } : example;
  const [rule] = compiled.rules;
  return (
    scanClaims(compiled, text, {
      title: title ?? null,
      productClass: productClass ?? rule?.classes?.[0] ?? null,
      platform: null,
    }).length > 0
  );
}
