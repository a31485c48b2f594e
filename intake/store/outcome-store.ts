import { asc, eq, gt, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { intakeLimits } from '../limits.ts';
import type { Database } from './database.ts';
import { sha256 } from './secrets.ts';
import { cases, decisions, outcomes, reports, sellerAnswers } from './tables.ts';

/** By what a receipt is found: enough bits that two of a million reports share one in one of a million feeds. */
export const receiptHexDigits = 20;

/** One decision with all a feed needs of it. A later decision of the same case takes the place of an earlier one. */
export const outcomeSchema = z.strictObject({
  seq: z.int().describe('Rises with every decision; ask for more with ?after=.'),
  caseId: z.string(),
  outcome: z.enum(outcomes).describe('cleared: an entry made of this case is to go.'),
  reason: z.enum(reasonCodes),
  decidedAt: z.iso.datetime(),
  subject: z.strictObject({
    key: z.string().describe('By what the reports were put into one case.'),
    kind: z.string(),
    identifiers: z.array(z.string()).describe('Identifiers named by every report of the case.'),
  }),
  url: z.string().nullable().describe('Address of the first report.'),
  title: z.string().nullable(),
  evidenceSha256: z.array(z.string()).describe('Hashes of the evidence, in the order of arrival.'),
  reportCount: z.int(),
  answer: z
    .strictObject({ text: z.string(), on: z.string() })
    .nullable()
    .describe("The seller's last answer."),
  receipts: z
    .array(z.string())
    .describe(`First ${receiptHexDigits} hex digits of SHA-256 of each report's id.`),
});
export type OutcomeView = z.infer<typeof outcomeSchema>;

export const outcomePageSchema = z.strictObject({
  outcomes: z.array(outcomeSchema),
  next: z.int().nullable().describe('For ?after= of the next page; null at the end.'),
});

/** What stands in a feed for a report: who has its id knows its status, and nobody learns an id from it. */
export function hashReceipt(reportId: string): string {
  return sha256(reportId).slice(0, receiptHexDigits);
}

/** Decisions after `after`, oldest first. Reads only what was decided by a person. */
export async function readOutcomes(
  db: Database,
  after: number,
): Promise<z.infer<typeof outcomePageSchema>> {
  const rows = await db
    .select({ decision: decisions, row: cases })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(gt(decisions.seq, after))
    .orderBy(asc(decisions.seq))
    .limit(intakeLimits.outcomeRows);
  const ids = rows.map(({ row }) => row.id);
  const found = ids.length === 0 ? [] : await readReports(db, ids);
  const answers =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(sellerAnswers)
          .where(inArray(sellerAnswers.caseId, ids))
          .orderBy(sellerAnswers.id);
  const views = rows.map(({ decision, row }): OutcomeView => {
    const own = found.filter((report) => report.caseId === row.id);
    const answer = answers.findLast(({ caseId }) => caseId === row.id);
    return {
      seq: decision.seq,
      caseId: row.id,
      outcome: decision.outcome,
      reason: z.enum(reasonCodes).parse(decision.reason),
      decidedAt: decision.decidedAt.toISOString(),
      subject: { key: row.subjectKey, kind: row.subjectKind, identifiers: readShared(own) },
      url: own[0]?.url ?? null,
      title: own[0]?.title ?? null,
      evidenceSha256: [...new Set(own.map(({ evidenceSha256 }) => evidenceSha256))],
      reportCount: own.length,
      answer: answer ? { text: answer.text, on: answer.givenOn } : null,
      receipts: own.map(({ id }) => hashReceipt(id)),
    };
  });
  return {
    outcomes: views,
    next: rows.length < intakeLimits.outcomeRows ? null : (views.at(-1)?.seq ?? null),
  };
}

type ReportFacts = {
  readonly id: string;
  readonly caseId: string;
  readonly evidenceSha256: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly identifiers: string[];
};

function readReports(db: Database, caseIds: readonly string[]): Promise<ReportFacts[]> {
  const { body } = reports;
  return db
    .select({
      id: reports.id,
      caseId: reports.caseId,
      evidenceSha256: reports.evidenceSha256,
      url: sql<string | null>`${body} #>> '{evidence,url}'`,
      title: sql<string | null>`${body} #>> '{evidence,title}'`,
      identifiers: sql<string[]>`${body} #> '{evidence,subject,identifiers}'`,
    })
    .from(reports)
    .where(inArray(reports.caseId, [...caseIds]))
    .orderBy(asc(reports.receivedAt), asc(reports.id));
}

// One forged report among true ones could name a stranger's phone: only what all of them say is passed on.
function readShared(own: readonly ReportFacts[]): string[] {
  const [first, ...rest] = own;
  return (first?.identifiers ?? []).filter((text) =>
    rest.every(({ identifiers }) => identifiers.includes(text)),
  );
}
