/** The tables as Drizzle reads them. Where they are made, and why they are as they are: migrations/. */
import {
  bigint,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { WireReport } from '#lib/report/wire-report.ts';

const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** How far a case has come. `asked`: the seller was asked for an answer. */
export const caseStates = ['open', 'asked', 'accepted', 'rejected', 'cleared'] as const;
export type CaseState = (typeof caseStates)[number];

/** What a person may decide. `cleared`: it was listed and is not to be any more. */
export const outcomes = ['accepted', 'rejected', 'cleared'] as const;
export type Outcome = (typeof outcomes)[number];

export const moderatorRoles = ['moderator', 'feed'] as const;
export type ModeratorRole = (typeof moderatorRoles)[number];

export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

export const addressKeys = pgTable('address_keys', {
  day: date('day', { mode: 'string' }).primaryKey(),
  value: text('value').notNull(),
});

export const addressUses = pgTable('address_uses', {
  addressHash: text('address_hash').notNull(),
  windowStart: time('window_start').notNull(),
  uses: integer('uses').notNull(),
});

export const usedProofs = pgTable('used_proofs', {
  challenge: text('challenge').primaryKey(),
  expiresAt: time('expires_at').notNull(),
});

export const moderators = pgTable('moderators', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role', { enum: moderatorRoles }).notNull(),
  tokenSha256: text('token_sha256').notNull(),
  createdAt: time('created_at').notNull(),
  revokedAt: time('revoked_at'),
});

export const sessions = pgTable('sessions', {
  sessionSha256: text('session_sha256').primaryKey(),
  moderatorId: text('moderator_id').notNull(),
  csrf: text('csrf').notNull(),
  expiresAt: time('expires_at').notNull(),
});

export const cases = pgTable('cases', {
  id: text('id').primaryKey(),
  subjectKey: text('subject_key').notNull(),
  subjectKind: text('subject_kind').notNull(),
  state: text('state', { enum: caseStates }).notNull(),
  openedAt: time('opened_at').notNull(),
  decidedAt: time('decided_at'),
});

/** A report without its picture, as it lies in `reports.body`. */
export type KeptReport = Omit<WireReport, 'screenshot'>;

export const reports = pgTable('reports', {
  id: text('id').primaryKey(),
  caseId: text('case_id').notNull(),
  body: jsonb('body').$type<KeptReport>().notNull(),
  bodySha256: text('body_sha256').notNull(),
  evidenceSha256: text('evidence_sha256').notNull(),
  receivedAt: time('received_at').notNull(),
});

export const pictures = pgTable('pictures', {
  reportId: text('report_id').primaryKey(),
  webp: bytes('webp').notNull(),
});

export const decisions = pgTable('decisions', {
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  caseId: text('case_id').notNull(),
  outcome: text('outcome', { enum: outcomes }).notNull(),
  reason: text('reason').notNull(),
  note: text('note').notNull(),
  previousOutcome: text('previous_outcome', { enum: outcomes }),
  moderator: text('moderator').notNull(),
  decidedAt: time('decided_at').notNull(),
});

export const objections = pgTable('objections', {
  id: text('id').primaryKey(),
  caseId: text('case_id'),
  about: text('about').notNull(),
  statement: text('statement').notNull(),
  contact: text('contact'),
  receivedAt: time('received_at').notNull(),
  closedAt: time('closed_at'),
});

export const sellerAnswers = pgTable('seller_answers', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  caseId: text('case_id').notNull(),
  text: text('text').notNull(),
  givenOn: date('given_on', { mode: 'string' }).notNull(),
  moderator: text('moderator').notNull(),
  recordedAt: time('recorded_at').notNull(),
});

export const auditLog = pgTable('audit_log', {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  atMs: bigint('at_ms', { mode: 'number' }).notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: text('detail').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
