import type { Bytes } from './bytes.ts';

/** What the client needs of an answer; a `Response` has it. */
export type FetchedFile = {
  readonly status: number;
  readonly body: ReadableStream<Uint8Array> | null;
};

/**
 * Asks for one address. Rejects where nobody answers. Time-outs, redirects and caches are its own matter; a body that
 * stalls must come to an error, or the update waits with it.
 */
export type FetchFile = (url: string) => Promise<FetchedFile>;

/**
 * Where files are kept, by plain file name. `write` is atomic: a reader, and a process that starts after this one was
 * killed, sees the old bytes or the new ones, never a part.
 */
export type FileStore = {
  read(name: string): Promise<Bytes | null>;
  write(name: string, bytes: Bytes): Promise<void>;
  remove(name: string): Promise<void>;
};
