import { createServer, type Server } from 'node:http';
import type { Page } from 'puppeteer-core';
import { type BrowserName, openBrowser } from './browser/open-browser.ts';
import { buildWorkers, type WorkerName } from './cold/build-workers.ts';
import type { ColdAnswer } from './cold/fill.ts';
import { type Form, type Group, writeCount } from './group.ts';
import { buildFigure, leastRuns } from './measure.ts';
import type { Figure, Measured } from './rows.ts';
import { buildHosts, buildQuestions } from './sample-hosts.ts';
import { encodeHosts } from './sample-list.ts';

/**
 * What a shopper feels: a worker that was dead is started for a question. Nothing but the look-up is in it, with what is
 * stored on the device, in a plain worker of a page: the same start for ours and for every peer. Firefox writes rows
 * slowly, so it has a list of a tenth.
 */
export const coldGroup: Group = {
  name: 'cold',
  inShortForm: false,
  async *measure(form) {
    const scripts = await buildWorkers();
    yield* measureIn('chromium', 1_000_000, { form, scripts });
    yield* measureIn('firefox', 100_000, { form, scripts });
  },
};

type Around = { readonly form: Form; readonly scripts: ReadonlyMap<string, string> };

const peers: readonly {
  readonly name: WorkerName;
  readonly title: string;
  readonly asked: readonly number[];
}[] = [
  { name: 'set', title: 'Set of strings', asked: [1, 500] },
  { name: 'ghostery', title: '@ghostery/adblocker', asked: [1, 500] },
  { name: 'dexie', title: 'Dexie rows', asked: [1, 500] },
  // Takes ten seconds for five hundred.
  { name: 'phishing-detector', title: 'eth-phishing-detect', asked: [1] },
];

async function* measureIn(
  name: BrowserName,
  size: number,
  { form, scripts }: Around,
): AsyncIterable<Measured> {
  form.tell(`${name}: storing ${size} entries in every form`);
  const hosts = buildHosts(size);
  const server = await serve(scripts, await buildStored(hosts));
  const opened = await openBrowser(name, []);
  try {
    const page = await opened.openTab(null);
    await page.goto(server.url);
    for (const each of ['ours', 'set', 'ghostery', 'phishing-detector']) {
      await page.evaluate(`fillStored(${JSON.stringify(each)})`);
    }
    await page.evaluate(`fillRows('set')`);
    const title = name === 'chromium' ? 'Chromium' : 'Firefox';
    const at = `${title}, ${writeCount(size, 'entries')}`;
    for (const peer of peers) {
      for (const count of peer.asked) {
        form.tell(`${name}: ${peer.title}, ${count} asked`);
        const asked = buildQuestions(hosts, count);
        const [ours, figure] = await askInTurns(page, ['ours', peer.name], asked);
        const what = count === 1 ? 'first answer' : `first ${count} answers`;
        yield { group: 'cold', what, at, unit: 'ms', ours, peer: { name: peer.title, figure } };
      }
    }
  } finally {
    await opened.close();
    await server.close();
  }
}

async function askInTurns(
  page: Page,
  names: readonly [string, string],
  asked: readonly string[],
): Promise<readonly [Figure, Figure]> {
  const times: readonly [number[], number[]] = [[], []];
  for (let run = -1; run < leastRuns; run++) {
    for (const [i, name] of names.entries()) {
      const script = JSON.stringify(`/${name}.js`);
      const answer = await page.evaluate(`askNewWorker(${script}, ${JSON.stringify(asked)})`);
      const { ms, listed } = readAnswer(answer);
      if (listed !== Math.ceil(asked.length / 20)) throw new Error(`${name}: ${listed} listed`);
      if (run >= 0) times[i]?.push(ms);
    }
  }
  return [buildFigure(times[0]), buildFigure(times[1])];
}

function readAnswer(answer: unknown): ColdAnswer {
  const { ms, listed } = Object(answer);
  return { ms: Number(ms), listed: Number(listed) };
}

async function buildStored(hosts: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const { setPeer } = await import('./peers/set.ts');
  const { ghosteryPeer } = await import('./peers/ghostery.ts');
  const { phishingDetectorPeer } = await import('./peers/phishing-detector.ts');
  return new Map([
    ['ours', encodeHosts(hosts)],
    ['set', setPeer.store(hosts)],
    ['ghostery', ghosteryPeer.store(hosts)],
    ['phishing-detector', phishingDetectorPeer.store(hosts)],
  ]);
}

type Serving = { readonly url: string; readonly close: () => Promise<void> };

async function serve(
  scripts: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, Uint8Array>,
): Promise<Serving> {
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    const script = scripts.get(path.slice(1).replace(/\.js$/, ''));
    const bytes = stored.get(path.replace('/stored/', ''));
    if (script !== undefined) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script);
    } else if (bytes) response.end(bytes);
    else response.setHeader('content-type', 'text/html').end('<script src="/fill.js"></script>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
