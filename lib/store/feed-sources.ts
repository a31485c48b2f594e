import * as z from 'zod';
import type { FeedSource } from '#lib/domain/feed-source.ts';
import type { StorageArea } from './storage-areas.ts';

/** The feeds that the shopper added, and what was chosen about each, in the order they are shown. */
export type FeedSources = {
  readAll(): Promise<readonly FeedSource[]>;
  /** Adds a source, or replaces the one of its id. */
  apply(source: FeedSource): Promise<void>;
  remove(id: string): Promise<void>;
};

/** Each feed is fetched, kept and searched: more than this is no choice of a person any more. */
export const maxFeedSources = 16;

const key = 'feed-sources';
const schema: z.ZodType<readonly FeedSource[]> = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,64}$/),
      mirrors: z.array(z.url({ protocol: /^https?$/ })).max(8),
      rootFingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      addedAtMs: z.int().nonnegative(),
      curatorsOff: z.array(z.string().max(64)).max(64),
    }),
  )
  .max(maxFeedSources);

export class TooManyFeedsError extends Error {}

export function buildFeedSources(area: StorageArea): FeedSources {
  let turn: Promise<unknown> = Promise.resolve();

  async function readAll(): Promise<readonly FeedSource[]> {
    const parsed = schema.safeParse((await area.get(key)) ?? []);
    return parsed.success ? parsed.data : [];
  }

  function change(next: (now: readonly FeedSource[]) => readonly FeedSource[]): Promise<void> {
    const done = turn.then(async () => {
      const sources = next(await readAll());
      if (sources.length > maxFeedSources) throw new TooManyFeedsError();
      await area.set(key, sources);
    });
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    readAll,
    apply: (source) =>
      change((now) =>
        now.some(({ id }) => id === source.id)
          ? now.map((each) => (each.id === source.id ? source : each))
          : [...now, source],
      ),
    remove: (id) => change((now) => now.filter((each) => each.id !== id)),
  };
}
