import * as z from 'zod';
import type { Identifier } from '#lib/domain/identifier.ts';
import { parseIdentifier } from '#lib/feed/identifier-schema.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import { statementFields } from '#lib/feed/list-codec/list-head.ts';
import { readIdentifierKind } from './bulk-list.ts';

/**
 * One line of a bulk list: `host shop.example`, and behind a tab what is said of this one otherwise than of the rest:
 * `host shop.example⇥{"listedOn":"2026-11-24"}`. Lines stand in the order of their code units, none twice.
 */
export type BulkEntry = { readonly identifier: Identifier; readonly override?: Override };

/** Something wrong in a line, counted from 1. */
export type LineFault = { readonly line: number; readonly text: string };

const { reason, state, about, listedOn, lastCheckedOn, recheckBy } = statementFields;
const overrideSchema = z.strictObject({
  about: z.exactOptional(about),
  lastCheckedOn: z.exactOptional(lastCheckedOn),
  listedOn: z.exactOptional(listedOn),
  reason: z.exactOptional(reason),
  recheckBy: z.exactOptional(recheckBy),
  state: z.exactOptional(state),
});

/** `host shop.example`: what a line is sorted and compared by. */
export function entryKey({ kind, value }: Identifier): string {
  return `${kind} ${value}`;
}

/** The text of a list's entries: the same entries in any order give the same text. */
export function printBulkEntries(entries: Iterable<BulkEntry>): string {
  const lines = Array.from(entries, ({ identifier, override }) => {
    const said = override ? printOverride(override) : '{}';
    return said === '{}' ? entryKey(identifier) : `${entryKey(identifier)}\t${said}`;
  });
  return lines
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');
}

function printOverride(override: Override): string {
  const fields = Object.entries(override).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(fields));
}

/**
 * Reads the lines back. People edit them, so each is looked at again: its kind, its shape, its place. What is said
 * otherwise is said in few ways, and each way is checked once.
 */
export function readBulkEntries(text: string): {
  readonly entries: readonly BulkEntry[];
  /** The line of each entry. */
  readonly lines: readonly number[];
  readonly faults: readonly LineFault[];
} {
  const entries: BulkEntry[] = [];
  const lines: number[] = [];
  const faults: LineFault[] = [];
  const overrides = new Map<string, Override | null>();
  let before = '';
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const read = readLine(line, overrides);
    const place = typeof read === 'string' ? null : judgePlace(read.key, before);
    if (typeof read === 'string') faults.push({ line: at + 1, text: read });
    else if (place !== null) faults.push({ line: at + 1, text: place });
    else {
      entries.push(read.entry);
      lines.push(at + 1);
    }
    if (typeof read !== 'string') before = read.key;
  }
  return { entries, lines, faults };
}

function judgePlace(key: string, before: string): string | null {
  if (key > before) return null;
  return key === before
    ? `"${key}" stands twice; take one line out`
    : `"${key}" stands behind "${before}"; keep the lines sorted, or run "import" again`;
}

type Line = { readonly key: string; readonly entry: BulkEntry };

/** A text says what is wrong with the line and how to mend it. */
function readLine(line: string, overrides: Map<string, Override | null>): Line | string {
  const tab = line.indexOf('\t');
  const key = tab < 0 ? line : line.slice(0, tab);
  const space = key.indexOf(' ');
  const word = key.slice(0, Math.max(0, space));
  const kind = readIdentifierKind(word);
  if (kind === null) return `"${shorten(line)}" begins with no kind; write "host shop.example"`;
  const identifier = parseIdentifier(kind, key.slice(space + 1));
  if (identifier === null) return `"${shorten(key)}" is no ${kind} in its normal form; import it`;
  if (tab < 0) return { key, entry: { identifier } };
  const said = line.slice(tab + 1);
  const known = overrides.get(said);
  const override = known === undefined ? readOverride(said) : known;
  overrides.set(said, override);
  return override === null
    ? `"${shorten(said)}" is no JSON object of about, listedOn, lastCheckedOn, reason, recheckBy, state`
    : { key, entry: { identifier, override } };
}

function readOverride(text: string): Override | null {
  try {
    const parsed = overrideSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
