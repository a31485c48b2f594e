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

/** A static host of one feed, on this machine, that can be made to go wrong. */
export type FeedHost = {
  readonly url: string;
  /** What it serves from now on. */
  readonly offer: (published: Published) => void;
  /** Answers in another way for paths that contain this; null: as it should again. */
  readonly misbehave: (part: string, how: Misbehave | null) => void;
  /** Answers nothing for the first request whose path contains this; ends when it was asked. */
  readonly hold: (part: string) => { readonly asked: Promise<void>; readonly release: () => void };
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
};

export async function openFeedHost(published: Published): Promise<FeedHost> {
  let offered = published;
  let wrong: { readonly part: string; readonly how: Misbehave } | null = null;
  const asked: Asked[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const bytes = offered.get(path) ?? null;
    response.setHeader('access-control-allow-origin', '*');
    const isWrong = wrong !== null && path.includes(wrong.part);
    if (wrong && isWrong) wrong.how(response, bytes, request);
    else serve(response, bytes, request);
    const sent = !isWrong && response.statusCode === 200 ? (bytes?.length ?? 0) : 0;
    const ifNoneMatch = request.headers['if-none-match'] ?? null;
    asked.push({ path, ifNoneMatch, status: response.statusCode, bytes: sent });
  }

  const server = createServer(answer);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    asked,
    offer: (next) => void (offered = next),
    misbehave: (part, how) => void (wrong = how && { part, how }),
    hold(part) {
      const held = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      wrong = {
        part,
        how(response, bytes, request) {
          wrong = null;
          held.resolve();
          void released.promise.then(() => serve(response, bytes, request));
        },
      };
      return { asked: held.promise, release: released.resolve };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** As static hosts do: an ETag, and 304 for who has the file. */
function serve(
  response: ServerResponse,
  bytes: Uint8Array<ArrayBuffer> | null,
  request: IncomingMessage,
): void {
  if (bytes === null) return void response.writeHead(404).end();
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
  response.setHeader('etag', tag);
  if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
  else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
}

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
    void response.writeHead(200, { 'content-type': 'text/html' }).end(bytes),
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
