import * as z from 'zod';
import type { RoleKeys } from './roles.ts';
import type { SignedFile } from './signed-file.ts';

const schema = z.object({
  keys: z.record(
    z.string(),
    z.object({
      keytype: z.string(),
      scheme: z.string(),
      keyval: z.object({ public: z.string() }),
    }),
  ),
  roles: z.object({ root: z.object({ keyids: z.array(z.string()), threshold: z.int() }) }),
});

/** Who had to sign the root that is published: the next one needs their signatures, too (specification 5.3.4). */
export function readRootRole(root: SignedFile): Pick<RoleKeys, 'keys' | 'threshold'> {
  const { keys, roles } = schema.parse(root.signed);
  const { keyids, threshold } = roles.root;
  return { keys: keyids.flatMap((keyid) => keys[keyid] ?? []), threshold };
}
