import { parseHex } from './bytes.ts';
import { readKey, type TufKey } from './key.ts';
import type { Metadata } from './metadata.ts';
import type { Signers } from './metadata-schemas.ts';
import { TufError } from './tuf-error.ts';

/** Who may sign for a role, as the role's delegator says: root for the top roles, a targets role for the roles below it. */
export type Trust = {
  readonly signers: Signers;
  readonly keys: ReadonlyMap<string, TufKey>;
};

/**
 * Specification 5.3.4, 5.4.2, 5.5.3, 5.6.3: a threshold of the role's keys has signed. Keys are counted by what they
 * are, not by their ids: one key under ten ids is one. A signature that is not valid does no harm beside valid ones.
 * @throws TufError `threshold-not-met`
 */
export async function verifyThreshold(
  file: Metadata<unknown>,
  trust: Trust,
  role: string,
): Promise<void> {
  const { threshold } = trust.signers;
  const signed = await countSigners(file, trust, threshold);
  if (signed < threshold) {
    throw new TufError('threshold-not-met', `${role}: signed by ${signed} of ${threshold} keys`);
  }
}

/** How many different keys of the role signed the file; no more are looked at once there are `enough`. */
export async function countSigners(
  file: Metadata<unknown>,
  trust: Trust,
  enough = Infinity,
): Promise<number> {
  const signed = new Set<string>();
  for (const keyid of new Set(trust.signers.keyids)) {
    if (signed.size >= enough) break;
    const key = trust.keys.get(keyid);
    const signature = parseHex(file.signatures.get(keyid) ?? '');
    const usable = key && signature?.length ? await readKey(key) : null;
    if (usable && signature && (await usable.isSignedBy(signature, file.signedBytes))) {
      signed.add(usable.material);
    }
  }
  return signed.size;
}

/** Every usable key of a role, each once, in its own form. */
export async function listKeyMaterial({ signers, keys }: Trust): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    signers.keyids.map(async (keyid) => {
      const key = keys.get(keyid);
      return key ? ((await readKey(key))?.material ?? null) : null;
    }),
  );
  return new Set(found.filter((material) => material !== null));
}
