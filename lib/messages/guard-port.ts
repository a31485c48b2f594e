import type { Answer, Ask, KeptMessage, MessageName, PushMessage } from './contract.ts';
import { type Envelope, readReply, type Reply } from './envelope.ts';

/*
 * The guard's only way out of the page. It speaks to the browser directly: the polyfill costs more bytes
 * than the whole port, and both browsers answer these two calls with promises.
 */
type GuardApi = {
  readonly runtime: {
    readonly id?: string;
    sendMessage<N extends MessageName>(envelope: Envelope<N>): Promise<Reply<N> | undefined>;
    readonly onMessage: {
      addListener(listener: (message: unknown) => void): void;
      removeListener(listener: (message: unknown) => void): void;
    };
  };
};
declare const browser: GuardApi | undefined;
declare const chrome: GuardApi | undefined;

// Own properties only: an element of the page whose id is `browser` answers to that name in every world of the window.
function api(): GuardApi | undefined {
  if (Object.hasOwn(globalThis, 'browser')) return browser;
  return Object.hasOwn(globalThis, 'chrome') ? chrome : undefined;
}

/** The extension was updated, removed or reloaded under an open page: nobody will ever answer again. */
export class WorkerGoneError extends Error {
  constructor() {
    super('the extension behind this page is gone');
    this.name = 'WorkerGoneError';
  }
}

/**
 * @throws WorkerGoneError when the extension is no longer there
 * @throws RefusedError when the worker refuses
 */
export async function askWorker<N extends MessageName>(name: N, ask: Ask<N>): Promise<Answer<N>> {
  const runtime = api()?.runtime;
  // An orphaned content script keeps `runtime`, but loses its id.
  if (!runtime?.id) throw new WorkerGoneError();
  return readReply(name, await runtime.sendMessage({ name, ask }));
}

/** Listens, as the painter, to presses that were made outside of the page. For as long as the page lives. */
export function onKept(listener: (message: KeptMessage) => void): void {
  const runtime = api()?.runtime;
  if (!runtime?.id) return;
  runtime.onMessage.addListener((message) => {
    if (isKeptMessage(message)) listener(message);
  });
}

function isKeptMessage(message: unknown): message is KeptMessage {
  return (
    typeof message === 'object' && message !== null && 'push' in message && message.push === 'kept'
  );
}

/** Listens to what the worker says unasked, until the signal aborts. */
export function onPush(listener: (message: PushMessage) => void, signal: AbortSignal): void {
  const runtime = api()?.runtime;
  if (!runtime?.id || signal.aborted) return;
  const hear = (message: unknown): void => {
    if (isPushMessage(message)) listener(message);
  };
  runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(hear), { once: true });
}

// Only this extension can reach runtime.onMessage of its own content scripts; the shape is checked so that
// an older guard that outlives an update ignores messages it does not know.
function isPushMessage(message: unknown): message is PushMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'push' in message &&
    message.push === 'repaint'
  );
}
