import { entryStates } from '#lib/domain/entry.ts';
import { type IdentifierKind, identifierKinds } from '#lib/domain/identifier.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { Override } from '#lib/feed/list-codec/list-details.ts';
import { isoDate, plainText } from '#lib/feed/plain-text-schema.ts';
import { importLimits } from './import-limits.ts';
import { ImportRefused, type Item, type Said } from './outcome.ts';
import type { Line } from './read-text-lines.ts';

/**
 * A table: the first row names the columns. Either `kind` and `value`, or one column named after a kind (`host`,
 * `phone` …) or `domain`, `url`, `address`. Beside them `about`, `reason`, `state`, `listedOn`, `lastCheckedOn` and
 * `recheckBy` become details of the entry; other columns are passed over.
 */
type Columns = {
  readonly separator: string;
  readonly value: number;
  readonly kind: number | IdentifierKind | 'address';
  readonly details: readonly (readonly [field: keyof typeof detailForms, column: number])[];
};

const separators = [',', ';', '\t'];
const addressNames = new Set(['domain', 'url', 'address']);

const detailForms = {
  about: (text: string): Override | null =>
    plainText(200).safeParse(text).success ? { about: text } : null,
  reason: (text: string): Override | null => {
    const reason = reasonCodes.find((each) => each === text);
    return reason ? { reason } : null;
  },
  state: (text: string): Override | null => {
    const state = entryStates.find((each) => each === text);
    return state ? { state } : null;
  },
  listedOn: (text: string): Override | null => (isDay(text) ? { listedOn: text } : null),
  lastCheckedOn: (text: string): Override | null => (isDay(text) ? { lastCheckedOn: text } : null),
  recheckBy: (text: string): Override | null => (isDay(text) ? { recheckBy: text } : null),
};

function isDay(text: string): boolean {
  return isoDate.safeParse(text).success;
}

/** Whether a line can be the first row of a table that is understood here. */
export function isCsvHeader(line: string): boolean {
  return readColumns(line) !== null;
}

/** Reads a table row by row. A field in quotes may hold separators, quotes written twice, and line breaks. */
export async function* readCsv(
  lines: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Item[]> {
  let columns: Columns | null = null;
  let open: { readonly line: number; text: string } | null = null;
  for await (const batch of lines) {
    const items: Item[] = [];
    for (const { line, text } of batch) {
      open = open ? { line: open.line, text: `${open.text}\n${text}` } : { line, text };
      if (hasOpenQuote(open.text) && open.text.length <= importLimits.lineChars) continue;
      const row = open;
      open = null;
      if (columns) items.push({ line: row.line, said: readRow(row.text, columns) });
      else {
        columns = demandColumns(row.text);
        items.push({ line, said: { as: 'nothing', text: row.text, reason: 'comment' } });
      }
    }
    yield items;
  }
  if (open) yield [{ line: open.line, said: unreadable(open.text) }];
}

function unreadable(text: string): Said {
  return { as: 'nothing', text, reason: 'unreadable' };
}

function hasOpenQuote(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

function demandColumns(line: string): Columns {
  const columns = readColumns(line);
  if (columns) return columns;
  throw new ImportRefused(
    `the first row names no column that is understood: it needs "kind" and "value", or one of ${[...addressNames, ...identifierKinds].join(', ')}`,
  );
}

function readColumns(line: string): Columns | null {
  const separator = separators.find((each) => line.includes(each)) ?? ',';
  const names = splitRow(line, separator).map((name) => name.trim());
  const find = (name: string): number => names.findIndex((each) => each.toLowerCase() === name);
  const details = (
    ['about', 'reason', 'state', 'listedOn', 'lastCheckedOn', 'recheckBy'] as const
  ).flatMap((field) => {
    const column = find(field.toLowerCase());
    return column < 0 ? [] : [[field, column] as const];
  });
  if (find('kind') >= 0 && find('value') >= 0) {
    return { separator, kind: find('kind'), value: find('value'), details };
  }
  const named = names.map((name) => readKind(name.toLowerCase()));
  const value = named.findIndex((kind) => kind !== null);
  const kind = named[value] ?? null;
  return kind === null ? null : { separator, kind, value, details };
}

function readKind(name: string): IdentifierKind | 'address' | null {
  if (addressNames.has(name)) return 'address';
  return identifierKinds.find((kind) => kind === name) ?? null;
}

function readRow(line: string, { separator, kind, value, details }: Columns): Said {
  if (line.trim() === '') return { as: 'nothing', text: line, reason: 'blank' };
  const fields = splitRow(line, separator).map((field) => field.trim());
  const as = typeof kind === 'number' ? readKind((fields[kind] ?? '').toLowerCase()) : kind;
  const text = fields[value] ?? '';
  let override: Override = {};
  for (const [field, column] of details) {
    const written = fields[column] ?? '';
    const read = written === '' ? {} : detailForms[field](written);
    if (read === null) return unreadable(line);
    override = { ...override, ...read };
  }
  if (as === null || text === '') return unreadable(line);
  return Object.keys(override).length === 0 ? { as, text } : { as, text, override };
}

function splitRow(line: string, separator: string): readonly string[] {
  const fields: string[] = [''];
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    const last = fields.length - 1;
    if (char === '"' && isQuoted && line[i + 1] === '"') {
      fields[last] += char;
      i += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) fields.push('');
    else fields[last] += char;
  }
  return fields;
}
