import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchFile } from '#lib/browser/feed-network.ts';

let server: Server | null = null;

/** A feed host on loopback that answers in its own way. Ends with the test. */
async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((done) => void started.listen(0, '127.0.0.1', done));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/timestamp.json`;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
  server = null;
});

const limits = { maxBytes: 1_000, timeoutMs: 5_000 };

describe('a file of a feed', () => {
  it('comes as the bytes that were served, whatever type the host calls them', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(Buffer.from([0, 255, 128]));
    });
    expect(await fetchFile(url, limits)).toEqual({ ok: true, value: Uint8Array.of(0, 255, 128) });
  });

  it('may be empty, and may be exactly as long as it may be', async () => {
    const url = await serve((_, response) => void response.end());
    expect(await fetchFile(url, limits)).toEqual({ ok: true, value: new Uint8Array() });
    const full = await serve((_, response) => void response.end(Buffer.alloc(1_000)));
    expect(await fetchFile(full, limits)).toMatchObject({ ok: true });
  });

  it('is asked for without a word about the shopper', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const url = await serve((request, response) => {
      headers = request.headers;
      response.end();
    });
    await fetchFile(url, limits);
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer']).toBeUndefined();
    expect(headers['authorization']).toBeUndefined();
  });
});

describe('a feed host that', () => {
  it.each([
    [404, 'not-found'],
    [403, 'not-found'],
    [410, 'not-found'],
    [500, 'bad-status'],
    [204, 'bad-status'],
    [206, 'bad-status'],
  ])('answers %i is heard as %s', async (status, fault) => {
    const url = await serve((_, response) => void response.writeHead(status).end());
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: fault });
  });

  it.each([301, 302, 303, 307, 308])('sends elsewhere with %i is not followed', async (status) => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    });
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: 'redirected' });
    expect(asked).toBe(1);
  });

  it('sends one byte too many is cut off', async () => {
    const url = await serve((_, response) => void response.end(Buffer.alloc(1_001)));
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: 'too-large' });
  });

  it('never stops sending is cut off, and its connection ended', async () => {
    let isClosed: () => void;
    const closed = new Promise<void>((done) => (isClosed = done));
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(400)), 2);
      response.on('close', () => {
        clearInterval(timer);
        isClosed();
      });
    });
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: 'too-large' });
    await closed;
  });

  it('sends a small file that unpacks to 50 MB is cut off after what was agreed', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: 'too-large' });
  });

  it('breaks off in the middle gives nothing', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '900' });
      response.write(Buffer.alloc(100), () => response.destroy());
    });
    expect(await fetchFile(url, limits)).toMatchObject({ ok: false, error: 'no-answer' });
  });

  it('never answers, or answers a byte at a time, is left when its time is over', async () => {
    const silent = await serve(() => {});
    const quick = { ...limits, timeoutMs: 150 };
    expect(await fetchFile(silent, quick)).toMatchObject({ ok: false, error: 'too-slow' });
    const trickling = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await fetchFile(trickling, quick)).toMatchObject({ ok: false, error: 'too-slow' });
  });

  it('is not there is no answer', async () => {
    expect(await fetchFile('http://127.0.0.1:1/x', limits)).toMatchObject({ error: 'no-answer' });
    expect(await fetchFile('no address', limits)).toMatchObject({ error: 'no-answer' });
  });
});
