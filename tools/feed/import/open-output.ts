import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { halfName, removeLeftoversOf } from '../replace-file.ts';

export type Output = {
  readonly write: (text: string) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

const nothing = (): Promise<void> => Promise.resolve();

/**
 * A file that is written piece by piece beside its place and moved there when it is whole: nobody ever finds half a
 * list. Null writes nothing.
 */
export function openOutput(path: string | null): Output {
  if (path === null) return { write: nothing, finish: nothing, discard: nothing };
  removeLeftoversOf(path);
  const unfinished = halfName(path);
  let stream: WriteStream | null = null;
  const open = (): WriteStream => {
    mkdirSync(dirname(path), { recursive: true });
    const opened = createWriteStream(unfinished);
    // A fault is told where the next piece is written, or at the end.
    opened.on('error', () => undefined);
    return opened;
  };
  const end = async (): Promise<void> => {
    if (stream === null) return;
    stream.end();
    await finished(stream);
  };
  return {
    async write(text) {
      stream ??= open();
      if (stream.errored) throw stream.errored;
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async finish() {
      stream ??= open();
      await end();
      await rename(unfinished, path);
    },
    async discard() {
      await end().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}
