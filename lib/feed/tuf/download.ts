import type { Bytes } from './bytes.ts';
import type { FetchFile } from './seams.ts';
import { TufError, type TufErrorCode } from './tuf-error.ts';

/** docs/feed-format.md 1.3. Statuses by which static hosts say that a file is not there; buckets without a list right say 403. */
const absent: ReadonlySet<number> = new Set([403, 404, 410]);

export type Wanted = {
  readonly url: string;
  /** Bytes. More than this is cut off where it is read. */
  readonly maxBytes: number;
  /** What to say of endless data. */
  readonly tooLong: TufErrorCode;
};

/**
 * The bytes at an address, or null where the host has no such file.
 * @throws TufError `download-failed`, or `tooLong` as soon as one byte too many has come
 */
export async function downloadFile(fetchFile: FetchFile, wanted: Wanted): Promise<Bytes | null> {
  try {
    const { status, body } = await fetchFile(wanted.url);
    if (status === 200) return await readBody(body, wanted);
    await body?.cancel();
    if (absent.has(status)) return null;
    throw new TufError('download-failed', `${wanted.url} answered ${status}`);
  } catch (fault) {
    if (fault instanceof TufError) throw fault;
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new TufError('download-failed', `${wanted.url}: ${why}`);
  }
}

async function readBody(
  body: ReadableStream<Uint8Array> | null,
  { url, maxBytes, tooLong }: Wanted,
): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new TufError(tooLong, `${url} is longer than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
