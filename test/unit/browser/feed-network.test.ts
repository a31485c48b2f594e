import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { buildFeedNetwork, RedirectedError, SilentError } from '#lib/browser/feed-network.ts';

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

const network = buildFeedNetwork({ answerMs: 5_000, wholeMs: 5_000 });

async function read(url: string, fetchFile = network): Promise<number | string> {
  try {
    const { status, body } = await fetchFile(url);
    const bytes = await new Response(body).bytes();
    return status === 200 ? Buffer.from(bytes).toString('hex') : status;
  } catch (fault) {
    return fault instanceof Error ? fault.name : 'thrown';
  }
}

describe('a file of a feed', () => {
  it('comes as the bytes that were served, whatever type the host calls them', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(Buffer.from([0, 255, 128]));
    });
    expect(await read(url)).toBe('00ff80');
  });

  it('is asked for without a word about the shopper', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const url = await serve((request, response) => {
      headers = request.headers;
      response.end();
    });
    await read(url);
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer']).toBeUndefined();
    expect(headers['authorization']).toBeUndefined();
  });
});

describe('a feed host that', () => {
  it.each([404, 403, 500, 206])('answers %i is heard with that', async (status) => {
    const url = await serve((_, response) => void response.writeHead(status).end());
    expect(await read(url)).toBe(status);
  });

  it.each([301, 302, 303, 307, 308])('sends elsewhere with %i is not followed', async (status) => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    await expect(network(url)).rejects.toThrow(RedirectedError);
    expect(asked).toBe(1);
  });

  it('breaks off in the middle is heard as a fault', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '900' });
      response.write(Buffer.alloc(100), () => response.destroy());
    });
    expect(await read(url)).toBe('TypeError');
  });

  it('never answers is left long before one that is only slow', async () => {
    const url = await serve(() => {});
    const impatient = buildFeedNetwork({ answerMs: 50, wholeMs: 60_000 });
    await expect(impatient(url)).rejects.toThrow(SilentError);
  });

  it('answers in time may take longer for the rest', async () => {
    const url = await serve((_, response) => {
      response.write(Buffer.from([1]));
      setTimeout(() => response.end(Buffer.from([2])), 400);
    });
    expect(await read(url, buildFeedNetwork({ answerMs: 300, wholeMs: 60_000 }))).toBe('0102');
  });

  it('answers a byte at a time is left when its time is over', async () => {
    const quick = buildFeedNetwork({ answerMs: 5_000, wholeMs: 150 });
    const trickling = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await read(trickling, quick)).toBe('TimeoutError');
  });

  it('is not there is a fault', async () => {
    expect(await read('http://127.0.0.1:1/x')).toBe('TypeError');
    expect(await read('no address')).toBe('TypeError');
  });
});
