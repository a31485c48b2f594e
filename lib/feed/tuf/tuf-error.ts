/** Why an update or a download was refused: one code for each attack or fault, so that each can be shown and tested. */
export const tufErrorCodes = [
  /** Nothing to start from: no root was ever trusted here. */
  'trusted-root-missing',
  /** The stored root is not what was once stored: malformed, or not signed by itself. */
  'trusted-root-invalid',
  /** The server could not be reached, or answered with an error. */
  'download-failed',
  /** A metadata file that trusted metadata names is not on the server. */
  'metadata-missing',
  /** Endless data: longer than the limit or than its signed length. */
  'metadata-too-long',
  /** Shorter than its signed length. */
  'metadata-length-mismatch',
  /** Mix-and-match: not the file its referrer has hashed. */
  'metadata-hash-mismatch',
  /** Not JSON, not of the schema, nested too deep, or ambiguous when canonicalised. */
  'metadata-malformed',
  /** One role's signed file served as another's. */
  'wrong-role-type',
  /** Written by another major version of the specification. */
  'spec-version-unsupported',
  /** One key id signs twice. */
  'signatures-duplicated',
  /** Arbitrary software: fewer distinct trusted keys have signed than the role asks for. */
  'threshold-not-met',
  'root-rollback',
  /** The file served as root N+1 is a later one. */
  'root-version-skipped',
  'timestamp-rollback',
  /** A timestamp names an older snapshot than the one before did. */
  'snapshot-rollback',
  /** A snapshot names an older targets file than the one before did. */
  'targets-rollback',
  /** A snapshot no longer names a targets file that the one before did. */
  'targets-dropped',
  /** Mix-and-match: a snapshot of another version than the timestamp names. */
  'snapshot-version-mismatch',
  /** Mix-and-match: a targets file of another version than the snapshot names. */
  'targets-version-mismatch',
  /** Freeze, one for each role. */
  'root-expired',
  'timestamp-expired',
  'snapshot-expired',
  'targets-expired',
  /** A delegated role that the snapshot does not name. */
  'role-not-in-snapshot',
  /** The search was ended at the limit: a graph made to cost time. */
  'too-many-delegations',
  /** No trusted role has anything to say about this target. */
  'target-not-found',
  /** A name that would lead out of the folder of targets. */
  'target-path-unsafe',
  /** The target is named, and not on the server. */
  'target-missing',
  'target-too-long',
  'target-length-mismatch',
  'target-hash-mismatch',
  /** Named with no hash we can compute. */
  'hash-unsupported',
  /** The local storage refused to read or write. */
  'storage-failed',
] as const;

export type TufErrorCode = (typeof tufErrorCodes)[number];

/** Thrown inside `lib/feed/tuf` only; the updater hands out results. */
export class TufError extends Error {
  override readonly name = 'TufError';
  readonly code: TufErrorCode;

  constructor(code: TufErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
