import * as z from 'zod';
import { type FeedSource, mainFeedId } from '#lib/domain/feed-source.ts';
import type { StorageArea } from './storage-areas.ts';

/** The feeds that the shopper added, and what was chosen about each, in the order they are shown. */
export type FeedSources = {
  readAll(): Promise<readonly FeedSource[]>;
  /** Adds a source, or replaces the one of its id. */
  apply(source: FeedSource): Promise<void>;
  remove(id: string): Promise<void>;
  /** Puts a feed one place up (-1) or down (1) among those that were added; at the end it stays where it is. */
  move(id: string, by: -1 | 1): Promise<void>;
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
      declinedRelease: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .exactOptional(),
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

  async function write(sources: readonly FeedSource[]): Promise<void> {
    if (sources.length > maxFeedSources) throw new TooManyFeedsError();
    await area.set(key, sources);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function put(source: FeedSource): Promise<void> {
    const now = await readAll();
    const at = now.findIndex(({ id }) => id === source.id);
    await write(at < 0 ? [...now, source] : now.with(at, source));
  }

  async function swap(id: string, by: -1 | 1): Promise<void> {
    const now = await readAll();
    // The main feed stands first wherever it is kept: it is no neighbour.
    const added = now.filter((each) => each.id !== mainFeedId);
    const at = added.findIndex((each) => each.id === id);
    const [one, other] = [added[at], added[at + by]];
    if (!one || !other) return;
    const main = now.filter((each) => each.id === mainFeedId);
    await write([...main, ...added.with(at, other).with(at + by, one)]);
  }

  return {
    readAll,
    move: (id, by) => inTurn(() => swap(id, by)),
    apply: (source) => inTurn(() => put(source)),
    remove: (id) => inTurn(async () => write((await readAll()).filter((each) => each.id !== id))),
  };
}
