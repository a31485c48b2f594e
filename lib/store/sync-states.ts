import * as z from 'zod';
import { emptySyncState, type SyncState, updateFaults } from '#lib/domain/feed-update.ts';
import type { StorageArea } from './storage-areas.ts';

/** How the updates of each feed stand; kept over restarts, shown to the shopper. */
export type SyncStates = {
  read(feedId: string): Promise<SyncState>;
  apply(state: SyncState): Promise<void>;
  forget(feedId: string): Promise<void>;
  /** Every feed of which a state is kept. */
  readFeedIds(): Promise<readonly string[]>;
};

const time = z.number().nullable();
const schema: z.ZodType<SyncState> = z.strictObject({
  feedId: z.string(),
  triedAtMs: time,
  confirmedAtMs: time,
  failure: z.strictObject({ fault: z.enum(updateFaults), detail: z.string() }).nullable(),
  failures: z.int().nonnegative(),
  mirrors: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(8)
    .exactOptional(),
});

const prefix = 'sync:';

export function buildSyncStates(area: StorageArea): SyncStates {
  return {
    async read(feedId) {
      const parsed = schema.safeParse(await area.get(`${prefix}${feedId}`));
      return parsed.success ? parsed.data : emptySyncState(feedId);
    },
    apply: (state) => area.set(`${prefix}${state.feedId}`, state),
    forget: (feedId) => area.remove(`${prefix}${feedId}`),
    readFeedIds: async () =>
      (await area.keys())
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
