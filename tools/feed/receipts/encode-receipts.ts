import type { Receipt } from '#lib/domain/receipt.ts';
import { receiptStatuses } from '#lib/domain/receipt.ts';
import { receiptReasons, receiptsLayout, receiptsLimits } from '#lib/feed/receipts.ts';

/** A receipt with the report it is of: `hash` is the first 20 hexadecimal digits of SHA-256 of the report's id. */
export type HashedReceipt = Receipt & { readonly hash: string };

const dayMs = 86_400_000;

/**
 * Writes receipts as the file of a feed (F20). The same receipts in any order give the same bytes.
 * @throws where two are of one report, or there are more than a client reads
 */
export function encodeReceipts(receipts: readonly HashedReceipt[]): Uint8Array<ArrayBuffer> {
  const { magic, formatVersion, headerBytes, hashBytes, rowBytes } = receiptsLayout;
  if (receipts.length > receiptsLimits.rows) throw new Error(`${receipts.length} receipts`);
  const sorted = receipts.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const bytes = new Uint8Array(headerBytes + sorted.length * rowBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, formatVersion]);
  view.setUint32(4, bytes.length, true);
  view.setUint32(8, sorted.length, true);
  for (const [row, { hash, status, reason, decidedOn }] of sorted.entries()) {
    if (hash === sorted[row - 1]?.hash) throw new Error(`two receipts of the report ${hash}`);
    const at = headerBytes + row * rowBytes;
    bytes.set(Buffer.from(hash, 'hex').subarray(0, hashBytes), at);
    bytes[at + hashBytes] = receiptStatuses.indexOf(status) * 16 + receiptReasons.indexOf(reason);
    view.setUint16(at + hashBytes + 1, Date.parse(decidedOn) / dayMs, true);
  }
  return bytes;
}
