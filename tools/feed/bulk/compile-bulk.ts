import type { Entry, List } from '#lib/domain/entry.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { buildEntryId } from '#lib/feed/list-codec/hash-identifier.ts';
import type { Statement } from '#lib/feed/list-codec/list-head.ts';
import { findBannedWords } from '../banned-words.ts';
import { isBefore, type SeedFault } from '../compile-list.ts';
import { buildIdentifierJudge } from '../import/judge-listed.ts';
import { rejectAdvice } from '../import/outcome.ts';
import type { Protected } from '../judge-identifier.ts';
import { type BulkEntry, entryKey, readBulkEntries } from './bulk-entries.ts';
import { type BulkList, entriesName } from './bulk-list.ts';

export type BulkContext = {
  /** `lists/<id>.json`, for what is told. */
  readonly file: string;
  /** The text of `lists/<id>.txt`; null where it is not there. */
  readonly text: string | null;
  readonly guarded: Protected;
};

/** Faults of one file that are told one by one: a wrong file has as many as lines. */
const mostFaults = 20;

/** Makes an entry of each line of a bulk list. Ids are made of the identifier alone: they stay through every import. */
export function compileBulkList(
  head: BulkList,
  { file, text, guarded }: BulkContext,
): { readonly list: List; readonly faults: readonly SeedFault[] } {
  const { id, curatorId, title } = head;
  const empty: List = { id, curatorId, title, entries: [] };
  const place = file.replace(/[^/]*$/, entriesName(id));
  if (text === null) {
    const told = 'is not there; run "import --to" again, or take the list away';
    return { list: empty, faults: [{ file: place, where: id, text: told }] };
  }
  const { entries: lines, lines: numbers, faults: broken } = readBulkEntries(text);
  const faults: SeedFault[] = broken.map((fault) => ({
    file: place,
    where: id,
    text: fault.text,
    at: fault.line,
  }));
  const tell = (where: string, said: string): void => {
    faults.push({ file: place, where, text: said });
  };
  for (const said of findStatementFaults(head.defaults)) {
    faults.push({ file, where: 'defaults', text: said, at: ['defaults'] });
  }
  if (lines.length > feedLimits.entriesPerList) {
    tell(id, `holds more than ${feedLimits.entriesPerList} entries; part it into two lists`);
  }
  for (const [said, whose] of gatherOverrides(lines)) {
    const whole = { ...head.defaults, ...whose.override };
    for (const each of findStatementFaults(whole)) tell(entryKey(whose.identifier), each);
    for (const { word } of findBannedWords(said)) {
      tell(entryKey(whose.identifier), `says "${word}"; say who states what, and on what ground`);
    }
  }
  const entryFaults = findEntryFaults(lines, { head, guarded, place });
  faults.push(...entryFaults.map(({ index, ...fault }) => ({ ...fault, at: numbers[index] ?? 1 })));
  const entries = buildEntries(lines, head);
  return { list: { ...empty, entries }, faults: cutFaults(faults) };
}

// The same few objects are said of thousands of entries: each is looked at once.
function gatherOverrides(lines: readonly BulkEntry[]): ReadonlyMap<string, BulkEntry> {
  const known = new Set<unknown>();
  const said = new Map<string, BulkEntry>();
  for (const line of lines) {
    if (!line.override || known.has(line.override)) continue;
    known.add(line.override);
    said.set(JSON.stringify(line.override), line);
  }
  return said;
}

function findStatementFaults(said: Statement): readonly string[] {
  const { state, authority, listedOn, lastCheckedOn, recheckBy } = said;
  return [
    ...(state === 'confirmed' && authority === null
      ? ['is confirmed by nobody; name the authority or make it "listed"']
      : []),
    ...(isBefore(lastCheckedOn, listedOn) ? ['was checked before it was listed'] : []),
    ...(isBefore(recheckBy, listedOn) ? ['is to be checked again before it was listed'] : []),
  ];
}

function findEntryFaults(
  lines: readonly BulkEntry[],
  {
    head,
    guarded,
    place,
  }: { readonly head: BulkList; readonly guarded: Protected; readonly place: string },
): readonly (SeedFault & { readonly index: number })[] {
  const judge = buildIdentifierJudge(guarded);
  const leftOut = new Set((head.leftOut ?? []).map(({ kind, value }) => `${kind}:${value}`));
  return lines.flatMap(({ identifier }, index) => {
    const where = entryKey(identifier);
    if (leftOut.has(identifierText(identifier))) {
      const text = 'is left out by the list itself; take the line out';
      return [{ file: place, where, text, index }];
    }
    const judged = judge(identifier);
    if (!('reason' in judged)) return [];
    const text = `${judged.detail ?? rejectAdvice[judged.reason]}; take the line out`;
    return [{ file: place, where, text, index }];
  });
}

function buildEntries(lines: readonly BulkEntry[], head: BulkList): readonly Entry[] {
  const { id: listId, defaults, demo } = head;
  const entries = lines.map(({ identifier, override }): Entry => ({
    id: buildEntryId(identifier),
    listId,
    identifier,
    ...defaults,
    ...override,
    demo,
  }));
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function cutFaults(faults: readonly SeedFault[]): readonly SeedFault[] {
  if (faults.length <= mostFaults) return faults;
  const { file = '' } = faults[mostFaults] ?? {};
  const text = `and ${faults.length - mostFaults} more like these`;
  return [...faults.slice(0, mostFaults), { file, where: 'the rest', text }];
}
