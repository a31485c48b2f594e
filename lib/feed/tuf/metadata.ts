import * as z from 'zod';
import type { Bytes } from './bytes.ts';
import { canonicalise } from './canonical-json.ts';
import {
  envelopeSchema,
  type Root,
  rootSchema,
  type Snapshot,
  snapshotSchema,
  type Targets,
  targetsSchema,
  type Timestamp,
  timestampSchema,
  type TopRole,
} from './metadata-schemas.ts';
import { TufError } from './tuf-error.ts';

/** One metadata file, read but not yet believed. */
export type Metadata<Signed> = {
  /** As served. Stored and hashed in this form, never in one we wrote. */
  readonly bytes: Bytes;
  readonly signed: Signed;
  /** What the signatures are over. */
  readonly signedBytes: Bytes;
  /** Hex signatures by key id. */
  readonly signatures: ReadonlyMap<string, string>;
};

/** @throws TufError as `parse` below says */
export const parseRoot = (bytes: Bytes): Metadata<Root> => parse(bytes, 'root', rootSchema);
export const parseTimestamp = (bytes: Bytes): Metadata<Timestamp> =>
  parse(bytes, 'timestamp', timestampSchema);
export const parseSnapshot = (bytes: Bytes): Metadata<Snapshot> =>
  parse(bytes, 'snapshot', snapshotSchema);
export const parseTargets = (bytes: Bytes): Metadata<Targets> =>
  parse(bytes, 'targets', targetsSchema);

/**
 * @throws TufError `metadata-malformed`, `wrong-role-type`, `spec-version-unsupported` or `signatures-duplicated`
 */
function parse<Signed>(bytes: Bytes, role: TopRole, schema: z.ZodType<Signed>): Metadata<Signed> {
  const raw = parseJson(bytes, role);
  const envelope = check(envelopeSchema, raw, role);
  const { _type: type, spec_version: specVersion } = envelope.signed;
  if (type !== role) throw new TufError('wrong-role-type', `${type} served as ${role}`);
  // 4.3 SPEC_VERSION: ours is 1; a repository of another major version means other things by its words.
  if (!/^1(\.\d+){1,2}$/.test(specVersion)) {
    throw new TufError('spec-version-unsupported', `${role}: version ${specVersion}`);
  }
  const signatures = new Map(envelope.signatures.map(({ keyid, sig }) => [keyid, sig]));
  if (signatures.size < envelope.signatures.length) {
    throw new TufError('signatures-duplicated', `${role}: a key id signs twice`);
  }
  // From the document as it came: the schemas drop what they do not know, and rely on what is refused here.
  const signedBytes = canonicalise(Reflect.get(Object(raw), 'signed'));
  return { bytes, signed: check(schema, envelope.signed, role), signedBytes, signatures };
}

function parseJson(bytes: Bytes, role: TopRole): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return JSON.parse(text);
  } catch {
    throw new TufError('metadata-malformed', `${role}: is no JSON`);
  }
}

function check<Value>(schema: z.ZodType<Value>, raw: unknown, role: TopRole): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const told = z.prettifyError(new z.ZodError(parsed.error.issues.slice(0, 3)));
  throw new TufError('metadata-malformed', `${role}: ${told.slice(0, 300)}`);
}
