import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import { writeStableJson } from '#lib/feed/list-codec/bytes.ts';
import { hashIdentifier } from '#lib/feed/list-codec/hash-identifier.ts';
import { findKey } from '#lib/feed/list-codec/key-block.ts';
import type { Statement } from '#lib/feed/list-codec/list-head.ts';
import { type PackedList, readEntry, readStatement } from '#lib/feed/list-codec/parse-list.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';

/** What a publication changes for shoppers, in sentences. */
export type Difference = {
  /** Newly shown: nothing was said about it before. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** One line for each entry whose name is known; one for all others of which the same was said. */
  readonly removed: readonly string[];
  readonly removedCount: number;
  readonly rules: readonly string[];
};

/** `published` is null before the first publication. `writtenBefore`: the folder it was made of, where it is at hand. */
export type Before = {
  readonly published: PackedFeed | null;
  readonly writtenBefore: FeedContent | null;
};

/**
 * Compares what is published with what people wrote, by what shoppers see. A published list holds keys and no names:
 * what comes and what changes is named as it is written now; what goes is named as far as the folder of before is at
 * hand, and counted with what was said of it otherwise.
 */
export function describeDifference(
  { published, writtenBefore }: Before,
  after: FeedContent,
): Difference {
  const seen = new Map(published?.lists.map((list) => [list, new Uint8Array(list.count)]) ?? []);
  const find = (entry: Entry): Entry | null => {
    const list = published?.lists.find(({ head }) => head.id === entry.listId);
    const place = list ? findPlace(list, entry) : -1;
    if (!list || place < 0) return null;
    seen.get(list)?.fill(1, place, place + 1);
    return readEntry(list, place, entry.identifier);
  };
  const entries = after.lists
    .flatMap((list) => list.entries)
    .map((now) => ({ now, was: find(now) }));
  const gone = [...seen].flatMap(([list, places]) =>
    describeGone(list, places, listNames(list, writtenBefore)),
  );
  return {
    added: entries.flatMap(({ now, was }) => (was ? [] : [describeEntry(now)])),
    changed: entries.flatMap(({ now, was }) => {
      const facts = was ? describeChanges(was, now) : [];
      return facts.length > 0 ? [`${identifierText(now.identifier)}: ${facts.join(', ')}`] : [];
    }),
    removed: gone.map(({ text }) => text),
    removedCount: gone.reduce((sum, { count }) => sum + count, 0),
    rules: [
      ...describeRules('claim rule', published?.claims ?? [], after.claims),
      ...describeRules('label', published?.labels ?? [], after.labels),
      ...describeRules('protected name', published?.officials ?? [], after.officials),
      ...describeRules('card', published?.tips ?? [], after.tips ?? []),
    ],
  };
}

function findPlace(list: PackedList, { identifier }: Pick<Entry, 'identifier'>): number {
  const key = hashIdentifier(list.seed, identifier);
  return key === null ? -1 : findKey(list.keys, key);
}

/** The names of a list's places, as far as the folder of before knows them. */
function listNames(list: PackedList, before: FeedContent | null): ReadonlyMap<number, Entry> {
  const entries = before?.lists.find(({ id }) => id === list.head.id)?.entries ?? [];
  return new Map(entries.map((entry) => [findPlace(list, entry), entry]));
}

type Gone = { readonly text: string; readonly count: number };

function describeGone(
  list: PackedList,
  places: Uint8Array,
  names: ReadonlyMap<number, Entry>,
): readonly Gone[] {
  const named: Gone[] = [];
  const nameless = new Map<string, number>();
  places.forEach((isThere, place) => {
    if (isThere === 1) return;
    const entry = names.get(place);
    const said = describeStatement(readStatement(list, place), list.head.id);
    if (entry) named.push({ text: `${identifierText(entry.identifier)}: ${said}`, count: 1 });
    else nameless.set(said, (nameless.get(said) ?? 0) + 1);
  });
  const counted = [...nameless].map(([said, count]) => ({
    text: `${count} ${count === 1 ? 'entry' : 'entries'} that only the folder of before can name: ${said}`,
    count,
  }));
  return [...named, ...counted];
}

function describeEntry(entry: Entry): string {
  const { identifier, reason, state, listId, authority } = entry;
  const by = authority ? ` by ${authority.en}` : '';
  return `${identifierText(identifier)}: ${state}${by} for ${reason} (list ${listId})`;
}

function describeStatement(said: Statement | null, listId: string): string {
  if (said === null) return `of list ${listId}, unreadable`;
  const by = said.authority ? ` by ${said.authority.en}` : '';
  const about = said.about === null ? '' : `, about "${said.about}"`;
  return `${said.state}${by} for ${said.reason}${about} (list ${listId})`;
}

function describeChanges(was: Entry, now: Entry): readonly string[] {
  const facts = ['state', 'reason', 'about', 'listedOn', 'lastCheckedOn', 'recheckBy'] as const;
  const plain = facts.flatMap((fact) =>
    was[fact] === now[fact] ? [] : [`${fact} ${was[fact]} → ${now[fact]}`],
  );
  const isSame = (field: 'authority' | 'source' | 'answer'): boolean =>
    // A packed list has the parts of a text in an order of its own.
    writeStableJson(was[field]) === writeStableJson(now[field]);
  return [
    ...plain,
    ...(isSame('authority') ? [] : ['another authority']),
    ...(isSame('source') ? [] : ['another source']),
    ...(isSame('answer') ? [] : ["the seller's answer"]),
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
