import type { StorageArea } from '#lib/store/storage-areas.ts';

/** A storage area in memory that keeps structured clones, as the browser does: a stored object is never the caller's. */
export function fakeStorageArea(initial: Record<string, unknown> = {}): StorageArea {
  const kept = new Map<string, unknown>(Object.entries(structuredClone(initial)));
  return {
    get: async (key) => structuredClone(kept.get(key)),
    set: async (key, value) => void kept.set(key, structuredClone(value)),
    remove: async (key) => void kept.delete(key),
    keys: async () => [...kept.keys()],
  };
}
