import { createHash, createHmac, randomBytes } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import { intakeLimits } from '../limits.ts';
import type { Database } from './database.ts';
import { addressKeys, addressUses, secrets, sessions, usedProofs } from './tables.ts';

/** SHA-256, lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** 256 random bits, base64url: tokens, sessions. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** 128 random bits, hex: ids of rows. */
export function randomRowId(): string {
  return randomBytes(16).toString('hex');
}

/** The key that signs challenges: made once, the same for every process on this database. */
export async function readProofKey(db: Database): Promise<string> {
  await db.insert(secrets).values({ name: 'proof', value: randomToken() }).onConflictDoNothing();
  const [row] = await db.select().from(secrets).where(eq(secrets.name, 'proof'));
  if (!row) throw new Error('the database kept no key for challenges');
  return row.value;
}

/** Makes of an address what may be kept: a hash that a day later nobody can make again. */
export type HashAddress = (address: string, nowMs: number) => Promise<string>;

/** Keys are remembered per process for their day; the database has them for all processes. */
export function buildHashAddress(db: Database): HashAddress {
  let known: { readonly day: string; readonly key: string } | null = null;
  return async (address, nowMs) => {
    const day = new Date(nowMs).toISOString().slice(0, 10);
    if (known?.day !== day) known = { day, key: await readDayKey(db, day) };
    return createHmac('sha256', known.key).update(address).digest('hex').slice(0, 32);
  };
}

async function readDayKey(db: Database, day: string): Promise<string> {
  await db.insert(addressKeys).values({ day, value: randomToken() }).onConflictDoNothing();
  const [row] = await db.select().from(addressKeys).where(eq(addressKeys.day, day));
  if (!row) throw new Error('the database kept no key for addresses');
  return row.value;
}

/** Forgets what is no longer needed: keys and counts of addresses of past days, spent proofs, ended sessions. */
export async function sweep(db: Database, nowMs: number): Promise<void> {
  const now = new Date(nowMs);
  const today = now.toISOString().slice(0, 10);
  await db.delete(addressKeys).where(lt(addressKeys.day, today));
  const past = new Date(nowMs - 2 * intakeLimits.windowMs);
  await db.delete(addressUses).where(lt(addressUses.windowStart, past));
  await db.delete(usedProofs).where(lt(usedProofs.expiresAt, now));
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
}
