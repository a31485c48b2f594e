import type { Database } from './database.ts';

/** The trusted, signed metadata of one feed, by role name, byte for byte as it was served. Each put is atomic. */
export type FeedMetadata = {
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(name: string): Promise<void>;
};

export function buildFeedMetadata(database: Database, feedId: string): FeedMetadata {
  return {
    read: async (name) => (await database.metadata.get([feedId, name]))?.bytes ?? null,
    write: async (name, bytes) => void (await database.metadata.put({ feedId, name, bytes })),
    remove: (name) => database.metadata.delete([feedId, name]),
  };
}
