import type { Answer, Ask, MessageName } from './contract.ts';

/** What travels: the name of the question and its plain data. */
export type Envelope<N extends MessageName = MessageName> = {
  readonly name: N;
  readonly ask: Ask<N>;
};

/** What comes back. A refusal is an answer too, so that the asker never waits for a broken promise of the browser's. */
export type Reply<N extends MessageName = MessageName> =
  | { readonly ok: true; readonly answer: Answer<N> }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * - `not-from-here`: the sender is no page or script of this extension, or speaks for another tab's page
 * - `malformed`: the body does not have the shape of the contract
 * - `unknown-name`: no such message
 * - `failed`: the worker could not answer (its own fault; the detail is logged there)
 */
export const refusals = ['not-from-here', 'malformed', 'unknown-name', 'failed'] as const;
export type Refusal = (typeof refusals)[number];

export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(name: MessageName, refusal: Refusal) {
    super(`${name}: ${refusal}`);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** @throws RefusedError when the worker refused, or said nothing at all (it was being replaced). */
export function readReply<N extends MessageName>(
  name: N,
  reply: Reply<N> | null | undefined,
): Answer<N> {
  if (reply?.ok) return reply.answer;
  throw new RefusedError(name, reply ? reply.refusal : 'failed');
}
