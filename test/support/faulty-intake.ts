import {
  createServer,
  type IncomingMessage,
  request as ask,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fromNewAddress } from './intake.ts';
import { buildSelfSigned } from './self-signed.ts';

/**
 * What the road to an intake does with a report.
 * - `passes`: nothing.
 * - `busy`: 429 with Retry-After, as an intake or the proxy before it asks to be left alone.
 * - `broken`: 500. `wrong`: 200 with a page of somebody else's, as a hotel's login does.
 * - `resets`: the connection breaks before anything is read.
 * - `answer-lost`: the intake takes the report and is gone before it has answered.
 * - `cut-off`: its answer breaks off in the middle.
 * - `silent`: it takes the report and says nothing until the sender has given up.
 */
export const intakeFaults = [
  'passes',
  'busy',
  'broken',
  'wrong',
  'resets',
  'answer-lost',
  'cut-off',
  'silent',
] as const;
export type IntakeFault = (typeof intakeFaults)[number];

export type FaultyIntake = {
  /** Ends with `/`. */
  readonly url: string;
  /** The same over TLS, with a certificate that nobody trusts. Ends with `/`. */
  readonly tlsUrl: string;
  /** The certificate, for who wants to trust it. */
  readonly certificate: string;
  /** What happens to reports from now on; challenges are answered, or no report would ever be on its way. */
  readonly behave: (fault: IntakeFault | (() => IntakeFault)) => void;
  /** Nobody listens any more, or again, at the same address. */
  readonly hangUp: () => Promise<void>;
  readonly pickUp: () => Promise<void>;
  /** Reports that came this far, whatever became of them. */
  readonly readPosted: () => number;
  /** Handshakes that were begun and broken off by the sender. */
  readonly readDistrusted: () => number;
  readonly close: () => Promise<void>;
};

/** A proxy on loopback before a real intake that does what networks and machines do. `target`: the intake's address. */
export async function openFaultyIntake(target: () => string): Promise<FaultyIntake> {
  const waiting = new Set<ServerResponse>();
  let choose = (): IntakeFault => 'passes';
  let posted = 0;
  let distrusted = 0;

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const isReport = request.method === 'POST';
    if (isReport) posted += 1;
    const fault = isReport ? choose() : 'passes';
    if (fault === 'resets') return void request.socket.destroy();
    if (fault === 'busy' || fault === 'broken' || fault === 'wrong') {
      return void request.resume().on('end', () => refuse(fault, response));
    }
    const url = new URL(request.url ?? '/', target());
    const headers = { ...request.headers, ...fromNewAddress() };
    const onward = ask(url, { method: request.method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => void parts.push(part));
      // Only a whole answer says that the intake has taken it.
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        if (fault === 'answer-lost') return void response.destroy();
        if (fault === 'silent') return void waiting.add(response);
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        if (fault !== 'cut-off') return void response.end(body);
        response.write(body.subarray(0, 5), () => void response.destroy());
      });
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }

  const plain = createServer(serve);
  const { key, certificate } = buildSelfSigned();
  const secure = createTlsServer({ key, cert: certificate }, serve);
  secure.on('tlsClientError', () => void (distrusted += 1));
  const port = await listen(plain, 0);
  const tlsPort = await listen(secure, 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    tlsUrl: `https://127.0.0.1:${tlsPort}/`,
    certificate,
    behave(fault) {
      choose = typeof fault === 'function' ? fault : () => fault;
      for (const response of waiting) response.destroy();
      waiting.clear();
    },
    hangUp: async () => void (plain.listening && (await shut(plain))),
    pickUp: async () => void (plain.listening || (await listen(plain, port))),
    readPosted: () => posted,
    readDistrusted: () => distrusted,
    close: async () => void (await Promise.all([shut(plain), shut(secure)])),
  };
}

function listen(server: Server | TlsServer, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo = Object(server.address());
      resolve(address.port);
    });
  });
}

function shut(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function refuse(fault: 'busy' | 'broken' | 'wrong', response: ServerResponse): void {
  if (fault === 'wrong') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>Chào mừng quý khách</title>');
    return;
  }
  // As the intake's own answers: what a browser may not read it takes for no answer at all.
  const open = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'retry-after',
  };
  const headers = { ...open, 'content-type': 'application/problem+json', 'retry-after': '120' };
  if (fault === 'busy') response.writeHead(429, headers).end('{"title":"Too many."}');
  else response.writeHead(500, open).end('Internal Server Error');
}
