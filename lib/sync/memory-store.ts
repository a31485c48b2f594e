import type { FileStore } from '#lib/feed/tuf/seams.ts';

/** Keeps metadata for as long as somebody holds it: for a look at a feed, or on a device that stores nothing. */
export function buildMemoryStore(): FileStore {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    read: async (name) => files.get(name) ?? null,
    write: async (name, bytes) => void files.set(name, bytes),
    remove: async (name) => void files.delete(name),
  };
}
