import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import type { SigningKey } from '../../key/signing-key.ts';

/** Metadata as they lie in a file: what is signed, and by whom. */
export type SignedFile = {
  readonly signed: Readonly<Record<string, unknown>>;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
};

/** The specification that we write by. */
export const specVersion = '1.0.33';

/** The bytes of a metadata file: one form for one content, readable in a diff. */
export function printSignedFile(file: SignedFile): Buffer {
  return Buffer.from(`${JSON.stringify(file, null, 1)}\n`);
}

/** Adds a signature of each key, in the order of the key ids. A key that has signed already signs anew. */
export function addSignatures(file: SignedFile, keys: readonly SigningKey[]): SignedFile {
  const bytes = canonicalise(file.signed);
  const others = file.signatures.filter(({ keyid }) => !keys.some((key) => key.keyId === keyid));
  const own = keys.map((key) => ({ keyid: key.keyId, sig: key.sign(bytes) }));
  const signatures = [...others, ...own].toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1));
  return { signed: file.signed, signatures };
}

/** How many of these key ids have signed. Whether the signatures are good is for the client to say. */
export function countSigners(file: SignedFile, keyIds: readonly string[]): number {
  return file.signatures.filter(({ keyid }) => keyIds.includes(keyid)).length;
}

/** What a file's referrer says of it. */
export function describeBytes(bytes: Uint8Array): {
  readonly length: number;
  readonly hashes: { readonly sha256: string };
} {
  return {
    length: bytes.length,
    hashes: { sha256: createHash('sha256').update(bytes).digest('hex') },
  };
}

const targetsSchema = z.record(
  z.string(),
  z.object({ length: z.int(), hashes: z.object({ sha256: z.string() }) }),
);
export type DescribedTarget = { readonly length: number; readonly sha256: string };

/** The targets that a role of ours describes, by path. @throws where the file is not of a targets role */
export function readTargets({ signed }: SignedFile): ReadonlyMap<string, DescribedTarget> {
  const targets = Object.entries(targetsSchema.parse(signed['targets']));
  return new Map(
    targets.map(([path, { length, hashes }]) => [path, { length, sha256: hashes.sha256 }]),
  );
}

/** `2026-11-23T00:00:00Z`: metadata count whole seconds. */
export function printTime(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
