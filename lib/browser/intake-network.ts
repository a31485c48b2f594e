/** What an intake answered. */
export type IntakeAnswer = {
  readonly status: number;
  /** The body as text; what is longer than `maxAnswerBytes` is cut off. */
  readonly body: string;
  /** The header `Retry-After` as it came. */
  readonly retryAfter: string | null;
};

/** Asks an intake: with null it is a GET, with a body a POST of JSON. Rejects when there is no answer in time. */
export type AskIntake = (url: string, body: string | null) => Promise<IntakeAnswer>;

/** No answer of an intake is longer than this. */
const maxAnswerBytes = 16_384;
/** An intake that takes longer, in ms, is asked again later; a picture on a slow line needs its time. */
const timeoutMs = 60_000;

export class SentElsewhereError extends Error {}
export class NotAllowedError extends Error {}

export type IntakeNetworkParts = {
  /** Asked before anything of the shopper's leaves, at the last moment there is. */
  readonly mayLeave: () => Promise<boolean>;
  readonly limitMs?: number;
};

/**
 * The only request that carries anything of the shopper's, and only a report that the shopper pressed for. No cookies,
 * no referrer; an intake that redirects is not followed: the shopper was told one address.
 */
export function buildIntakeNetwork({
  mayLeave,
  limitMs = timeoutMs,
}: IntakeNetworkParts): AskIntake {
  return async (url, body) => {
    if (body !== null && !(await mayLeave())) throw new NotAllowedError(`${url} was not allowed`);
    const response = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      ...(body === null ? {} : { body, headers: { 'content-type': 'application/json' } }),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    if (response.type === 'opaqueredirect') {
      await response.body?.cancel();
      throw new SentElsewhereError(`${url} sends elsewhere`);
    }
    return {
      status: response.status,
      body: await readBeginning(response.body),
      retryAfter: response.headers.get('retry-after'),
    };
  };
}

async function readBeginning(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    text += decoder.decode(piece, { stream: true });
    // Leaving the loop cancels the stream: nothing more is loaded.
    if (size > maxAnswerBytes) break;
  }
  return text.slice(0, maxAnswerBytes);
}
