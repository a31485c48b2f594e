import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedRepo } from './feed-repo.ts';

/** A repository behind a real server on this machine; paths are answered exactly as they are asked for. */
export class FeedServer {
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(repo: FeedRepo): Promise<FeedServer> {
    const server = createServer((request, response) => {
      const path = (request.url ?? '').slice(1);
      repo.requests.push(path);
      const bytes = repo.files.get(path);
      response.statusCode = bytes ? 200 : 404;
      response.end(bytes ?? 'not there');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new FeedServer(server, (server.address() as AddressInfo).port);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }
}
