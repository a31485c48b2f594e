import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { KeyFault, KeyFolder } from '../../key/key-folder.ts';
import { readKeyId } from '../../key/signing-key.ts';
import type { Repository } from './repository.ts';
import { curatorRoleName, type RoleKeys, type Roles, rolesSchema } from './roles.ts';
import { addSignatures, countSigners, type SignedFile } from './signed-file.ts';

/** A file that cannot be published yet: too few of its role's keys have signed it. */
export type MissingSignatures = {
  readonly role: string;
  readonly have: number;
  readonly need: number;
  /** Keys of the role that were looked for and could not be used. */
  readonly tried: readonly { readonly fault: KeyFault; readonly detail: string }[];
};

/** Who must sign, whatever the rest of the role says. */
export type SignerRole = Pick<RoleKeys, 'keys' | 'threshold'>;

export type SignedRelease = {
  readonly repository: Repository;
  readonly missing: readonly MissingSignatures[];
};

/**
 * Signs what still needs it with every key that this folder has. What others signed stays, so that people with one key
 * each sign one after the other. A new root is signed by the keys of the root before it, too: that is how a client
 * learns to trust it.
 */
export function signRelease(
  repository: Repository,
  keys: KeyFolder,
  trust: { readonly roles: Roles; readonly rootBefore: SignerRole | null },
): SignedRelease {
  const { roles, rootBefore } = trust;
  const missing: MissingSignatures[] = [];
  const signAs = (name: string, file: SignedFile, role: SignerRole): SignedFile => {
    const signed = signFile(file, role, keys);
    if (signed.have < role.threshold) {
      missing.push({ role: name, have: signed.have, need: role.threshold, tried: signed.tried });
    }
    return signed.file;
  };
  const ownRoot = signAs('root', repository.root, roles.root);
  const signed: Repository = {
    root: rootBefore ? signAs('root before this one', ownRoot, rootBefore) : ownRoot,
    targets: signAs('targets', repository.targets, roles.targets),
    curators: new Map(
      Object.entries(roles.curators).flatMap(([id, role]) => {
        const name = curatorRoleName(id);
        const file = repository.curators.get(name);
        return file ? [[name, signAs(name, file, role)] as const] : [];
      }),
    ),
    snapshot: signAs('snapshot', repository.snapshot, roles.snapshot),
    timestamp: signAs('timestamp', repository.timestamp, roles.timestamp),
  };
  return { repository: signed, missing };
}

function signFile(file: SignedFile, role: SignerRole, keys: KeyFolder) {
  const keyIds = role.keys.map(readKeyId);
  const before = countSigners(file, keyIds);
  // Signed by enough already: a file that did not change is not signed again.
  if (before >= role.threshold) return { file, have: before, tried: [] };
  const read = keyIds.map((keyId) => keys.read(keyId));
  const own = read.flatMap((each) => (each.ok ? [each.value] : []));
  const tried = read.flatMap((each) =>
    each.ok ? [] : [{ fault: each.error, detail: each.detail ?? '' }],
  );
  const signed = addSignatures(file, own);
  return { file: signed, have: countSigners(signed, keyIds), tried };
}

/** The roles as a file wrote them; `detail` has a line for each fault, with its place. */
export function parseRoles(written: unknown): Result<Roles, 'roles-malformed'> {
  const parsed = rolesSchema.safeParse(written);
  if (parsed.success) return ok(parsed.data);
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return fail('roles-malformed', lines.join('\n'));
}
