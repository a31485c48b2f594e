import { createServer, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { createHash } from 'node:crypto';
import { buildPreview } from '../build-preview.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { readCount, type Verb, VerbFault } from '../verb.ts';
import { compileVerb } from './compile.ts';
import { publishVerb } from './publish.ts';
import { signVerb } from './sign.ts';

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'serves the published folder on this machine alone, to try it in the extension',
  help: [
    '  --fresh           serves what people wrote instead, as it would be published: compiled',
    '                    and signed for this once, with the keys at hand; nothing is kept',
    '  --port N          0 takes a free one (0)',
    '  --for SECONDS     ends by itself (86400)',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    fresh: { type: 'boolean' },
    port: { type: 'string' },
    for: { type: 'string' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const port = readCount(values, 'port', { least: 0, most: 65_535, otherwise: 0 });
    const seconds = readCount(values, 'for', { least: 1, most: 864_000, otherwise: 86_400 });
    const preview =
      values['fresh'] === true
        ? await buildPreview(folders, [compileVerb, signVerb, publishVerb], io)
        : null;
    const published = preview?.published ?? folders.published;
    try {
      if (!existsSync(join(published, 'metadata', 'timestamp.json'))) {
        throw new VerbFault(`${published} holds no feed; publish one first, or say --fresh`);
      }
      const server = await serveFolder(published, port);
      const what = preview ? `what is written in ${folders.feed}` : published;
      io.say(
        `${server.url} serves ${what}. Add this address in the extension's options. Ctrl+C ends it.`,
      );
      io.answer({ url: server.url, isFresh: preview !== null });
      await waitForEnd(seconds * 1_000);
      await server.close();
    } finally {
      preview?.end();
    }
  },
};

function waitForEnd(mostMs: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, mostMs);
    function end(): void {
      clearTimeout(timer);
      process.off('SIGINT', end);
      done();
    }
    process.once('SIGINT', end);
  });
}

export type FolderServer = { readonly url: string; readonly close: () => Promise<void> };

/** Serves a folder on loopback the way a static host does: bytes, an ETag, and readable from every origin. */
export async function serveFolder(folder: string, port = 0): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const path = decode(request.url ?? '/');
    const isPlain = request.method === 'GET' || request.method === 'HEAD';
    if (path === null || !isPlain) return void response.writeHead(path === null ? 400 : 405).end();
    send(response, join(folder, path), request.headers['if-none-match']);
  });
  await new Promise<void>((done, refuse) => {
    server.once('error', (fault) => refuse(new VerbFault(`port ${port}: ${fault.message}`)));
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new VerbFault('no port to listen on');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function decode(url: string): string | null {
  try {
    const path = normalize(decodeURIComponent(url.split('?', 1)[0] ?? ''));
    return path.split(/[\\/]/).includes('..') ? null : path;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, file: string, known: string | undefined): void {
  response.setHeader('access-control-allow-origin', '*');
  let bytes: Buffer;
  try {
    if (!statSync(file).isFile()) throw new Error('no file');
    bytes = readFileSync(file);
  } catch {
    response.writeHead(404).end();
    return;
  }
  const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
  response.setHeader('etag', tag);
  response.setHeader(
    'content-type',
    file.endsWith('.json') ? 'application/json' : 'application/octet-stream',
  );
  if (known === tag) response.writeHead(304).end();
  else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
}
