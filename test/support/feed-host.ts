import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Published } from './published-feed.ts';

/** One request as the host saw it, and what it cost. */
export type Asked = {
  readonly path: string;
  readonly ifNoneMatch: string | null;
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
};

/** How a host answers for a file instead of serving it. `bytes` is what it was asked for, null where it has none. */
export type Misbehave = (
  response: ServerResponse,
  bytes: Uint8Array<ArrayBuffer> | null,
  request: IncomingMessage,
) => void;

export type Held = { readonly asked: Promise<void>; readonly release: () => void };

/** A static host on this machine, with a folder for each of several feeds, that can be made to go wrong. */
export type FeedHost = {
  /** `127.0.0.1:8080` */
  readonly host: string;
  readonly urlOf: (folder: string) => string;
  /** What it serves in a folder from now on. */
  readonly offer: (folder: string, published: Published) => void;
  /** Answers in another way for files of a folder whose path contains this. */
  readonly misbehave: (folder: string, part: string, how: Misbehave) => void;
  /** Answers for a folder as it should again. */
  readonly behave: (folder: string) => void;
  /** Holds the answer to the next request for such a file, until it is released. */
  readonly hold: (folder: string, part: string) => Held;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
};

export async function openFeedHost(): Promise<FeedHost> {
  const folders = new Map<string, Published>();
  const wrong = new Map<string, { readonly part: string; readonly how: Misbehave }>();
  const asked: Asked[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const [folder = '', ...rest] = path.split('/');
    const file = rest.join('/');
    const bytes = folders.get(folder)?.get(file) ?? null;
    response.setHeader('access-control-allow-origin', '*');
    const fault = wrong.get(folder);
    const isWrong = fault !== undefined && file.includes(fault.part);
    (isWrong ? fault.how : serve)(response, bytes, request);
    const sent = !isWrong && response.statusCode === 200 ? (bytes?.length ?? 0) : 0;
    const ifNoneMatch = request.headers['if-none-match'] ?? null;
    asked.push({ path, ifNoneMatch, status: response.statusCode, bytes: sent });
  }

  function hold(folder: string, part: string): Held {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const how: Misbehave = (response, bytes, request) => {
      wrong.delete(folder);
      held.resolve();
      void released.promise.then(() => serve(response, bytes, request));
    };
    wrong.set(folder, { part, how });
    return { asked: held.promise, release: released.resolve };
  }

  const server = createServer(answer);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    asked,
    hold,
    urlOf: (folder) => `http://${host}/${folder}/`,
    offer: (folder, published) => void folders.set(folder, published),
    misbehave: (folder, part, how) => void wrong.set(folder, { part, how }),
    behave: (folder) => void wrong.delete(folder),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** As static hosts do: an ETag, and 304 for who has the file. */
const serve: Misbehave = (response, bytes, request) => {
  if (bytes === null) return void response.writeHead(404).end();
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
  response.setHeader('etag', tag);
  if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
  else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
};

/** Ways in which hosts go wrong. */
export const misbehaviours = {
  errs: (response) => void response.writeHead(500).end('sorry'),
  isSilent: () => {},
  breaksOff: (response, bytes) => {
    const whole = bytes ?? new Uint8Array(1_000);
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.subarray(0, whole.length >> 1), () => response.destroy());
  },
  isShort: (response, bytes) => void response.writeHead(200).end(bytes?.subarray(0, -9)),
  servesPage: (response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Trang chủ</title><p>Xin chào'),
  /** Kilobytes on the wire, hundreds of megabytes once they are unpacked. */
  bombs: (response) =>
    void response
      .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
      .end(bomb()),
  namesWrongType: (response, bytes) =>
    void response.writeHead(bytes ? 200 : 404, { 'content-type': 'text/html' }).end(bytes),
} satisfies Record<string, Misbehave>;

/** Sends every client to another origin, which would serve the right bytes. */
export function redirectTo(url: string): Misbehave {
  return (response, _bytes, request) =>
    void response
      .writeHead(302, { location: new URL((request.url ?? '').slice(1), url).href })
      .end();
}

const bombMegabytes = 256;
let packed: Uint8Array | null = null;
function bomb(): Uint8Array {
  packed ??= gzipSync(new Uint8Array(bombMegabytes << 20).fill(0x20));
  return packed;
}
