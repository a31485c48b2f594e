import * as z from 'zod';
import { feedId } from '#lib/feed/plain-text-schema.ts';

/** Who may sign what: `trust/roles.json` of a feed's folder. Public keys only. */
const key = z.strictObject({
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.strictObject({ public: z.string() }),
});

const role = z
  .strictObject({
    keys: z.array(key).min(1).max(32),
    threshold: z.int().min(1).max(32),
    /** How many days a signature holds. The shorter, the sooner a stolen key or a frozen mirror stops working. */
    expiryDays: z.int().min(1).max(3_650),
  })
  .refine(({ keys, threshold }) => threshold <= keys.length, {
    message: 'asks for more signatures than it has keys',
  });

export const rolesSchema = z.strictObject({
  formatVersion: z.literal(1),
  root: role,
  targets: role,
  snapshot: role,
  timestamp: role,
  /** One delegated role a curator: a curator's key can change their own lists and nothing else. */
  curators: z.record(feedId, role),
});

export type RoleKeys = z.infer<typeof role>;
export type Roles = z.infer<typeof rolesSchema>;
export const topRoleNames = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type TopRoleName = (typeof topRoleNames)[number];

/** The role of a curator in metadata. The word in front keeps a curator from being called `root`. */
export function curatorRoleName(curatorId: string): string {
  return `curator-${curatorId}`;
}

/** The targets that a curator's role may sign. A `*` never crosses a slash. */
export function curatorPaths(curatorId: string): readonly string[] {
  return [`curators/${curatorId}/*`, `curators/${curatorId}/lists/*/*`];
}
