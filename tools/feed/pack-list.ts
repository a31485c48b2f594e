import { createHash } from 'node:crypto';
import type { Curator, Entry, List } from '#lib/domain/entry.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import { encodeList, type WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import { type HashSeed, readSeed } from '#lib/feed/list-codec/hash-identifier.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import type { ListHead, Statement } from '#lib/feed/list-codec/list-head.ts';
import { type PackedList, parseList } from '#lib/feed/list-codec/parse-list.ts';
import { VerbFault } from './verb.ts';

export type PackPlace = {
  readonly version: number;
  /** The version whose seed and defaults the list goes on with, so that a delta leads here; null: a new base. */
  readonly base: PackedList | null;
  readonly curator: Curator;
};

/**
 * Writes a list in the bytes that are published (docs/feed-format-lists.md). The same list in the same place gives the
 * same bytes. @throws VerbFault for what no list file can hold
 */
export function packList(list: List, { version, base, curator }: PackPlace): PackedList {
  const { id, curatorId, title, entries } = list;
  const demo = entries.some((entry) => entry.demo);
  if (demo && !entries.every((entry) => entry.demo)) {
    throw new VerbFault(`list ${id} holds made-up and real entries; part them into two lists`);
  }
  const defaults = base?.head.defaults ?? pickDefaults(list, curator);
  const head: ListHead = { id, curatorId, title, demo, defaults };
  const seed = base?.seed ?? drawSeed(list, version);
  const encoded = encodeList({ head, version, seed }, writeEntries(entries, defaults));
  // Every byte is looked at as a client will, before anybody signs it.
  const packed = encoded.ok ? parseList(encoded.value) : encoded;
  if (packed.ok) return packed.value;
  throw new VerbFault(`list ${id} cannot be packed: ${packed.error} ${packed.detail ?? ''}`);
}

/**
 * A seed that nobody knows before the entries of the base are fixed, and that comes out the same for whoever packs them
 * again: a hash of all of them (L14, decision 0011).
 */
function drawSeed({ id, curatorId, entries }: List, version: number): HashSeed {
  const hash = createHash('sha256').update(`cho-lanh list seed\n${curatorId}/${id}\n${version}\n`);
  const texts = entries.map(({ identifier }) => identifierText(identifier));
  return readSeed(new Uint8Array(hash.update(texts.toSorted().join('\n')).digest()));
}

const fields = [
  'reason',
  'state',
  'authority',
  'about',
  'source',
  'listedOn',
  'lastCheckedOn',
  'recheckBy',
  'answer',
] as const satisfies readonly (keyof Statement)[];

function* writeEntries(
  entries: readonly Entry[],
  defaults: Statement,
): Generator<WrittenEntry, void> {
  const said = new Map(fields.map((field) => [field, JSON.stringify(defaults[field])]));
  const overrides = new Map<string, Override>();
  const nameOf = buildNames();
  for (const entry of entries) {
    const key = nameStatement(entry, nameOf);
    const known = overrides.get(key);
    const override = known ?? pickOverride(entry, said);
    if (!known) overrides.set(key, override);
    const { identifier } = entry;
    yield Object.keys(override).length === 0 ? { identifier } : { identifier, override };
  }
}

type NameOf = (value: object | null) => string;

/** Texts of objects, made once for each object: entries of one notice share theirs. */
function buildNames(): NameOf {
  const names = new WeakMap<object, string>();
  return (value) => {
    if (value === null) return '';
    const name = names.get(value) ?? JSON.stringify(value);
    names.set(value, name);
    return name;
  };
}

/** One text for all that an entry says. No part has a line break or, where it is not null, is empty. */
function nameStatement(entry: Entry, nameOf: NameOf): string {
  const { reason, state, authority, about, source, answer } = entry;
  const dates = `${entry.listedOn} ${entry.lastCheckedOn} ${entry.recheckBy}`;
  const said = `${nameOf(authority)}\n${nameOf(source)}\n${nameOf(answer)}\n${about ?? ''}`;
  return `${reason} ${state} ${dates}\n${said}`;
}

// What is told apart here only by the order of its parts is found the same when it is written (L10).
function pickOverride(entry: Entry, said: ReadonlyMap<string, string>): Override {
  const own = fields.filter((field) => JSON.stringify(entry[field]) !== said.get(field));
  return Object.fromEntries(own.map((field) => [field, entry[field]]));
}

/** What most entries say, field by field: it need not be said again of each. */
function pickDefaults(list: List, curator: Curator): Statement {
  const [first] = list.entries;
  if (first === undefined) return sayNothing(list, curator);
  const usual = <F extends keyof Statement>(field: F): Statement[F] =>
    findMostFrequent(list.entries.map((entry) => entry[field])) ?? first[field];
  return {
    reason: usual('reason'),
    state: usual('state'),
    authority: usual('authority'),
    about: usual('about'),
    source: usual('source'),
    listedOn: usual('listedOn'),
    lastCheckedOn: usual('lastCheckedOn'),
    recheckBy: usual('recheckBy'),
    answer: usual('answer'),
  };
}

function findMostFrequent<T extends object | string | null>(values: readonly T[]): T | undefined {
  const counts = new Map<string, { count: number; readonly value: T }>();
  const nameOf = buildNames();
  for (const value of values) {
    const text = typeof value === 'object' ? nameOf(value) : String(value);
    const known = counts.get(text);
    if (known) known.count += 1;
    else counts.set(text, { count: 1, value });
  }
  const [most] = [...counts].toSorted(
    ([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1),
  );
  return most?.[1].value;
}

/** A list without entries has a head all the same; its defaults are said of nobody. */
function sayNothing({ title }: List, { url }: Curator): Statement {
  return {
    reason: 'other',
    state: 'reported',
    authority: null,
    about: null,
    source: { title: title.vi, url },
    listedOn: '1970-01',
    lastCheckedOn: '1970-01',
    recheckBy: '1970-01',
    answer: null,
  };
}
