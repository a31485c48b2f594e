import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
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
  /** Looked at again, and nothing else: one line for all of a list that got the same days. */
  readonly renewed: readonly string[];
  readonly renewedCount: number;
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
  const { changed, renewed } = sortChanges(entries);
  const gone = [...seen].flatMap(([list, places]) =>
    describeGone(list, places, listNames(list, writtenBefore)),
  );
  return {
    added: entries.flatMap(({ now, was }) => (was ? [] : [describeEntry(now)])),
    changed,
    renewed: [...renewed].map(([facts, count]) => `${countEntries(count)} ${facts}`),
    renewedCount: [...renewed.values()].reduce((sum, count) => sum + count, 0),
    removed: gone.map(({ text }) => text),
    removedCount: gone.reduce((sum, { count }) => sum + count, 0),
    rules: [
      ...describeRules('claim rule', published?.claims ?? [], after.claims),
      ...describeRules(
        'label',
        withoutRegisters(published?.labels),
        withoutRegisters(after.labels),
      ),
      ...describeRegisters(published?.labels ?? [], after.labels),
      ...describeRules('site patch', published?.sites ?? [], after.sites ?? []),
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
    text: `${countEntries(count)} that only the folder of before can name: ${said}`,
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

type Compared = { readonly now: Entry; readonly was: Entry | null };

/** A list that is fetched anew each day renews every entry it keeps: these are counted, or nobody would see the rest. */
function sortChanges(entries: readonly Compared[]) {
  const changed: string[] = [];
  const renewed = new Map<string, number>();
  for (const { now, was } of entries) {
    if (was === null) continue;
    const facts = describeChanges(was, now);
    const days = describeFacts(was, now, ['lastCheckedOn', 'recheckBy']);
    if (facts.length > 0) {
      changed.push(`${identifierText(now.identifier)}: ${[...facts, ...days].join(', ')}`);
    } else if (days.length > 0) {
      const told = `(list ${now.listId}): ${days.join(', ')}`;
      renewed.set(told, (renewed.get(told) ?? 0) + 1);
    }
  }
  return { changed, renewed };
}

function describeChanges(was: Entry, now: Entry): readonly string[] {
  const isSame = (field: 'authority' | 'source' | 'answer'): boolean =>
    // A packed list has the parts of a text in an order of its own.
    writeStableJson(was[field]) === writeStableJson(now[field]);
  return [
    ...describeFacts(was, now, ['state', 'reason', 'about', 'listedOn']),
    ...(isSame('authority') ? [] : ['another authority']),
    ...(isSame('source') ? [] : ['another source']),
    ...(isSame('answer') ? [] : ["the seller's answer"]),
  ];
}

type PlainFact = 'state' | 'reason' | 'about' | 'listedOn' | 'lastCheckedOn' | 'recheckBy';

function describeFacts(was: Entry, now: Entry, facts: readonly PlainFact[]): readonly string[] {
  return facts.flatMap((fact) =>
    was[fact] === now[fact] ? [] : [`${fact} ${was[fact]} → ${now[fact]}`],
  );
}

function countEntries(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}

function withoutRegisters(labels: readonly LabelRule[] = []): readonly Rule[] {
  return labels.map((label) => ({ ...label, register: undefined }));
}

function describeRegisters(
  before: readonly LabelRule[],
  after: readonly LabelRule[],
): readonly string[] {
  const old = new Map(before.map(({ id, register }) => [id, register]));
  return after.flatMap(({ id, register }) => {
    const was = old.get(id);
    if (writeStableJson(was ?? null) === writeStableJson(register ?? null)) return [];
    return [`register of label ${id}: ${describeRegister(was)} → ${describeRegister(register)}`];
  });
}

function describeRegister(register: LabelRule['register']): string {
  if (register === undefined) return 'none';
  const { rows, asOf } = register;
  return `${rows.length} ${rows.length === 1 ? 'licence' : 'licences'} as of ${asOf}`;
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
