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
  const { keyids, threshold } = trust.signers;
  const signed = new Set<string>();
  for (const keyid of new Set(keyids)) {
    if (signed.size >= threshold) return;
    const key = trust.keys.get(keyid);
    const signature = parseHex(file.signatures.get(keyid) ?? '');
    const usable = key && signature?.length ? await readKey(key) : null;
    if (usable && signature && (await usable.isSignedBy(signature, file.signedBytes))) {
      signed.add(usable.material);
    }
  }
  if (signed.size < threshold) {
    throw new TufError(
      'threshold-not-met',
      `${role}: signed by ${signed.size} of ${threshold} keys`,
    );
  }
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
