import type { FetchFile } from '#lib/feed/tuf/seams.ts';

/** How long a host may take, in ms. */
export type Patience = {
  /** Until it begins to answer. A browser ends a worker whose request has no answer after 30 s. */
  readonly answerMs: number;
  /** For one file in all: a slow telephone line loads a list in less. */
  readonly wholeMs: number;
};

const patience: Patience = { answerMs: 10_000, wholeMs: 60_000 };

export class RedirectedError extends Error {}
export class SilentError extends Error {}

/**
 * The only request the extension makes by itself. It says nothing of the shopper: no cookies, no referrer, no address
 * of a page. A feed host is not trusted: it may not send us elsewhere, must begin to answer soon, and may not trickle for
 * ever. How much it may send is for the reader to cut off, after decompression. The HTTP cache asks
 * conditionally, so that an unchanged file costs a header.
 */
export function buildFeedNetwork({ answerMs, wholeMs }: Patience = patience): FetchFile {
  return async (url) => {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new SilentError(`${url} is silent`)), answerMs);
    const response = await fetch(url, {
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // `manual` and not `error`: a host that redirects can be told apart from one that is not there.
      redirect: 'manual',
      signal: AbortSignal.any([silence.signal, AbortSignal.timeout(wholeMs)]),
    }).finally(() => clearTimeout(timer));
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
