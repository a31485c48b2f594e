/**
 * docs/feed-format.md 1.8–1.11. Everything the client would otherwise let a repository choose. A repository that needs more is refused, never
 * buffered: the host, and until a signature was checked the sender too, is nobody we know.
 */
export const tufLimits = {
  /** W of the specification (5.3.3), bytes. */
  rootBytes: 512_000,
  /** X of the specification (5.4.1), bytes. */
  timestampBytes: 16_384,
  /** Y of the specification (5.5.1), bytes; a signed length may only lower it. */
  snapshotBytes: 2_000_000,
  /** Z of the specification (5.6.1), bytes, for the top-level and for each delegated role. */
  targetsBytes: 5_000_000,
  /** Bytes of one artifact, whatever its signed length says: it is held in memory until its hash is known. */
  artifactBytes: 67_108_864,
  /** Y of 5.3.3: new root files taken in one refresh. The next refresh goes on from there. */
  rootRotations: 256,
  /** Delegated roles looked at in one search, the top-level targets not counted (5.6.7.1). */
  delegations: 32,
  /** Levels of arrays and objects in one metadata file. */
  jsonDepth: 64,
  /** Keys one role may name; each may cost one signature check. */
  keysPerRole: 256,
  /** Signatures on one file. */
  signatures: 1_024,
  /** Characters of a role name once quoted for a file name. */
  roleNameChars: 200,
  /** Characters of a target path. */
  targetPathChars: 1_024,
  /** Characters of one path pattern or hash prefix. */
  patternChars: 1_024,
  /** Characters of all path patterns of one file: at worst each is held against each character of a path. */
  patternCharsPerFile: 262_144,
  /** Bits of RSA moduli. Below: forgeable (section 4.2 asks for 2048). Above: a check costs too long. */
  rsaBitsMin: 2_048,
  rsaBitsMax: 8_192,
} as const;

/** The limits of one client; tests lower them. */
export type TufLimits = { readonly [Name in keyof typeof tufLimits]: number };
