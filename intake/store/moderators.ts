import { and, eq, gt, isNull } from 'drizzle-orm';
import { intakeLimits } from '../limits.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { randomRowId, randomToken, sha256 } from './secrets.ts';
import { type ModeratorRole, moderators, sessions } from './tables.ts';

export type Moderator = {
  readonly id: string;
  readonly name: string;
  readonly role: ModeratorRole;
};

/** A moderator at work in a browser. `csrf` stands in every form of the session. */
export type Session = { readonly moderator: Moderator; readonly csrf: string };

/** Makes a moderator. The token is shown once: the database keeps only its hash. Null when the name is taken. */
export async function addModerator(
  db: Database,
  { name, role }: { readonly name: string; readonly role: ModeratorRole },
  nowMs: number,
): Promise<string | null> {
  const token = randomToken();
  const added = await db
    .insert(moderators)
    .values({
      id: randomRowId(),
      name,
      role,
      tokenSha256: sha256(token),
      createdAt: new Date(nowMs),
    })
    .onConflictDoNothing()
    .returning({ id: moderators.id });
  if (added.length === 0) return null;
  const entry = { actor: 'operator', action: 'add-token', subject: name, detail: role };
  await appendAudit(db, entry, nowMs);
  return token;
}

/** Ends a token and its sessions. False when there is none of that name. */
export async function revokeModerator(db: Database, name: string, nowMs: number): Promise<boolean> {
  const [gone] = await db
    .update(moderators)
    .set({ revokedAt: new Date(nowMs) })
    .where(and(eq(moderators.name, name), isNull(moderators.revokedAt)))
    .returning({ id: moderators.id });
  if (!gone) return false;
  await db.delete(sessions).where(eq(sessions.moderatorId, gone.id));
  const entry = { actor: 'operator', action: 'revoke-token', subject: name, detail: '' };
  await appendAudit(db, entry, nowMs);
  return true;
}

/** Whose token this is. A token is 256 random bits, so its plain hash can be looked up and tells nothing. */
export async function findModerator(db: Database, token: string): Promise<Moderator | null> {
  const [found] = await db
    .select({ id: moderators.id, name: moderators.name, role: moderators.role })
    .from(moderators)
    .where(and(eq(moderators.tokenSha256, sha256(token)), isNull(moderators.revokedAt)));
  return found ?? null;
}

/** Begins a session; returns what its cookie holds. */
export async function startSession(
  db: Database,
  moderator: Moderator,
  nowMs: number,
): Promise<string> {
  const cookie = randomToken();
  await db.insert(sessions).values({
    sessionSha256: sha256(cookie),
    moderatorId: moderator.id,
    csrf: randomToken(),
    expiresAt: new Date(nowMs + intakeLimits.sessionMs),
  });
  const entry = { actor: moderator.name, action: 'log-in', subject: moderator.name, detail: '' };
  await appendAudit(db, entry, nowMs);
  return cookie;
}

/** The session of a cookie, or null for none, an ended or a revoked one. */
export async function readSession(
  db: Database,
  cookie: string,
  nowMs: number,
): Promise<Session | null> {
  const [found] = await db
    .select({
      id: moderators.id,
      name: moderators.name,
      role: moderators.role,
      csrf: sessions.csrf,
    })
    .from(sessions)
    .innerJoin(moderators, eq(moderators.id, sessions.moderatorId))
    .where(
      and(
        eq(sessions.sessionSha256, sha256(cookie)),
        gt(sessions.expiresAt, new Date(nowMs)),
        isNull(moderators.revokedAt),
        eq(moderators.role, 'moderator'),
      ),
    );
  if (!found) return null;
  const { csrf, ...moderator } = found;
  return { moderator, csrf };
}

export async function endSession(db: Database, cookie: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionSha256, sha256(cookie)));
}
