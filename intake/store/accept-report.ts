import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import { readSubjectKey } from '#lib/report/subject-key.ts';
import type { WireReport } from '#lib/report/wire-report.ts';
import { intakeLimits } from '../limits.ts';
import { type Database, readValue } from './database.ts';
import { retryConflict } from './retry-conflict.ts';
import { randomRowId, sha256 } from './secrets.ts';
import { usedProofs } from './tables.ts';

const acceptances = ['accepted', 'known', 'id-taken', 'too-many', 'proof-used'] as const;
/** `known`: the same report came before and is kept. `id-taken`: another report has this id. */
export type Acceptance = (typeof acceptances)[number];

export type Arrival = {
  readonly report: WireReport;
  /** The re-encoded picture, or null. */
  readonly webp: Uint8Array | null;
  readonly proof: { readonly challenge: string; readonly expiresAtMs: number };
  readonly addressHash: string;
  readonly nowMs: number;
};

/** Keeps one report, once. What this answers is committed: a process that is killed after it has lost nothing. */
export function acceptReport(db: Database, arrival: Arrival): Promise<Acceptance> {
  const { report, webp, proof, addressHash, nowMs } = arrival;
  const { screenshot: _, ...kept } = report;
  const { evidence } = report;
  const at = new Date(nowMs).toISOString();
  const query = sql`select accept_report(
      ${report.id}, ${JSON.stringify(kept)}, ${hashReport(report)}, ${report.evidenceSha256},
      ${webp === null ? null : Buffer.from(webp)}::bytea,
      ${randomRowId()}, ${readSubjectKey(evidence)}, ${evidence.subject.kind}, ${at}::timestamptz,
      ${proof.challenge}, ${new Date(proof.expiresAtMs).toISOString()}::timestamptz,
      ${addressHash}, ${startWindow(nowMs)}::timestamptz, ${intakeLimits.usesPerWindow}::integer)`;
  return retryConflict(() => readValue(db, query, z.enum(acceptances)));
}

/** What makes two sendings the same report: everything but the order of its fields. */
function hashReport(report: WireReport): string {
  return sha256(canonicalise(report));
}

/** Counts one use of something that costs the moderators time; false when the address had too many. */
export async function isWithinLimit(
  db: Database,
  addressHash: string,
  nowMs: number,
): Promise<boolean> {
  const query = sql`select count_use(${addressHash}, ${startWindow(nowMs)}::timestamptz)`;
  const uses = await retryConflict(() => readValue(db, query, z.number()));
  return uses <= intakeLimits.usesPerWindow;
}

function startWindow(nowMs: number): string {
  return new Date(nowMs - (nowMs % intakeLimits.windowMs)).toISOString();
}

/** Marks a proof as used; false when it was. */
export async function spendProof(
  db: Database,
  proof: { readonly challenge: string; readonly expiresAtMs: number },
): Promise<boolean> {
  const spent = await db
    .insert(usedProofs)
    .values({ challenge: proof.challenge, expiresAt: new Date(proof.expiresAtMs) })
    .onConflictDoNothing()
    .returning({ challenge: usedProofs.challenge });
  return spent.length > 0;
}

/** Whether a proof was used. A look before costly work; the answer that counts is the transaction's. */
export async function isSpent(db: Database, challenge: string): Promise<boolean> {
  const rows = await db
    .select({ challenge: usedProofs.challenge })
    .from(usedProofs)
    .where(eq(usedProofs.challenge, challenge));
  return rows.length > 0;
}
