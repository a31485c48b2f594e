import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '#lib/feed/tuf/seams.ts';

/** Files of one folder, each written beside its place, brought to the disk, and only then moved there. */
export function openFileStore(folder: string): FileStore {
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(join(folder, name)));
      } catch (fault) {
        if (isAbsent(fault)) return null;
        throw fault;
      }
    },
    async write(name, bytes) {
      const place = join(folder, name);
      const draft = join(dirname(place), `.${randomUUID()}.part`);
      await mkdir(dirname(place), { recursive: true });
      try {
        const file = await open(draft, 'wx');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, place);
      } catch (fault) {
        await rm(draft, { force: true });
        throw fault;
      }
    },
    async remove(name) {
      await rm(join(folder, name), { force: true });
    },
  };
}

function isAbsent(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
}
