import { and, asc, count, desc, eq, inArray, isNull, max, min, ne, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import { intakeLimits } from '../limits.ts';
import { appendAudit, type AuditRow } from './audit.ts';
import { type Database, readValue } from './database.ts';
import {
  auditLog,
  cases,
  type CaseState,
  decisions,
  objections,
  type Outcome,
  pictures,
  reports,
  sellerAnswers,
} from './tables.ts';

export type CaseRow = typeof cases.$inferSelect;

/** One line of the queue. */
export type QueueRow = CaseRow & {
  readonly reports: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
};

/** Cases of some states, the one that waits longest first. The number of reports is shown and never decides. */
export async function listQueue(
  db: Database,
  states: readonly CaseState[],
): Promise<readonly QueueRow[]> {
  const rows = await db
    .select({
      row: cases,
      reports: count(reports.id),
      firstAt: min(reports.receivedAt),
      lastAt: max(reports.receivedAt),
    })
    .from(cases)
    .leftJoin(reports, eq(reports.caseId, cases.id))
    .where(inArray(cases.state, [...states]))
    .groupBy(cases.id)
    .orderBy(asc(cases.openedAt))
    .limit(intakeLimits.queueRows);
  return rows.map(({ row, ...counts }) => ({ ...row, ...counts }));
}

export async function countCases(db: Database): Promise<ReadonlyMap<CaseState, number>> {
  const rows = await db
    .select({ state: cases.state, many: count() })
    .from(cases)
    .groupBy(cases.state);
  return new Map(rows.map(({ state, many }) => [state, many]));
}

/** Everything a person needs to decide. Reports beyond the first hundred are counted, not shown. */
export type CaseFile = {
  readonly row: CaseRow;
  readonly reportCount: number;
  readonly reports: readonly (typeof reports.$inferSelect & { readonly hasPicture: boolean })[];
  readonly decisions: readonly (typeof decisions.$inferSelect)[];
  readonly answers: readonly (typeof sellerAnswers.$inferSelect)[];
  readonly objections: readonly (typeof objections.$inferSelect)[];
  readonly otherCases: readonly CaseRow[];
  readonly audit: readonly AuditRow[];
};

export async function readCase(db: Database, id: string): Promise<CaseFile | null> {
  const [row] = await db.select().from(cases).where(eq(cases.id, id));
  if (!row) return null;
  const found = await db
    .select({ report: reports, picture: pictures.reportId })
    .from(reports)
    .leftJoin(pictures, eq(pictures.reportId, reports.id))
    .where(eq(reports.caseId, id))
    .orderBy(asc(reports.receivedAt))
    .limit(intakeLimits.queueRows);
  const [counted] = await db.select({ many: count() }).from(reports).where(eq(reports.caseId, id));
  return {
    row,
    reportCount: counted?.many ?? 0,
    reports: found.map(({ report, picture }) => ({ ...report, hasPicture: picture !== null })),
    decisions: await db
      .select()
      .from(decisions)
      .where(eq(decisions.caseId, id))
      .orderBy(decisions.seq),
    answers: await db
      .select()
      .from(sellerAnswers)
      .where(eq(sellerAnswers.caseId, id))
      .orderBy(sellerAnswers.id),
    objections: await db
      .select()
      .from(objections)
      .where(eq(objections.caseId, id))
      .orderBy(objections.receivedAt),
    otherCases: await db
      .select()
      .from(cases)
      .where(and(eq(cases.subjectKey, row.subjectKey), ne(cases.id, id)))
      .orderBy(desc(cases.openedAt))
      .limit(intakeLimits.queueRows),
    audit: await db.select().from(auditLog).where(eq(auditLog.subject, id)).orderBy(auditLog.seq),
  };
}

export async function readStoredPicture(
  db: Database,
  reportId: string,
): Promise<Uint8Array | null> {
  const [row] = await db.select().from(pictures).where(eq(pictures.reportId, reportId));
  return row ? row.webp : null;
}

export type DecisionInput = {
  readonly caseId: string;
  readonly outcome: Outcome;
  readonly reason: ReasonCode;
  readonly note: string;
  readonly moderator: string;
};

/** Decides a case, or decides it anew. `same`: it was decided so already. `missing`: there is no such case. */
export async function decideCase(
  db: Database,
  { caseId, outcome, reason, note, moderator }: DecisionInput,
  nowMs: number,
): Promise<'decided' | 'same' | 'missing'> {
  const answer = await readValue(
    db,
    sql`select decide_case(${caseId}, ${outcome}, ${reason}, ${note}, ${moderator}, ${nowMs}::bigint)`,
    z.enum(['decided', 'same']).nullable(),
  );
  return answer ?? 'missing';
}

/** Notes that the seller was asked. False when the case is not open. */
export async function markAsked(
  db: Database,
  { caseId, moderator }: { readonly caseId: string; readonly moderator: string },
  nowMs: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const asked = await tx
      .update(cases)
      .set({ state: 'asked' })
      .where(and(eq(cases.id, caseId), eq(cases.state, 'open')))
      .returning({ id: cases.id });
    if (asked.length === 0) return false;
    await appendAudit(tx, { actor: moderator, action: 'ask', subject: caseId, detail: '' }, nowMs);
    return true;
  });
}

export type AnswerInput = {
  readonly caseId: string;
  readonly text: string;
  /** The day the seller said it, `2026-11-23`. */
  readonly givenOn: string;
  readonly moderator: string;
};

/** Keeps what the seller answered; it goes into the feed beside the entry. False when there is no such case. */
export async function recordAnswer(
  db: Database,
  { caseId, text, givenOn, moderator }: AnswerInput,
  nowMs: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, caseId));
    if (!row) return false;
    const recordedAt = new Date(nowMs);
    await tx.insert(sellerAnswers).values({ caseId, text, givenOn, moderator, recordedAt });
    const entry = { actor: moderator, action: 'record-answer', subject: caseId, detail: givenOn };
    await appendAudit(tx, entry, nowMs);
    return true;
  });
}

export type Objection = typeof objections.$inferSelect;

/** Objections nobody has closed, the oldest first. */
export function listObjections(db: Database): Promise<Objection[]> {
  return db
    .select()
    .from(objections)
    .where(isNull(objections.closedAt))
    .orderBy(objections.receivedAt)
    .limit(intakeLimits.queueRows);
}

/** Takes an objection off the list. False when it is closed or unknown. */
export async function closeObjection(
  db: Database,
  { id, moderator }: { readonly id: string; readonly moderator: string },
  nowMs: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const closed = await tx
      .update(objections)
      .set({ closedAt: new Date(nowMs) })
      .where(and(eq(objections.id, id), isNull(objections.closedAt)))
      .returning({ caseId: objections.caseId });
    const [row] = closed;
    if (!row) return false;
    const entry = {
      actor: moderator,
      action: 'close-objection',
      subject: row.caseId ?? id,
      detail: id,
    };
    await appendAudit(tx, entry, nowMs);
    return true;
  });
}
