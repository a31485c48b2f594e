import { desc, eq, inArray } from 'drizzle-orm';
import { cleanUrl } from '#lib/report/clean-url.ts';
import type { Database } from './database.ts';
import { spendProof } from './accept-report.ts';
import { randomRowId } from './secrets.ts';
import { cases, objections } from './tables.ts';

export type ObjectionInput = {
  /** Case number, identifier or address that it is about, as the seller wrote it. */
  readonly about: string;
  readonly statement: string;
  readonly contact: string | null;
  readonly proof: { readonly challenge: string; readonly expiresAtMs: number };
};

/** Keeps a seller's objection with the case it is about, where that can be told. Null when the proof was used. */
export function keepObjection(
  db: Database,
  { about, statement, contact, proof }: ObjectionInput,
  nowMs: number,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    if (!(await spendProof(tx, proof))) return null;
    const id = randomRowId();
    const caseId = await findCaseId(tx, about);
    const receivedAt = new Date(nowMs);
    await tx.insert(objections).values({ id, caseId, about, statement, contact, receivedAt });
    return id;
  });
}

async function findCaseId(db: Database, about: string): Promise<string | null> {
  const [byId] = await db.select({ id: cases.id }).from(cases).where(eq(cases.id, about));
  if (byId) return byId.id;
  const url = URL.parse(cleanUrl(about) ?? '');
  const keys = url ? [`url:${url.host}${url.pathname}`, `host:${url.hostname}`] : [about];
  const [newest] = await db
    .select({ id: cases.id })
    .from(cases)
    .where(inArray(cases.subjectKey, keys))
    .orderBy(desc(cases.openedAt))
    .limit(1);
  return newest?.id ?? null;
}
