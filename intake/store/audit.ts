import { asc, desc, gt, sql } from 'drizzle-orm';
import * as z from 'zod';
import { intakeLimits } from '../limits.ts';
import { type Database, readValue } from './database.ts';
import { sha256 } from './secrets.ts';
import { auditLog } from './tables.ts';

export type AuditRow = typeof auditLog.$inferSelect;

/** What somebody did. `subject` is an id; `detail` holds no address, name or word of a shopper. */
export type AuditEntry = {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
};

/** Adds a row behind the last. Rows are chained by hashes and the database refuses to change one. */
export async function appendAudit(db: Database, entry: AuditEntry, nowMs: number): Promise<void> {
  await readValue(
    db,
    sql`select append_audit(${nowMs}::bigint, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.detail})`,
    z.coerce.number(),
  );
}

/** The newest rows, newest first. */
export function listAudit(db: Database): Promise<AuditRow[]> {
  return db.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(intakeLimits.auditRows);
}

/** `head` is the hash of the last row: published, it binds everything before it. `brokenAt`: the first row that does not fit. */
export type AuditCheck = {
  readonly rows: number;
  readonly head: string;
  readonly brokenAt: number | null;
};

const beginning = '0'.repeat(64);
const batch = 1_000;

/** Computes the whole chain again, also where somebody with the database's own rights has switched its triggers off. */
export async function checkAudit(db: Database): Promise<AuditCheck> {
  let head = beginning;
  let rows = 0;
  for (;;) {
    const next = await db
      .select()
      .from(auditLog)
      .where(gt(auditLog.seq, rows))
      .orderBy(asc(auditLog.seq))
      .limit(batch);
    for (const row of next) {
      const fits = row.seq === rows + 1 && row.previousHash === head && row.hash === hashRow(row);
      if (!fits) return { rows, head, brokenAt: rows + 1 };
      rows = row.seq;
      head = row.hash;
    }
    if (next.length < batch) break;
  }
  const kept = await readValue(db, sql`select seq || ' ' || hash from audit_head`, z.string());
  return { rows, head, brokenAt: kept === `${rows} ${head}` ? null : rows + 1 };
}

function hashRow(row: AuditRow): string {
  const fields = [
    row.previousHash,
    String(row.seq),
    String(row.atMs),
    row.actor,
    row.action,
    row.subject,
    row.detail,
  ];
  return sha256(fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join(''));
}
