import type { ClaimRule } from '#lib/domain/claim-rule.ts';

/** Word lists by name, from `rules/words/`. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/**
 * Puts the shared word lists that a rule's phrases name into the rule, so that a rule of a feed stands by itself. Lists that
 * the rule brings along stay as they are; names that nobody knows are left for the check of the rule.
 */
export function inlineLists(rule: ClaimRule, shared: WordLists): ClaimRule {
  const texts = [
    rule.phrases,
    rule.unless,
    rule.unlessBefore ?? [],
    rule.unlessAfter ?? [],
    rule.unlessText ?? [],
    rule.unlessSentence ?? [],
    rule.needs ?? [],
    rule.needsText ?? [],
  ].flat();
  const names = new Set(
    texts.flatMap((text) => [...text.matchAll(/@([a-z0-9-]+)/g)].map(([, name]) => name ?? '')),
  );
  const added = [...names]
    .filter((name) => Object.hasOwn(shared, name) && !Object.hasOwn(rule.lists ?? {}, name))
    .toSorted()
    .map((name) => [name, shared[name] ?? []] as const);
  return added.length === 0
    ? rule
    : { ...rule, lists: { ...rule.lists, ...Object.fromEntries(added) } };
}
