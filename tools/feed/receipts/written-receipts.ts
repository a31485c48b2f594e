import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { receiptStatuses } from '#lib/domain/receipt.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { isoDate } from '#lib/feed/plain-text-schema.ts';
import { receiptsLimits } from '#lib/feed/receipts.ts';
import { readJsonFile } from '../feed-folder.ts';
import { VerbFault } from '../verb.ts';
import type { HashedReceipt } from './encode-receipts.ts';

/** Where a feed's folder keeps what became of reports. `import --from-intake` writes it. */
export const receiptsFile = 'receipts.json';

/** First 20 hexadecimal digits of SHA-256 of a report's id. */
export const receiptHash = z.string().regex(/^[0-9a-f]{20}$/, {
  error: 'is not the first 20 hexadecimal digits of a SHA-256, in lower case',
});

/** A whole day from 1970-01-02 to 2149, as a row of the file has room for. */
export const receiptDay = isoDate.refine(
  (day) => day.length === 10 && day > '1970-01-01' && day < '2149',
  {
    message: 'is no day like 2026-11-23',
  },
);

const receiptSchema: z.ZodType<HashedReceipt> = z.strictObject({
  hash: receiptHash,
  status: z.enum(receiptStatuses),
  reason: z.enum(reasonCodes),
  decidedOn: receiptDay,
});

const writtenSchema = z
  .strictObject({ receipts: z.array(receiptSchema).max(receiptsLimits.rows) })
  .refine(({ receipts }) => new Set(receipts.map(({ hash }) => hash)).size === receipts.length, {
    message: 'has two receipts of one report',
  });

/** None where the folder has none yet. @throws VerbFault for a file of another form */
export function readReceipts(folder: string): readonly HashedReceipt[] {
  if (!existsSync(join(folder, receiptsFile))) return [];
  const { json } = readJsonFile(folder, receiptsFile);
  const parsed = writtenSchema.safeParse(json);
  if (parsed.success) return parsed.data.receipts;
  const first = new z.ZodError(parsed.error.issues.slice(0, 3));
  throw new VerbFault(`${join(folder, receiptsFile)}: ${z.prettifyError(first)}`);
}

/** One receipt a line, by hash: what a decision changed is what a comparison of two versions shows. */
export function printReceipts(receipts: readonly HashedReceipt[]): string {
  const sorted = receipts.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const lines = sorted.map(({ hash, status, reason, decidedOn }) =>
    JSON.stringify({ hash, status, reason, decidedOn }),
  );
  return `{ "receipts": [\n${lines.join(',\n')}\n] }\n`;
}
