import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Folders } from './feed-folder.ts';
import type { Io, Verb } from './verb.ts';

export type Preview = { readonly published: string; readonly end: () => void };

/**
 * Compiles, signs and publishes what people wrote into a folder that goes away again, on top of what is published: the
 * feed as shoppers would have it. Neither the build nor the published folder changes. `steps` are those verbs.
 * @throws VerbFault with what keeps it from being published
 */
export async function buildPreview(
  folders: Folders,
  steps: readonly Verb[],
  io: Io,
): Promise<Preview> {
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-preview-'));
  const end = (): void => rmSync(folder, { recursive: true, force: true });
  const published = join(folder, 'published');
  const quiet: Io = { ...io, say: () => {}, answer: () => {} };
  const values = {
    feed: folders.feed,
    keys: folders.keys,
    build: join(folder, 'build'),
    published,
  };
  try {
    if (existsSync(folders.published)) cpSync(folders.published, published, { recursive: true });
    for (const step of steps) await step.run([], values, quiet);
    return { published, end };
  } catch (fault) {
    end();
    throw fault;
  }
}
