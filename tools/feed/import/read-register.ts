import type { RegisterRow } from '#lib/domain/label-rule.ts';
import { isoDate, plainText } from '#lib/feed/plain-text-schema.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { readTable } from './read-table.ts';

/** How a register writes its days: `2026-11-23`, `23/11/2026` or `11/23/2026`. Never guessed: 03/04 is two days. */
export const dateOrders = ['iso', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A row that was left out: where it stands, and what to change. */
export type RegisterReject = { readonly line: number; readonly text: string };

export type RegisterReading = {
  readonly rows: readonly RegisterRow[];
  readonly rejects: readonly RegisterReject[];
};

/** The heads under which registers are given away, folded. The first of each is what the help names. */
const heads = {
  number: [
    'number',
    'licence',
    'license',
    'licence number',
    'license number',
    'certificate',
    'so',
    'so chung nhan',
  ],
  holder: [
    'holder',
    'licensee',
    'company',
    'organisation',
    'organization',
    'don vi',
    'doanh nghiep',
  ],
  brands: ['brands', 'brand', 'trade names', 'thuong hieu', 'nhan hieu'],
  scope: ['scope', 'products', 'product', 'san pham', 'pham vi'],
  validUntil: [
    'validuntil',
    'valid until',
    'expires',
    'expiry',
    'expiry date',
    'hieu luc den',
    'het han',
  ],
} as const;
type Column = keyof typeof heads;
type Columns = Readonly<Partial<Record<Column, number>>>;

/** What a maintainer is told when the first row is not understood. */
export class RegisterRefused extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'RegisterRefused';
  }
}

/**
 * Reads a register given away as a table whose first row names its columns: `number` and `holder`, and where there are
 * any `brands` (parted by "|"), `scope` and `validUntil`. Other columns are passed over. Every row becomes a row of the
 * register or a reject with its line. `isNumber` says whether a page could show the number for this label.
 * @throws RegisterRefused where the columns are not there
 */
export function readRegister(
  text: string,
  {
    dates,
    isNumber,
  }: { readonly dates: DateOrder; readonly isNumber: (number: string) => boolean },
): RegisterReading {
  const [head, ...body] = readTable(text);
  const columns = readColumns(head?.fields ?? []);
  const rows: RegisterRow[] = [];
  const rejects: RegisterReject[] = [];
  const seen = new Map<string, number>();
  for (const { line, fields } of body) {
    if (fields.every((field) => field === '')) continue;
    const read = readRow(fields, columns, dates);
    const known = seen.get(JSON.stringify(read));
    if (typeof read === 'string') rejects.push({ line, text: read });
    else if (!isNumber(read.number)) {
      rejects.push({
        line,
        text: `the number "${read.number}" is spelled as none of the label's numbers`,
      });
    } else if (known !== undefined) {
      rejects.push({ line, text: `says the same as line ${known}` });
    } else {
      seen.set(JSON.stringify(read), line);
      rows.push(read);
    }
  }
  return { rows: rows.toSorted(compareRows), rejects };
}

function readColumns(fields: readonly string[]): Columns {
  const names = fields.map((field) => foldPlain(field).trim());
  const columns: Partial<Record<Column, number>> = {};
  for (const column of ['number', 'holder', 'brands', 'scope', 'validUntil'] as const) {
    const known: readonly string[] = heads[column];
    const at = names.findIndex((name) => known.includes(name));
    if (at >= 0) columns[column] = at;
  }
  for (const column of ['number', 'holder'] as const) {
    if (columns[column] !== undefined) continue;
    throw new RegisterRefused(
      `the first row names no column "${column}"; it may be called ${heads[column].join(', ')}`,
    );
  }
  return columns;
}

function readRow(
  fields: readonly string[],
  columns: Columns,
  dates: DateOrder,
): RegisterRow | string {
  const read = (column: Column): string => fields[columns[column] ?? -1] ?? '';
  const [number, holder, scope, day] = [
    read('number'),
    read('holder'),
    read('scope') || '–',
    read('validUntil'),
  ];
  const brands = read('brands')
    .split('|')
    .map((brand) => brand.trim())
    .filter((brand) => brand !== '')
    .slice(0, 20);
  if (number === '' || holder === '') return 'has no number or no holder';
  if (!isPlain(number, 60)) return 'the number is longer than 60 characters or holds unseen ones';
  if (!isPlain(holder, 200)) return 'the holder is longer than 200 characters or holds unseen ones';
  if (!isPlain(scope, 300)) return 'the scope is longer than 300 characters or holds unseen ones';
  if (!brands.every((brand) => isPlain(brand, 100))) return 'a brand is longer than 100 characters';
  const validUntil = day === '' ? null : readDay(day, dates);
  if (validUntil === undefined) return `"${day}" is no day; say with --dates how days are written`;
  return { number, holder, ...(brands.length > 0 ? { brands } : {}), scope, validUntil };
}

function isPlain(text: string, most: number): boolean {
  return plainText(most).safeParse(text).success;
}

function readDay(text: string, dates: DateOrder): string | undefined {
  const iso = dates === 'iso' ? text : turnDay(text, dates);
  return iso !== undefined && isoDate.safeParse(iso).success ? iso : undefined;
}

function turnDay(text: string, dates: 'dmy' | 'mdy'): string | undefined {
  const [, one = '', two = '', year = ''] =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (year === '') return undefined;
  const [day, month] = dates === 'dmy' ? [one, two] : [two, one];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

// The same register gives the same file, in whatever order it came.
function compareRows(a: RegisterRow, b: RegisterRow): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
