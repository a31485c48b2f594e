import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { receiptStatuses } from '#lib/domain/receipt.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import type { HashedReceipt } from '../../tools/feed/receipts/encode-receipts.ts';

/** What a feed finds a report by. */
export function hashOf(reportId: string): string {
  return createHash('sha256').update(reportId).digest('hex').slice(0, 20);
}

export function sampleReceipt(changes: Partial<HashedReceipt> = {}): HashedReceipt {
  const hash = hashOf('0123456789abcdef0123456789abcdef');
  return { hash, status: 'accepted', reason: 'counterfeit', decidedOn: '2026-11-20', ...changes };
}

const dayMs = 86_400_000;
const hex20 = fc
  .uint8Array({ minLength: 10, maxLength: 10 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

/** Receipts of different reports, whose hashes like to share their beginnings. */
export const anyReceipts: fc.Arbitrary<readonly HashedReceipt[]> = fc.uniqueArray(
  fc.record({
    hash: fc
      .tuple(fc.constantFrom('', '00', 'ffffffffffffffffff'), hex20)
      .map(([head, rest]) => `${head}${rest}`.slice(0, 20)),
    status: fc.constantFrom(...receiptStatuses),
    reason: fc.constantFrom(...reasonCodes),
    decidedOn: fc
      .integer({ min: 1, max: 0xffff })
      .map((day) => new Date(day * dayMs).toISOString().slice(0, 10)),
  }),
  { selector: ({ hash }) => hash, maxLength: 80 },
);
