import type { FetchFile } from '#lib/feed/tuf/seams.ts';

/**
 * A worker that the browser ends. It can die just before each call that leaves it: a request, the body of an answer, a
 * transaction, a storage area. From then on nothing it waits for ever comes, as in a browser; nothing is thrown that it
 * could catch.
 *
 * Between two such calls a worker touches only its own memory, which dies with it: dying anywhere after one call cannot
 * be told from dying just before the next. So these moments, and the end, are all the deaths there are.
 */
export class MortalWorker {
  readonly #last: number;
  readonly #die: () => void;
  /** Resolves when the worker is gone. */
  readonly gone: Promise<'gone'>;
  /** The calls that were let out, in order. */
  readonly told: string[] = [];

  /** It dies instead of making the call that would be its `calls` + first. */
  constructor(calls = Number.POSITIVE_INFINITY) {
    const { promise, resolve } = Promise.withResolvers<'gone'>();
    this.#last = calls;
    this.gone = promise;
    this.#die = () => resolve('gone');
  }

  /** The same seam as this worker reaches it. Every method of it must be asynchronous. */
  reach<Seam extends object>(name: string, seam: Seam): Seam {
    return new Proxy(seam, {
      get: (target, key) => {
        const found: unknown = Reflect.get(target, key);
        if (typeof found !== 'function') return found;
        return (...args: unknown[]) =>
          this.#live(`${name}.${String(key)}`, () => Reflect.apply(found, target, args));
      },
    });
  }

  /** The network as this worker reaches it: it can die before it asks, and between the head and the body of an answer. */
  reachNetwork(fetchFile: FetchFile): FetchFile {
    return (url) =>
      this.#live(`ask ${url}`, async () => {
        const { status, body } = await fetchFile(url);
        if (body === null) return { status, body };
        const bytes = new Uint8Array(await new Response(body).arrayBuffer());
        return { status, body: this.#deliver(url, bytes) };
      });
  }

  #deliver(url: string, bytes: Uint8Array): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        pull: (stream) =>
          this.#live(`read ${url}`, async () => {
            if (bytes.length > 0) stream.enqueue(bytes);
            stream.close();
          }),
      },
      { highWaterMark: 0 },
    );
  }

  async #live<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
    if (this.told.length >= this.#last) {
      this.#die();
      return new Promise(() => {});
    }
    this.told.push(what);
    return work();
  }
}
