/**
 * What the four kinds of metadata must look like (specification 4.3–4.6). Fields we do not know are let pass: they
 * belong to the signed bytes, which are made from the document as it came, never from what these schemas return.
 */
import * as z from 'zod';
import { tufLimits } from './limits.ts';
import { quoteName } from './quote-name.ts';

/** Named by root. No delegated role may be called so: its file would lie where theirs lies. */
export const topRoles = ['root', 'timestamp', 'snapshot', 'targets'] as const;
export type TopRole = (typeof topRoles)[number];

const isTopRole = (name: string): boolean => topRoles.some((role) => role === name.toLowerCase());

const version = z.int().positive();
const length = z.int().nonnegative();

/** Names to values as a map: a target called `constructor` is a name like others. */
function mapOf<Value extends z.ZodType>(value: Value) {
  return z
    .record(z.string(), value)
    .transform((record): ReadonlyMap<string, z.output<Value>> => new Map(Object.entries(record)));
}

/** 4.2 date-time: seconds, UTC. Milliseconds since 1970; a 30th of February is none. */
const expires = z.string().transform((text, context) => {
  const ms = Date.parse(text);
  const isExact =
    /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}Z$/.test(text) &&
    !Number.isNaN(ms) &&
    new Date(ms).toISOString() === `${text.slice(0, -1)}.000Z`;
  if (isExact) return ms;
  context.addIssue({
    code: 'custom',
    message: 'is no date and time of the form 2026-01-31T00:00:00Z',
  });
  return z.NEVER;
});

/** Of the hash functions we know, digests of the right form; of others anything. */
const hashes = z
  .looseObject({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    sha512: z
      .string()
      .regex(/^[0-9a-f]{128}$/)
      .optional(),
  })
  .refine((all) => Object.keys(all).length > 0, 'names no hash')
  .transform(({ sha256, sha512 }) => ({ sha256, sha512 }));

const key = z.object({
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.object({ public: z.string().optional() }),
});
const keys = mapOf(key);

const signers = z.object({
  keyids: z.array(z.string()).max(tufLimits.keysPerRole),
  threshold: z.int().positive(),
});

export const rootSchema = z.object({
  version,
  expires,
  consistent_snapshot: z.boolean().default(false),
  keys,
  roles: z.object({ root: signers, timestamp: signers, snapshot: signers, targets: signers }),
});

const metaFile = z.object({ version, length: length.optional(), hashes: hashes.optional() });

export const timestampSchema = z.object({
  version,
  expires,
  meta: z.object({ 'snapshot.json': metaFile }),
});

export const snapshotSchema = z.object({ version, expires, meta: mapOf(metaFile) });

const pattern = z.string().max(tufLimits.patternChars);

const delegatedRole = signers
  .extend({
    name: z
      .string()
      .min(1)
      .refine((name) => !isTopRole(name), 'is the name of a top-level role')
      .refine((name) => quoteName(name).length <= tufLimits.roleNameChars, 'is too long'),
    terminating: z.boolean().default(false),
    paths: z.array(pattern).optional(),
    path_hash_prefixes: z.array(pattern.regex(/^[0-9a-f]*$/)).optional(),
  })
  .refine(
    ({ paths, path_hash_prefixes: prefixes }) => paths === undefined || prefixes === undefined,
    'has both paths and path_hash_prefixes',
  );

/** TAP 15: 2^bit_length bins of one delegation, each a role called by prefix and number. */
const succinctRoles = signers.extend({
  bit_length: z.int().min(1).max(32),
  name_prefix: z
    .string()
    .min(1)
    .refine((name) => quoteName(name).length <= tufLimits.roleNameChars - 16, 'is too long'),
});

function countPatternChars(roles: readonly { readonly paths?: string[] | undefined }[]): number {
  const patterns = roles.flatMap(({ paths = [] }) => paths);
  return patterns.reduce((sum, { length }) => sum + length, 0);
}

const delegations = z
  .object({
    keys,
    roles: z.array(delegatedRole).optional(),
    succinct_roles: succinctRoles.optional(),
  })
  .refine(
    ({ roles = [] }) => new Set(roles.map(({ name }) => name)).size === roles.length,
    'delegates twice to a role of one name',
  )
  .refine(
    ({ roles = [] }) => countPatternChars(roles) <= tufLimits.patternCharsPerFile,
    'has too many path patterns',
  )
  .refine(
    (all) => all.roles === undefined || all.succinct_roles === undefined,
    'has both roles and succinct_roles',
  );

const targetFile = z.object({
  length,
  hashes,
  custom: z.record(z.string(), z.unknown()).optional(),
});

export const targetsSchema = z.object({
  version,
  expires,
  targets: mapOf(targetFile),
  delegations: delegations.optional(),
});

/** Any file: `signed` and `signatures`, one signature a key id (4.2). */
export const envelopeSchema = z.object({
  signed: z.looseObject({ _type: z.string(), spec_version: z.string() }),
  signatures: z
    .array(z.object({ keyid: z.string().min(1), sig: z.string() }))
    .max(tufLimits.signatures),
});

export type Root = z.output<typeof rootSchema>;
export type Timestamp = z.output<typeof timestampSchema>;
export type Snapshot = z.output<typeof snapshotSchema>;
export type Targets = z.output<typeof targetsSchema>;
export type Signers = z.output<typeof signers>;
export type Hashes = z.output<typeof hashes>;
export type MetaFile = z.output<typeof metaFile>;
export type Delegations = z.output<typeof delegations>;
export type TargetDescription = z.output<typeof targetFile>;
