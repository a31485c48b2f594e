import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../tools/setup/project-root.ts';
import { runCommand } from '../tools/setup/run-command.ts';
import { type Group, writeCount } from './group.ts';
import { buildFigure } from './measure.ts';
import { buildMadeUpHosts } from './sample-hosts.ts';
import { sampleHead } from './sample-list.ts';

/** The maintainer's commands on a feed of bulk lists, each command in a process of its own. */
export const toolsGroup: Group = {
  name: 'tools',
  inShortForm: false,
  async *measure(form) {
    for (const size of [100_000, 1_000_000]) {
      form.tell(`compiling ${size} entries, three times`);
      const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-bench-'));
      try {
        await runFeedCommand(folder, 'init');
        writeLists(folder, size);
        const runs: Ran[] = [];
        // A command that a person waits for starts cold every time: nothing is warmed up.
        for (let run = 0; run < 3; run++) runs.push(await runFeedCommand(folder, 'compile'));
        const of = { group: 'tools', at: writeCount(size, 'entries'), size, peer: null };
        const seconds = buildFigure(runs.map((ran) => ran.seconds));
        const megabytes = buildFigure(runs.map((ran) => ran.megabytes));
        yield { ...of, what: 'compile', unit: 's', ours: seconds };
        yield { ...of, what: 'memory of compile', unit: 'MB', ours: megabytes };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  },
};

type Ran = { readonly seconds: number; readonly megabytes: number };

async function runFeedCommand(folder: string, verb: string): Promise<Ran> {
  const places = ['feed', 'keys', 'build', 'published'].flatMap((name) => [
    `--${name}`,
    join(folder, name),
  ]);
  const startedAt = performance.now();
  const done = await runCommand(
    process.execPath,
    [
      '--import',
      join(projectRoot, 'bench', 'tell-memory.mjs'),
      join(projectRoot, 'tools', 'feed', 'feed.ts'),
      verb,
      ...places,
    ],
    { cwd: projectRoot, timeoutMs: 300_000 },
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const kilobytes = Number(/maxRSS (\d+)/.exec(done.output)?.[1]);
  if (done.code !== 0 || !kilobytes) throw new Error(`feed ${verb}: ${done.output.slice(-2000)}`);
  return { seconds, megabytes: kilobytes / 1000 };
}

/** A list holds half a million entries at most, so a million are two lists. */
const mostOfList = 500_000;

function writeLists(folder: string, size: number): void {
  const lists = join(folder, 'feed', 'lists');
  mkdirSync(lists, { recursive: true });
  const hosts = buildMadeUpHosts(size);
  const { curatorId, title, demo, defaults } = {
    ...sampleHead,
    curatorId: readPublisher(folder),
    demo: false,
  };
  for (let from = 0; from < size; from += mostOfList) {
    const id = `bench-${from / mostOfList + 1}`;
    const head = { id, curatorId, title, demo, entries: `${id}.txt`, defaults };
    writeFileSync(join(lists, `${id}.json`), JSON.stringify(head));
    const lines = hosts.slice(from, from + mostOfList).map((host) => `host ${host}\n`);
    writeFileSync(join(lists, `${id}.txt`), lines.toSorted().join(''));
  }
}

function readPublisher(folder: string): string {
  const feed: unknown = JSON.parse(readFileSync(join(folder, 'feed', 'feed.json'), 'utf8'));
  return String(Object(Object(feed).publisher).id);
}
