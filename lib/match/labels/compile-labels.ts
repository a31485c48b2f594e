import type { LabelRule } from '#lib/domain/label-rule.ts';
import { type CompiledPhrases, compilePhrases } from '#lib/match/claims/compile-claims.ts';
import type { PatternBook } from '#lib/match/claims/pattern-book.ts';
import { certifyingWords, denials, laterDenials } from './label-words.ts';
import { buildRegisterIndex, type RegisterIndex } from './match-register.ts';
import { foldSpellings, type NumberSpelling } from './match-number.ts';

/**
 * Label rules ready to be searched for, on the words that claims are read from. Each rule owns two phrases: number 2n its
 * names, number 2n + 1 its short names.
 */
export type CompiledLabels = {
  readonly rules: readonly LabelRule[];
  readonly phrases: CompiledPhrases;
  /** Words right before a name that say the label is not there; the same for all. */
  readonly denials: PatternBook | null;
  /** For each rule what must stand beside its short names. */
  readonly needs: readonly (PatternBook | null)[];
  readonly numbers: readonly (readonly NumberSpelling[])[];
  readonly registers: readonly (RegisterIndex | null)[];
};

export function compileLabels(rules: readonly LabelRule[]): CompiledLabels {
  const common = { phrases: [], exactMarks: false, unless: denials, needs: certifyingWords };
  const phrases = compilePhrases([...rules.flatMap(readPhraseRules), common]);
  const shared = phrases.contexts[rules.length * 2];
  return {
    rules,
    phrases: {
      ...phrases,
      // What a short name needs stands beside it, not anywhere in its sentence.
      contexts: phrases.contexts.map((context) => ({ ...context, needs: null })),
    },
    denials: shared?.unless ?? null,
    needs: rules.map((_, at) => phrases.contexts[at * 2 + 1]?.needs ?? shared?.needs ?? null),
    numbers: rules.map(({ numbers }) => foldSpellings(numbers)),
    registers: rules.map(({ register }) => (register ? buildRegisterIndex(register) : null)),
  };
}

/** The names of a rule and its short names, each with their guards, as phrases that can be compiled. */
export function readPhraseRules(rule: LabelRule) {
  const guards = {
    exactMarks: false,
    unless: rule.unless ?? [],
    unlessBefore: rule.unlessBefore ?? [],
    unlessAfter: [...laterDenials, ...(rule.unlessAfter ?? [])],
  };
  return [
    { ...guards, phrases: rule.names },
    { ...guards, phrases: rule.shortNames ?? [], needs: rule.needs ?? [] },
  ] as const;
}
