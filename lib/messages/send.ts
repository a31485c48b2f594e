import type { Answer, Ask, MessageName } from './contract.ts';
import { readReply } from './envelope.ts';
import { sendEnvelope } from './runtime-messages.ts';

/**
 * Asks the worker from a page of the extension.
 * @throws RefusedError when the worker refuses or cannot answer
 */
export async function send<N extends MessageName>(name: N, ask: Ask<N>): Promise<Answer<N>> {
  return readReply(name, await sendEnvelope({ name, ask }));
}
