import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { buildVocabulary, type Vocabulary, type VocabularyDraft } from '#lib/text/vocabulary.ts';
import { buildLandmarks, type Landmarks } from './landmarks.ts';
import { parsePattern } from './parse-pattern.ts';
import {
  buildBookPattern,
  buildPatternBook,
  type PatternBook,
  type SetStock,
} from './pattern-book.ts';
import { type BookPattern } from './match-pattern.ts';

/** Claim rules ready to be searched for. The owner of a phrase is the place of its rule in `rules`. */
export type CompiledClaims = CompiledPhrases & { readonly rules: readonly ClaimRule[] };

/** What of a rule is phrases. The owner of a compiled phrase is the place of its rule among all that were compiled. */
export type PhraseRule = Pick<ClaimRule, 'phrases' | 'exactMarks' | 'lists' | ContextKind>;

export type CompiledPhrases = {
  readonly vocabulary: Vocabulary;
  readonly phrases: PatternBook;
  readonly landmarks: Landmarks;
  /** For each rule what it asks of the words around a phrase; null where it asks nothing. */
  readonly contexts: readonly RuleContext[];
};

/** Guards are compared as written or without marks, like phrases: a claim taken back without marks is taken back. */
export type RuleContext = { readonly [Kind in ContextKind]: PatternBook | null };

const contextKinds = [
  'unless',
  'unlessBefore',
  'unlessAfter',
  'unlessText',
  'unlessSentence',
  'needs',
  'needsText',
] as const;
type ContextKind = (typeof contextKinds)[number];

type Draft = { readonly draft: VocabularyDraft; readonly stock: SetStock };

/** Compiles rules. A phrase that cannot be read finds nothing; `findRuleFaults` tells of it. */
export function compileClaims(rules: readonly ClaimRule[]): CompiledClaims {
  return { rules, ...compilePhrases(rules) };
}

export function compilePhrases(rules: readonly PhraseRule[]): CompiledPhrases {
  const draft: Draft = { draft: new Map(), stock: new Map() };
  const written = rules.flatMap((rule, owner) =>
    buildPatterns(rule.phrases, { rule, owner, draft, isGuard: false }),
  );
  const { landmarks, patterns } = buildLandmarks(written);
  const contexts = rules.map((rule, owner) => buildContext(rule, owner, draft));
  return {
    vocabulary: buildVocabulary(draft.draft),
    phrases: buildPatternBook(patterns),
    landmarks,
    contexts,
  };
}

/** What is wrong with the phrases of a rule, in plain words. */
export function findRuleFaults(rule: PhraseRule): readonly string[] {
  const texts = [rule.phrases, ...contextKinds.map((kind) => rule[kind] ?? [])].flat();
  return texts.flatMap((text) => {
    const parsed = parsePattern(text);
    if (!parsed.ok) return [parsed.detail ?? parsed.error];
    const names = parsed.value.flatMap((part) =>
      part.kind === 'gap'
        ? []
        : part.choices.flat().flatMap((each) => (each.kind === 'list' ? [each.name] : [])),
    );
    return names
      .filter((name) => !Object.hasOwn(rule.lists ?? {}, name))
      .map((name) => `the phrase "${text}" names the list "${name}", which the rule does not have`);
  });
}

function buildContext(rule: PhraseRule, owner: number, draft: Draft): RuleContext {
  const read = (kind: ContextKind): PatternBook | null => {
    const texts = rule[kind] ?? [];
    return texts.length === 0
      ? null
      : buildPatternBook(
          buildPatterns(texts, { rule, owner, draft, isGuard: !kind.startsWith('needs') }),
        );
  };
  return {
    unless: read('unless'),
    unlessBefore: read('unlessBefore'),
    unlessAfter: read('unlessAfter'),
    unlessText: read('unlessText'),
    unlessSentence: read('unlessSentence'),
    needs: read('needs'),
    needsText: read('needsText'),
  };
}

type Build = {
  readonly rule: PhraseRule;
  readonly owner: number;
  readonly draft: Draft;
  readonly isGuard: boolean;
};

function buildPatterns(
  texts: readonly string[],
  { rule, owner, draft, isGuard }: Build,
): BookPattern[] {
  const context = { ...draft, lists: rule.lists ?? {}, isExact: rule.exactMarks, isGuard };
  return texts.flatMap((text) => {
    const parsed = parsePattern(text);
    return parsed.ok ? [buildBookPattern(parsed.value, owner, context)] : [];
  });
}
