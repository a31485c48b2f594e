import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildIntakeNetwork,
  NotAllowedError,
  SentElsewhereError,
} from '#lib/browser/intake-network.ts';

const seen: { readonly method: string; readonly headers: unknown; readonly body: string }[] = [];
let server: Server;
let url = '';
let isAllowed = true;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', headers: request.headers, body });
      const path = request.url ?? '';
      if (path === '/silent') return;
      if (path === '/elsewhere') response.writeHead(307, { location: '/other' });
      else if (path === '/busy') response.writeHead(429, { 'retry-after': '120' });
      else response.writeHead(200, { 'set-cookie': 'a=b' });
      response.end(path === '/endless' ? 'x'.repeat(100_000) : 'ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = Object(server.address());
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = buildIntakeNetwork({ mayLeave: async () => isAllowed, limitMs: 300 });

describe('the network of reports', () => {
  test('sends JSON without cookies or referrer, and hands back what was said', async () => {
    await ask(`${url}/a`, null);
    expect(await ask(`${url}/a`, '{"b":1}')).toEqual({
      status: 200,
      body: 'ok',
      retryAfter: null,
    });
    const sent = seen.slice(-2);
    expect(sent).toMatchObject([
      { method: 'GET', body: '' },
      { method: 'POST', body: '{"b":1}', headers: { 'content-type': 'application/json' } },
    ]);
    expect(JSON.stringify(sent)).not.toMatch(/cookie|referer/i);
  });

  test('hands back when to come again', async () => {
    expect(await ask(`${url}/busy`, '{}')).toMatchObject({ status: 429, retryAfter: '120' });
  });

  test('sends nothing of the shopper’s while the browser was told no: only a challenge may be asked for', async () => {
    isAllowed = false;
    const before = seen.length;
    await expect(ask(`${url}/a`, '{"b":1}')).rejects.toThrow(NotAllowedError);
    expect(seen.length).toBe(before);
    await ask(`${url}/a`, null);
    isAllowed = true;
  });

  test('follows nobody elsewhere, waits for nobody for ever, and reads no more than a beginning', async () => {
    const before = seen.length;
    // Node gives the redirect itself where a browser gives an opaque one; neither goes there.
    const answer = await ask(`${url}/elsewhere`, '{}').catch((fault: unknown) => fault);
    expect(answer instanceof SentElsewhereError || Object(answer).status === 307).toBe(true);
    expect(seen.length).toBe(before + 1);
    await expect(ask(`${url}/silent`, '{}')).rejects.toThrow();
    expect((await ask(`${url}/endless`, null)).body).toHaveLength(16_384);
  });
});
