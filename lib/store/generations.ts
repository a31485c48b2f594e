import type { Database } from './database.ts';
import type { Generation, PointerRow } from './feed-rows.ts';

export type NewGeneration = Omit<Generation, 'number'>;

/**
 * F12. Generations are written whole before anything points at them, and the pointer moves in one transaction that also
 * takes the old ones away: a worker killed anywhere in between leaves the last good generation in place.
 */
export type Generations = {
  readActive(feedId: string): Promise<Generation | null>;
  /** Writes a generation that nothing points at yet. Returns its number. @throws when the device has no room. */
  keep(generation: NewGeneration): Promise<number>;
  /** Makes a kept generation the active one, in one step. False when it is not there. */
  activate(feedId: string, number: number): Promise<boolean>;
  /** Keeps a generation that the brake holds back; the one held before goes. False when it is not there. */
  hold(feedId: string, number: number): Promise<boolean>;
  readHeld(feedId: string): Promise<Generation | null>;
  /** Drops the held generation: the feed has a better one, or a person said no. */
  drop(feedId: string): Promise<void>;
  /** Takes a feed away with all it kept, its trusted metadata included, in one step. */
  forget(feedId: string): Promise<void>;
  /** Every feed of which anything is kept here. */
  readFeedIds(): Promise<readonly string[]>;
};

export function buildGenerations(database: Database): Generations {
  const { generations, pointers, metadata } = database;

  async function readPointer(feedId: string): Promise<PointerRow> {
    return (await pointers.get(feedId)) ?? { feedId, active: null, held: null };
  }

  async function read(feedId: string, number: number | null): Promise<Generation | null> {
    const row = number === null ? undefined : await generations.get([feedId, number]);
    if (!row) return null;
    const files = new Map(row.files.map(([path, bytes]) => [path, bytes]));
    const hashes = new Map(row.files.map(([path, , hash]) => [path, hash]));
    return { ...row, files, hashes };
  }

  /** Moves the pointer and removes every generation of the feed that it no longer names. */
  function point(feedId: string, change: (now: PointerRow) => PointerRow): Promise<boolean> {
    return database.transaction('rw', generations, pointers, async () => {
      const next = change(await readPointer(feedId));
      const keys = await generations.where('feedId').equals(feedId).primaryKeys();
      const there = new Set(keys.map(([, number]) => number));
      const named = [next.active, next.held].filter((each) => each !== null);
      if (named.some((number) => !there.has(number))) return false;
      await pointers.put(next);
      await generations.bulkDelete(keys.filter(([, number]) => !named.includes(number)));
      return true;
    });
  }

  return {
    readActive: async (feedId) => read(feedId, (await readPointer(feedId)).active),
    readHeld: async (feedId) => read(feedId, (await readPointer(feedId)).held),
    keep: ({ feedId, files, hashes, ...rest }) =>
      database.transaction('rw', generations, async () => {
        const last = await generations.where('feedId').equals(feedId).primaryKeys();
        const number = Math.max(0, ...last.map(([, each]) => each)) + 1;
        const rows = [...files].map(
          ([path, bytes]) => [path, bytes, hashes.get(path) ?? ''] as const,
        );
        await generations.add({ ...rest, feedId, number, files: rows });
        return number;
      }),
    activate: (feedId, number) => point(feedId, () => ({ feedId, active: number, held: null })),
    hold: (feedId, number) => point(feedId, (now) => ({ ...now, held: number })),
    drop: async (feedId) => void (await point(feedId, (now) => ({ ...now, held: null }))),
    forget: (feedId) =>
      database.transaction('rw', generations, pointers, metadata, async () => {
        await pointers.delete(feedId);
        await generations.where('feedId').equals(feedId).delete();
        await metadata.where('feedId').equals(feedId).delete();
      }),
    readFeedIds: () => readFeedIds(database),
  };
}

async function readFeedIds({ pointers, generations, metadata }: Database) {
  const kept = await Promise.all([
    pointers.toCollection().primaryKeys(),
    generations.orderBy('feedId').uniqueKeys(),
    metadata.orderBy('feedId').uniqueKeys(),
  ]);
  return [...new Set(kept.flat().map(String))];
}
