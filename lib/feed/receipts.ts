import { type Receipt, receiptStatuses } from '#lib/domain/receipt.ts';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { parseHex } from './tuf/bytes.ts';

/**
 * What became of reports, as one file of sorted rows that is searched as it lies (F20). A row is found by the beginning
 * of SHA-256 of a report's id. Ids are random and stay on their shopper's device, so that whoever has one learns its
 * status without asking anybody, and nobody learns an id from the file. Little-endian.
 *
 *     0  4  "CLR" and the format version, 1
 *     4  4  length of the whole file
 *     8  4  rows
 *    12  …  rows of 13 bytes, rising by hash, each hash once:
 *           10  beginning of the hash
 *            1  status × 16 + reason
 *            2  day of the decision, days since 1970-01-01
 *
 * 100,000 decided reports: 1.3 MB. Hashes do not shrink under gzip. A look-up reads 17 rows of them.
 */
export const receiptsLayout = {
  magic: [0x43, 0x4c, 0x52],
  formatVersion: 1,
  headerBytes: 12,
  hashBytes: 10,
  rowBytes: 13,
} as const;

export const receiptsLimits = {
  rows: 100_000,
  /** How long a receipt stays in a feed, days from its decision: a device that is switched on once a year sees it. */
  days: 400,
} as const;

/** A reason's number is its place here. New ones come at the end. */
export const receiptReasons: readonly ReasonCode[] = [
  'counterfeit',
  'non-delivery',
  'phishing',
  'impersonation',
  'unlawful-health-ad',
  'banned-substance',
  'recalled',
  'off-platform-payment',
  'misleading-claim',
  'unregistered-shop',
  'other',
];

export type ReceiptsFault =
  | 'receipts-truncated'
  | 'receipts-magic-unknown'
  | 'receipts-format-unknown'
  | 'receipts-too-large'
  | 'receipts-length-wrong'
  | 'receipts-malformed';

/** Rows that can be searched: `bytes` is the whole file. */
export type Receipts = { readonly bytes: Uint8Array; readonly count: number };

/** Checks every row, once, before a feed becomes active. `detail` names the first row that is wrong. */
export function parseReceipts(bytes: Uint8Array): Result<Receipts, ReceiptsFault> {
  const opened = openReceipts(bytes);
  if (!opened.ok) return opened;
  const { count } = opened.value;
  for (let row = 0; row < count; row += 1) {
    if (readRow(opened.value, row) === null) {
      return fail('receipts-malformed', `row ${row} has no such status, reason or day`);
    }
    if (row > 0 && compareRows(bytes, row - 1, row) >= 0) {
      return fail('receipts-malformed', `row ${row} is not after the row before it`);
    }
  }
  return opened;
}

/** The same of a file that was parsed before: only what a look-up relies on for its bounds is looked at. */
export function openReceipts(bytes: Uint8Array): Result<Receipts, ReceiptsFault> {
  const { magic, formatVersion, headerBytes, rowBytes } = receiptsLayout;
  if (bytes.length < headerBytes) return fail('receipts-truncated');
  if (magic.some((byte, at) => bytes[at] !== byte)) return fail('receipts-magic-unknown');
  if (bytes[3] !== formatVersion) {
    return fail('receipts-format-unknown', `format version ${bytes[3]}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(8, true);
  if (count > receiptsLimits.rows) return fail('receipts-too-large', `${count} rows`);
  const length = headerBytes + count * rowBytes;
  if (view.getUint32(4, true) !== length || bytes.length !== length) {
    return fail('receipts-length-wrong', `${bytes.length} bytes for ${count} rows`);
  }
  return ok({ bytes, count });
}

/**
 * What is said of the report whose id has a SHA-256 that begins with `hash`, 20 hexadecimal digits or more; null when
 * nothing is.
 */
export function findReceipt(receipts: Receipts, hash: string): Receipt | null {
  const wanted = parseHex(hash.slice(0, 2 * receiptsLayout.hashBytes));
  if (wanted === null || wanted.length !== receiptsLayout.hashBytes) return null;
  let [from, to] = [0, receipts.count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const order = compareHash(receipts.bytes, middle, wanted);
    if (order === 0) return readRow(receipts, middle);
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return null;
}

const dayMs = 86_400_000;

function readRow({ bytes }: Receipts, row: number): Receipt | null {
  const { hashBytes } = receiptsLayout;
  const at = placeOf(row) + hashBytes;
  const code = bytes[at] ?? 0xff;
  const status = receiptStatuses[code >> 4];
  const reason = receiptReasons[code & 15];
  const days = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
  if (status === undefined || reason === undefined || days === 0) return null;
  return { status, reason, decidedOn: new Date(days * dayMs).toISOString().slice(0, 10) };
}

function placeOf(row: number): number {
  return receiptsLayout.headerBytes + row * receiptsLayout.rowBytes;
}

function compareRows(bytes: Uint8Array, one: number, other: number): number {
  const at = placeOf(other);
  return compareHash(bytes, one, bytes.subarray(at, at + receiptsLayout.hashBytes));
}

function compareHash(bytes: Uint8Array, row: number, hash: Uint8Array): number {
  const at = placeOf(row);
  for (let place = 0; place < receiptsLayout.hashBytes; place += 1) {
    const order = (bytes[at + place] ?? 0) - (hash[place] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
