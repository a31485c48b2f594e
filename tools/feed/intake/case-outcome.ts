import * as z from 'zod';
import { receiptStatuses } from '#lib/domain/receipt.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { isoDate } from '#lib/feed/plain-text-schema.ts';
import { receiptHash } from '../receipts/written-receipts.ts';

/** How much one answer of an intake may hold; what is larger is no answer of an intake. */
export const outcomeLimits = {
  bodyBytes: 32_000_000,
  pageOutcomes: 1_000,
  outcomes: 100_000,
  receipts: 100_000,
  identifiers: 16,
  identifierChars: 1_200,
  hashes: 100_000,
  answerChars: 4_000,
  waiting: 1_000,
} as const;

/** No decision is older than the project. */
const earliest = '2024-01-01';

const seq = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const caseId = z.string().regex(/^[0-9a-f]{32}$/, { error: 'is no id of a case' });
const answer = z
  .object({ text: z.string().max(outcomeLimits.answerChars), on: isoDate })
  .nullable();
const identifiers = z
  .array(z.string().max(outcomeLimits.identifierChars))
  .max(outcomeLimits.identifiers);
const kind = z.enum(['page', 'listing', 'shop', 'card']);
const key = z.string().min(1).max(2_048);

/** One decision as far as a feed makes use of it. Its texts are not believed: they are read again where they are used. */
export const caseOutcomeSchema = z.strictObject({
  seq,
  caseId,
  outcome: z.enum(receiptStatuses),
  reason: z.enum(reasonCodes),
  /** Day of the decision. */
  decidedOn: isoDate.length(10),
  /** What was pressed on. */
  kind,
  key,
  identifiers,
  /** SHA-256 of the first report's evidence; null where there is none. */
  evidenceSha256: z.string().nullable(),
  answer,
  receipts: z.array(receiptHash).max(outcomeLimits.receipts),
});
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A decision as an intake tells it (`/v1/outcomes` of its openapi.json). Fields that nobody asked for are passed over. */
const told = z
  .object({
    seq,
    caseId,
    outcome: z.enum(receiptStatuses),
    reason: z.enum(reasonCodes),
    decidedAt: z.iso.datetime(),
    subject: z.object({ key, kind, identifiers }),
    evidenceSha256: z.array(sha256).max(outcomeLimits.hashes),
    answer,
    receipts: z.array(receiptHash).max(outcomeLimits.receipts),
  })
  .refine(({ decidedAt }) => decidedAt >= earliest, {
    message: 'was decided before there was an intake',
  });

/** One page of `/v1/outcomes`. `next`: what to ask after for the following page; null at the end. */
export const outcomePageSchema = z
  .object({ outcomes: z.array(told).max(outcomeLimits.pageOutcomes), next: seq.nullable() })
  .transform(({ outcomes, next }) => ({ outcomes: outcomes.map(shorten), next }));

function shorten({
  subject,
  decidedAt,
  evidenceSha256,
  ...rest
}: z.infer<typeof told>): CaseOutcome {
  return {
    ...rest,
    decidedOn: decidedAt.slice(0, 10),
    kind: subject.kind,
    key: subject.key,
    identifiers: subject.identifiers,
    evidenceSha256: evidenceSha256[0] ?? null,
  };
}
