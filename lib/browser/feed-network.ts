import { fail, ok, type Result } from '#lib/domain/result.ts';

export const networkFaults = [
  'no-answer',
  'too-slow',
  'bad-status',
  'not-found',
  'redirected',
  'too-large',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

export type FetchLimits = { readonly maxBytes: number; readonly timeoutMs: number };
/** Fetches one file of a feed. Never throws. */
export type FetchFile = (
  url: string,
  limits: FetchLimits,
) => Promise<Result<Uint8Array, NetworkFault>>;

/**
 * The only request the extension makes by itself. It says nothing of the shopper: no cookies, no referrer, no address
 * of a page. A feed host is not trusted: it may not send us elsewhere, may not take longer than `timeoutMs` in all, and
 * what it sends beyond `maxBytes` is cut off and not kept – counted after decompression, so a small file that unpacks
 * to a huge one stops at the same line. The HTTP cache asks conditionally, so an unchanged file costs a header.
 */
export const fetchFile: FetchFile = async (url, { maxBytes, timeoutMs }) => {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // `manual` and not `error`: an opaque redirect can be told apart from a host that is not there.
      redirect: 'manual',
      signal,
    });
    if (response.type === 'opaqueredirect' || isRedirect(response.status))
      return fail('redirected');
    if (response.status === 404 || response.status === 403 || response.status === 410) {
      return fail('not-found', String(response.status));
    }
    if (response.status !== 200) return fail('bad-status', String(response.status));
    return await readBody(response, maxBytes);
  } catch (fault) {
    return fail(signal.aborted ? 'too-slow' : 'no-answer', String(fault));
  }
};

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

async function readBody(
  response: Response,
  maxBytes: number,
): Promise<Result<Uint8Array, NetworkFault>> {
  const reader = response.body?.getReader();
  if (!reader) return ok(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(join(chunks, size));
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return fail('too-large', `more than ${maxBytes} bytes`);
    }
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
