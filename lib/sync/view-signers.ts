import type { SignersView } from '#lib/domain/feed-view.ts';
import { type Bytes, digestHex } from '#lib/feed/tuf/bytes.ts';
import { parseRoot, parseSnapshot, parseTargets, parseTimestamp } from '#lib/feed/tuf/metadata.ts';
import type { FileStore } from '#lib/feed/tuf/seams.ts';
import { countSigners, listKeyMaterial } from '#lib/feed/tuf/verify-threshold.ts';

type Read = { readonly signed: { readonly expires: number } };

/**
 * Who stands behind a feed, read from the metadata that its last update verified and kept. Null where there are none, or
 * where they cannot be read: then nothing is claimed of them.
 */
export async function viewSigners(store: Pick<FileStore, 'read'>): Promise<SignersView | null> {
  try {
    const rootBytes = await store.read('root.json');
    if (rootBytes === null) return null;
    const root = parseRoot(rootBytes);
    const { keys, roles, version } = root.signed;
    const others = await Promise.all([
      readOne(store, 'timestamp.json', parseTimestamp),
      readOne(store, 'snapshot.json', parseSnapshot),
      readOne(store, 'targets.json', parseTargets),
    ]);
    const ends = [root, ...others.filter((each) => each !== null)].map(readEndMs);
    const trust = { signers: roles.root, keys };
    return {
      rootFingerprint: await digestHex('SHA-256', rootBytes),
      rootVersion: version,
      rootKeys: (await listKeyMaterial(trust)).size,
      rootThreshold: roles.root.threshold,
      rootSigned: await countSigners(root, trust),
      nextExpiryMs: Math.min(...ends),
    };
  } catch {
    return null;
  }
}

async function readOne(
  store: Pick<FileStore, 'read'>,
  name: string,
  parse: (bytes: Bytes) => Read,
): Promise<Read | null> {
  const bytes = await store.read(name);
  return bytes && parse(bytes);
}

const readEndMs = ({ signed }: Read): number => signed.expires;
