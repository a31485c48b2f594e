import { VerbFault } from '../verb.ts';
import { type CaseOutcome, outcomeLimits, outcomePageSchema } from './case-outcome.ts';

export type IntakeAccess = {
  /** Address of the intake, ends with `/`. */
  readonly url: string;
  readonly token: string;
  /** How long one answer may take, ms. */
  readonly timeoutMs: number;
};

/**
 * Every decision after `after`, oldest first, page by page. The token goes to the intake's own address and nowhere else.
 * Nothing an intake says is repeated: a text from outside could steer a terminal.
 * @throws VerbFault where it does not answer, or answers as no intake does
 */
export async function fetchOutcomes(
  access: IntakeAccess,
  after: number,
): Promise<readonly CaseOutcome[]> {
  const all: CaseOutcome[] = [];
  let at = after;
  for (;;) {
    const page = await fetchPage(access, at);
    for (const outcome of page.outcomes) {
      if (outcome.seq <= at) {
        throw new VerbFault(`${access.url} tells decision ${outcome.seq} out of its order`);
      }
      at = outcome.seq;
      all.push(outcome);
    }
    if (page.next === null) return all;
    // An intake that says there is more after what it did not tell would be asked for ever.
    if (page.next !== at || page.outcomes.length === 0) {
      throw new VerbFault(`${access.url} names a next page that does not follow`);
    }
    if (all.length > outcomeLimits.outcomes) {
      throw new VerbFault(`${access.url} tells more than ${outcomeLimits.outcomes} decisions`);
    }
  }
}

async function fetchPage(access: IntakeAccess, after: number) {
  const raw = await fetchJson(access, new URL(`v1/outcomes?after=${after}`, access.url));
  const page = outcomePageSchema.safeParse(raw);
  if (page.success) return page.data;
  // Paths and our own messages; values of the other side are left out.
  const told = page.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new VerbFault(`${access.url} answers as no intake does: ${told.join('; ')}`);
}

async function fetchJson({ url, token, timeoutMs }: IntakeAccess, at: URL): Promise<unknown> {
  const answer = await ask(at, { url, token, timeoutMs });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new VerbFault(describeStatus(answer.status, url));
  }
  const text = await readText(answer, url);
  try {
    return JSON.parse(text);
  } catch {
    throw new VerbFault(`${url} answers with something that is no JSON; is it an intake?`);
  }
}

async function ask(at: URL, { url, token, timeoutMs }: IntakeAccess): Promise<Response> {
  try {
    return await fetch(at, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // A redirect would carry the token to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (fault) {
    throw describeSilence(fault, url);
  }
}

function describeSilence(fault: unknown, url: string): VerbFault {
  const isSlow = fault instanceof Error && fault.name === 'TimeoutError';
  return new VerbFault(
    isSlow
      ? `${url} does not answer in time; try again later`
      : `${url} cannot be reached; is it running, and is the address right?`,
  );
}

function describeStatus(status: number, url: string): string {
  if (status >= 300 && status < 400) {
    return `${url} sends elsewhere, which is not followed; name the address it sends to, if it is your intake`;
  }
  if (status === 401 || status === 403) {
    return `${url} does not know this token; make one with "token add NAME --role feed" at the intake`;
  }
  if (status === 404) return `${url} has no decisions to give; is it an intake?`;
  const isBusy = status === 429 || status === 503;
  return `${url} ${isBusy ? 'is busy' : 'has a fault'} (status ${status}); try again later`;
}

async function readText(answer: Response, url: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > outcomeLimits.bodyBytes) {
        throw new VerbFault(`${url} answers with more than ${outcomeLimits.bodyBytes} bytes`);
      }
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    return parts.join('') + decoder.decode();
  } catch (fault) {
    if (fault instanceof VerbFault) throw fault;
    if (
      fault instanceof TypeError &&
      'code' in fault &&
      fault.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    ) {
      throw new VerbFault(`${url} answers with something that is no text; is it an intake?`);
    }
    throw describeSilence(fault, url);
  }
}
