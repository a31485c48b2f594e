import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFeedFiles } from '#lib/feed/feed-files.ts';
import { readLibrary } from '#lib/sync/feed-library.ts';
import { readSeedFiles, type ReadOwnFile } from '#lib/sync/seed-feed.ts';
import { projectRoot } from '../setup/project-root.ts';

/** Reads a file of `public/` as the extension reads what ships inside. */
export const readShippedFile: ReadOwnFile = async (path) => {
  try {
    return new Uint8Array(await readFile(join(projectRoot, 'public', path)));
  } catch {
    return null;
  }
};

/** What an extension looks pages up in that was installed this moment and has seen no network. */
export function readShippedLibrary(nowMs: number): ReturnType<typeof readLibrary> {
  return readLibrary({
    generations: { readActive: async () => null },
    readSources: async () => [],
    readSeed: () => readSeedFiles(readShippedFile),
    open: openFeedFiles,
    clock: () => nowMs,
  });
}
