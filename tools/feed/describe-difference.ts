import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { identifierText } from '#lib/domain/identifier.ts';

/** What a publication changes for shoppers, in sentences. */
export type Difference = {
  /** Newly shown: nothing was said about it before. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly rules: readonly string[];
};

/** Compares two states of a feed by what shoppers see; null before the first publication. */
export function describeDifference(before: FeedContent | null, after: FeedContent): Difference {
  const old = indexEntries(before);
  const next = indexEntries(after);
  return {
    added: [...next].flatMap(([key, entry]) => (old.has(key) ? [] : [describeEntry(entry)])),
    changed: [...next].flatMap(([key, entry]) => {
      const was = old.get(key);
      const facts = was ? describeChanges(was, entry) : [];
      return facts.length > 0 ? [`${identifierText(entry.identifier)}: ${facts.join(', ')}`] : [];
    }),
    removed: [...old].flatMap(([key, entry]) => (next.has(key) ? [] : [describeEntry(entry)])),
    rules: [
      ...describeRules('claim rule', before?.claims ?? [], after.claims),
      ...describeRules('label', before?.labels ?? [], after.labels),
      ...describeRules('protected name', before?.officials ?? [], after.officials),
    ],
  };
}

function indexEntries(content: FeedContent | null): ReadonlyMap<string, Entry> {
  const entries = content?.lists.flatMap((list) => list.entries) ?? [];
  return new Map(entries.map((entry) => [`${entry.listId}/${entry.id}`, entry]));
}

function describeEntry({ identifier, reason, state, listId, authority }: Entry): string {
  const by = authority ? ` by ${authority.en}` : '';
  return `${identifierText(identifier)}: ${state}${by} for ${reason} (list ${listId})`;
}

function describeChanges(was: Entry, now: Entry): readonly string[] {
  const facts = ['state', 'reason', 'listedOn', 'lastCheckedOn', 'recheckBy'] as const;
  const plain = facts.flatMap((fact) =>
    was[fact] === now[fact] ? [] : [`${fact} ${was[fact]} → ${now[fact]}`],
  );
  const isSame = identifierText(was.identifier) === identifierText(now.identifier);
  return [
    ...plain,
    ...(isSame ? [] : [`was ${identifierText(was.identifier)}`]),
    ...(was.source.url === now.source.url ? [] : ['another source']),
    ...(JSON.stringify(was.answer) === JSON.stringify(now.answer) ? [] : ["the seller's answer"]),
  ];
}

type Rule = { readonly id: string };

function describeRules(
  word: string,
  before: readonly Rule[],
  after: readonly Rule[],
): readonly string[] {
  const old = new Map(before.map((rule) => [rule.id, JSON.stringify(rule)]));
  const ids = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((rule) => {
      const was = old.get(rule.id);
      if (was === undefined) return [`new ${word} ${rule.id}`];
      return was === JSON.stringify(rule) ? [] : [`changed ${word} ${rule.id}`];
    }),
    ...before.flatMap(({ id }) => (ids.has(id) ? [] : [`${word} ${id} is gone`])),
  ];
}
