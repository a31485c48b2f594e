import { createHash } from 'node:crypto';
import type { Entry, List } from '#lib/domain/entry.ts';
import { type Identifier, identifierText } from '#lib/domain/identifier.ts';
import { findIdentifierFault, type Protected } from './judge-identifier.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';
import { addMonths } from './recheck-day.ts';
import type { WrittenFeed, WrittenList, WrittenNotice } from './written-forms.ts';

/** One thing that is wrong in one place, with what to do about it. */
export type SeedFault = {
  readonly file: string;
  readonly where: string;
  readonly text: string;
  /** Where it stands in the file's JSON, for its line; or the line itself of a file that is no JSON. */
  readonly at?: readonly PropertyKey[] | number;
};

export type ListContext = {
  readonly file: string;
  readonly guarded: Protected;
  readonly recheckMonths: WrittenFeed['recheckMonths'];
};

type Written = WrittenNotice['identifiers'][number];
type Compiled = { readonly entry: Entry } | { readonly fault: string };

/** Makes one entry of each identifier of each notice, and says of every one that cannot be one what to change. */
export function compileList(
  list: WrittenList,
  context: ListContext,
): { readonly list: List; readonly faults: readonly SeedFault[] } {
  const entries: Entry[] = [];
  const faults: SeedFault[] = [];
  for (const [place, notice] of list.notices.entries()) {
    const tell = (where: string, text: string, inside: readonly PropertyKey[]): void => {
      const at = ['notices', place, ...inside];
      faults.push({ file: context.file, where: `${notice.id}${where}`, text, at });
    };
    for (const text of findNoticeFaults(notice, list)) tell('', text, []);
    for (const [inside, written] of notice.identifiers.entries()) {
      const compiled = compileEntry(written, { notice, list, context });
      if ('entry' in compiled) entries.push(compiled.entry);
      else {
        tell(` › ${written.kind} ${written.value}`, compiled.fault, ['identifiers', inside]);
      }
    }
  }
  faults.push(...findDuplicates(entries, context.file));
  const { id, curatorId, title } = list;
  return { list: { id, curatorId, title, entries: entries.toSorted(compareIds) }, faults };
}

function findNoticeFaults(notice: WrittenNotice, list: WrittenList): readonly string[] {
  const { authority, state, listedOn, lastCheckedOn = listedOn, recheckBy, leftOut = [] } = notice;
  return [
    ...(authority !== null && !Object.hasOwn(list.authorities, authority)
      ? [`names the authority "${authority}", which is not among the list's authorities`]
      : []),
    ...(state === 'confirmed' && authority === null
      ? ['is confirmed by nobody; name the authority or make it "listed"']
      : []),
    ...(isBefore(lastCheckedOn, listedOn) ? ['was checked before it was listed'] : []),
    ...(recheckBy !== undefined && isBefore(recheckBy, listedOn)
      ? ['is to be checked again before it was listed']
      : []),
    ...(notice.identifiers.length === 0 && leftOut.length === 0
      ? ['names nothing; give an identifier, or say under leftOut what was not taken and why']
      : []),
  ];
}

function compileEntry(
  written: Written,
  place: {
    readonly notice: WrittenNotice;
    readonly list: WrittenList;
    readonly context: ListContext;
  },
): Compiled {
  const { guarded, recheckMonths } = place.context;
  const identifier = normaliseIdentifier(written.kind, written.value);
  if (identifier === null)
    return {
      fault: `cannot be read as a ${written.kind}; copy it as its page or its source writes it, and check the kind`,
    };
  const fault = findIdentifierFault(identifier, guarded);
  if (fault !== null) return { fault };
  if (identifier.kind === 'host' && written.why === undefined) {
    return {
      fault:
        'speaks for everything on that host; say under "why" that it is one seller\'s own, or use a url-prefix',
    };
  }
  const { notice, list } = place;
  const months = recheckMonths[notice.reason] ?? recheckMonths.default;
  return {
    entry: {
      id: buildEntryId(notice, identifier),
      listId: list.id,
      identifier,
      reason: notice.reason,
      state: written.state ?? notice.state,
      authority: notice.authority === null ? null : (list.authorities[notice.authority] ?? null),
      about: notice.about,
      source: notice.source,
      listedOn: notice.listedOn,
      lastCheckedOn: notice.lastCheckedOn ?? notice.listedOn,
      recheckBy: notice.recheckBy ?? addMonths(notice.listedOn, months),
      answer: notice.answer ?? null,
      demo: list.demo,
    },
  };
}

// An entry keeps its id when its neighbours come and go, so that mutes and objections go on naming it.
function buildEntryId(notice: WrittenNotice, identifier: Identifier): string {
  const digest = createHash('sha256').update(identifierText(identifier)).digest('hex');
  return `${notice.id}-${digest.slice(0, 8)}`;
}

function findDuplicates(entries: readonly Entry[], file: string): readonly SeedFault[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const key = identifierText(entry.identifier);
    const known = first.get(key);
    first.set(key, known ?? entry);
    if (known === undefined) return [];
    const isConflict = known.state !== entry.state || known.reason !== entry.reason;
    const text = isConflict
      ? `says something else of ${key} than ${known.id}; keep the newer statement`
      : `lists ${key} a second time, after ${known.id}; join both notices`;
    return [{ file, where: entry.id, text }];
  });
}

// Of a month and a day inside it neither is before the other.
export function isBefore(one: string, other: string): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared) < other.slice(0, shared);
}

function compareIds(a: Entry, b: Entry): number {
  return a.id < b.id ? -1 : 1;
}
