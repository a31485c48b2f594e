import { createServer, request as ask } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy that lets nothing through and writes down who was asked for: what no page was served, the network would have seen. */
export type RefusingProxy = {
  readonly address: string;
  readonly port: number;
  /** `host:port` or URL of every connection that was tried, in order. */
  readonly asked: readonly string[];
  /** Lets http and https through to one host of this machine, `127.0.0.1:8080`: a feed that a test serves. */
  readonly allow: (host: string) => void;
  readonly isAllowed: (url: URL) => boolean;
  readonly close: () => Promise<void>;
};

export async function openRefusingProxy(): Promise<RefusingProxy> {
  const asked: string[] = [];
  const allowed = new Set<string>();
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '');
    if (!url || !allowed.has(url.host)) {
      asked.push(request.url ?? '');
      response.writeHead(502).end();
      return;
    }
    const onward = ask(url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      // A host that breaks off must be seen to break off, and not to be slow.
      answer.on('aborted', () => response.destroy());
    });
    response.on('close', () => onward.destroy());
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket) => {
    socket.on('error', () => undefined);
    const url = URL.parse(`https://${request.url ?? ''}`);
    if (url && allowed.has(url.host)) {
      const onward = connect(Number(url.port), url.hostname, () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      return;
    }
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    port,
    asked,
    allow: (host) => void allowed.add(host),
    isAllowed: ({ host }) => allowed.has(host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
