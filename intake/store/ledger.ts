import { eq, isNull } from 'drizzle-orm';
import * as z from 'zod';
import { checkAudit } from './audit.ts';
import type { Database } from './database.ts';
import { countCases } from './case-store.ts';
import { cases, decisions, objections, outcomes, type Outcome } from './tables.ts';

/** How well this intake decides, for everybody to see. */
export const ledgerSchema = z.strictObject({
  decisions: z
    .strictObject({
      accepted: z.int(),
      rejected: z.int(),
      cleared: z.int(),
    })
    .describe('All decisions ever made, by what was decided.'),
  reversals: z.int().describe('Decisions that took back an earlier one of the same case.'),
  medianDaysToDecision: z
    .number()
    .nullable()
    .describe('From the first report of a case to its first decision; null before the first one.'),
  undecided: z.int().describe('Cases that wait.'),
  openObjections: z.int(),
  audit: z.strictObject({
    rows: z.int(),
    head: z
      .string()
      .describe(
        'Hash over the whole audit log. Whoever noted an earlier one can ask to see how it led here.',
      ),
    intact: z.boolean(),
  }),
});
export type Ledger = z.infer<typeof ledgerSchema>;

const dayMs = 86_400_000;

export async function readLedger(db: Database): Promise<Ledger> {
  const rows = await db
    .select({
      outcome: decisions.outcome,
      previous: decisions.previousOutcome,
      decidedAt: decisions.decidedAt,
      openedAt: cases.openedAt,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId));
  const many = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = await countCases(db);
  const audit = await checkAudit(db);
  const open = await db.$count(objections, isNull(objections.closedAt));
  const [accepted, rejected, cleared] = outcomes.map(many);
  const first = rows.filter(({ previous }) => previous === null);
  return {
    decisions: { accepted: accepted ?? 0, rejected: rejected ?? 0, cleared: cleared ?? 0 },
    reversals: rows.length - first.length,
    medianDaysToDecision: readMedian(
      first.map(({ decidedAt, openedAt }) => (decidedAt.getTime() - openedAt.getTime()) / dayMs),
    ),
    undecided: (counts.get('open') ?? 0) + (counts.get('asked') ?? 0),
    openObjections: open,
    audit: { rows: audit.rows, head: audit.head, intact: audit.brokenAt === null },
  };
}

function readMedian(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 10) / 10;
}
