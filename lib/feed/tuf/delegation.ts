import { digestHex } from './bytes.ts';
import type { Delegations } from './metadata-schemas.ts';
import { isPathMatch } from './path-pattern.ts';
import type { Trust } from './verify-threshold.ts';

/** One edge of the delegation graph: a role that another one trusts with a target path. */
export type Delegation = {
  readonly role: string;
  readonly trust: Trust;
  /** True: what comes after this role says nothing about the path (4.5 TERMINATING). */
  readonly isTerminating: boolean;
};

/** A target path, and the digest by which hash prefixes and bins find it. */
export type SoughtPath = { readonly path: string; readonly sha256: string };

export async function buildSoughtPath(path: string): Promise<SoughtPath> {
  return { path, sha256: await digestHex('SHA-256', path) };
}

/** The roles trusted with the path, in the order in which the delegator trusts them (4.5). */
export function listDelegations(all: Delegations | undefined, sought: SoughtPath): Delegation[] {
  if (!all) return [];
  if (all.succinct_roles) {
    const { bit_length: bits, name_prefix: prefix, ...signers } = all.succinct_roles;
    const role = `${prefix}-${printBin(sought, bits)}`;
    return [{ role, trust: { signers, keys: all.keys }, isTerminating: true }];
  }
  return (all.roles ?? [])
    .filter(
      ({ paths = [], path_hash_prefixes: prefixes = [] }) =>
        paths.some((pattern) => isPathMatch(sought.path, pattern)) ||
        prefixes.some((prefix) => sought.sha256.startsWith(prefix)),
    )
    .map(({ name, terminating, keyids, threshold }) => ({
      role: name,
      trust: { signers: { keyids, threshold }, keys: all.keys },
      isTerminating: terminating,
    }));
}

/** TAP 15: every bin is terminating; its number is the first bits of the path's digest, in hex of fixed width. */
function printBin({ sha256 }: SoughtPath, bits: number): string {
  const bin = Number.parseInt(sha256.slice(0, 8), 16) >>> (32 - bits);
  const width = (2 ** bits - 1).toString(16).length;
  return bin.toString(16).padStart(width, '0');
}
