import type { FetchFile } from '#lib/feed/tuf/seams.ts';

/** A host that takes longer than this for one file, in ms, is left; a slow telephone line loads a small feed in less. */
const timeoutMs = 60_000;

export class RedirectedError extends Error {}

/**
 * The only request the extension makes by itself. It says nothing of the shopper: no cookies, no referrer, no address
 * of a page. A feed host is not trusted: it may not send us elsewhere, and may not take longer than `timeoutMs` in all,
 * trickling included. How much it may send is for the reader to cut off, after decompression. The HTTP cache asks
 * conditionally, so that an unchanged file costs a header.
 */
export function buildFeedNetwork(limitMs = timeoutMs): FetchFile {
  return async (url) => {
    const response = await fetch(url, {
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // `manual` and not `error`: a host that redirects can be told apart from one that is not there.
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    if (response.type === 'opaqueredirect' || isRedirect(response.status)) {
      await response.body?.cancel();
      throw new RedirectedError(`${url} sends elsewhere`);
    }
    return { status: response.status, body: response.body };
  };
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
