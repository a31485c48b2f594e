import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installChromium, installFirefox } from './browsers.ts';
import {
  addCounts,
  type Count,
  countVitestReport,
  nothing,
  oneFailed,
  onePassed,
  splitFailedFiles,
  summaryLine,
} from './count-results.ts';
import { installPostgres } from './postgres.ts';
import { buildBrowsers, buildModes } from '../release/build.ts';
import { readBuild } from '../release/fresh-build.ts';
import { projectRoot } from './project-root.ts';
import { runCommand } from './run-command.ts';

type Step = {
  readonly name: string;
  readonly timeoutMs: number;
  readonly run: (timeoutMs: number) => Promise<Count>;
};

const bin = join(projectRoot, 'node_modules', '.bin');
const reports = join(projectRoot, 'test', '.out', 'reports');
const minute = 60_000;

/** One command that either holds or does not. */
function tool(name: string, command: string, args: readonly string[]): Step {
  return {
    name,
    timeoutMs: 2 * minute,
    async run(timeoutMs) {
      const done = await runCommand(join(bin, command), args, { cwd: projectRoot, timeoutMs });
      if (done.code === 0) return onePassed;
      process.stdout.write(`${done.output}\n`);
      return oneFailed(done.timedOut ? `${name}: out of time` : `${name}: exit code ${done.code}`);
    },
  };
}

/** The tests of some vitest projects, or of one folder of them. The limit is there against hangs, not against slow machines. */
function tests(name: string, args: readonly string[], timeoutMs: number): Step {
  return {
    name,
    timeoutMs,
    run: async (limitMs) => (await runVitest(name, args, limitMs)).count,
  };
}

/** Of so many files chance fails at most. */
const mostAgain = 2;

/**
 * Tests that drive a browser. A file that fails is run once more by itself, and what fails twice has failed: a browser on
 * a busy machine now and then drops a connection or a navigation (decision 0007). What needed the second run is named.
 */
function browserTests(name: string, args: readonly string[], timeoutMs: number): Step {
  return {
    name,
    timeoutMs,
    async run(limitMs) {
      const { count, report, timedOut } = await runVitest(name, args, limitMs);
      const split = timedOut ? null : splitFailedFiles(report, mostAgain);
      if (split === null) return count;
      process.stdout.write(`== ${name}: once more, by itself: ${split.failedFiles.join(', ')}\n`);
      const again = ['--project', 'e2e', ...split.failedFiles];
      const second = await runVitest(`${name} once more`, again, limitMs);
      return addCounts([split.rest, second.count]);
    },
  };
}

async function runVitest(name: string, args: readonly string[], timeoutMs: number) {
  const file = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const { output, code, timedOut } = await runCommand(
    join(bin, 'vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: projectRoot, timeoutMs, env: { ...process.env, NO_COLOR: '1' } },
  );
  const report = readReport(file);
  const counted = countVitestReport(report, code);
  if (counted.failed > 0) process.stdout.write(`${output}\n`);
  const count = timedOut ? addCounts([counted, oneFailed(`${name}: out of time`)]) : counted;
  return { count, report, timedOut };
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** The budgets that hang on no machine's speed: sizes, memory, counts, wide ratios (decision 0019). */
const shortBench: Step = {
  name: 'short bench',
  timeoutMs: 3 * minute,
  async run(timeoutMs) {
    const args = [join(projectRoot, 'bench', 'run.ts'), '--short'];
    const done = await runCommand(process.execPath, args, { cwd: projectRoot, timeoutMs });
    const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(done.output) ?? [];
    if (done.code === 0 && Number(passed) > 0) return { ...nothing, passed: Number(passed) };
    process.stdout.write(`${done.output}\n`);
    const fault = done.timedOut ? 'out of time' : `${failed ?? 'no count of'} budgets missed`;
    return oneFailed(`short bench: ${fault}`);
  },
};

function program(name: string, install: () => Promise<string>): Step {
  return {
    name,
    timeoutMs: 5 * minute,
    async run() {
      try {
        process.stdout.write(`  ${await install()}\n`);
        return onePassed;
      } catch (fault) {
        return oneFailed(fault instanceof Error ? fault.message : String(fault));
      }
    },
  };
}

/** What the tests of both browsers load. Made one after the other: two builds at once would write the same files. */
const builds: Step = {
  name: 'end to end: builds',
  timeoutMs: 5 * minute,
  async run() {
    for (const browser of buildBrowsers) {
      for (const mode of buildModes) await readBuild(browser, mode);
    }
    return onePassed;
  },
};

/** Steps that wait for each other. */
type Lane = readonly Step[];
/** So many lanes go side by side; the next begins where one has ended. */
type Round = { readonly atOnce: number; readonly lanes: readonly Lane[] };

/** One part of the files of a folder; parts hold different files and have browsers of their own. */
function browserParts(browser: string): readonly Lane[] {
  return [1, 2, 3].map((part) => [
    browserTests(
      `end to end in ${browser} part ${part} of 3`,
      ['--project', 'e2e', `test/e2e/${browser.toLowerCase()}`, `--shard=${part}/3`],
      15 * minute,
    ),
  ]);
}

/**
 * Round after round; the lanes of a round side by side, as each leaves time on the second processor: a download, a
 * database that writes, a browser whose page waits. Browsers wait most, so that four lanes keep two processors at work.
 */
const rounds: readonly Round[] = [
  {
    atOnce: 2,
    lanes: [
      [
        tool('type check', 'tsc', ['--noEmit']),
        tool('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
        tool('format check', 'oxfmt', ['--check']),
        tests('unit', ['--project', 'unit'], 12 * minute),
        tests('sites and corpus', ['--project', 'sites'], 6 * minute),
        shortBench,
      ],
      [
        program('PostgreSQL is there', installPostgres),
        program('Chromium is there', installChromium),
        program('Firefox is there', installFirefox),
        builds,
      ],
    ],
  },
  {
    atOnce: 4,
    lanes: [
      // The longest first: nobody waits for it in the end.
      ...browserParts('Chromium'),
      ...browserParts('Firefox'),
      [tests('intake', ['--project', 'intake'], 10 * minute)],
      [tests('house', ['--project', 'house'], 6 * minute)],
    ],
  },
];

async function runStep(step: Step): Promise<Count> {
  const startedAtMs = performance.now();
  let count: Count;
  try {
    count = await step.run(step.timeoutMs);
  } catch (fault) {
    count = oneFailed(`${step.name}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  process.stdout.write(`== ${step.name}\n   ${summaryLine(count)} (${seconds} s)\n`);
  return count;
}

async function runLane(lane: Lane): Promise<Count> {
  const counts: Count[] = [];
  for (const step of lane) counts.push(await runStep(step));
  return addCounts(counts);
}

async function runRound({ atOnce, lanes }: Round): Promise<Count> {
  const counts: Count[] = [];
  const waiting = [...lanes];
  async function runWaiting(): Promise<void> {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) counts.push(await runLane(lane));
  }
  await Promise.all(Array.from({ length: atOnce }, runWaiting));
  return addCounts(counts);
}

/** `npm test -- unit house` runs only the steps whose names contain one of the words. */
async function main(words: readonly string[]): Promise<void> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const isChosen = ({ name }: Step): boolean =>
    words.length === 0 || words.some((word) => name.includes(word));
  const counts: Count[] = [];
  for (const { atOnce, lanes } of rounds) {
    const chosen = lanes.map((lane) => lane.filter(isChosen)).filter(({ length }) => length > 0);
    if (chosen.length > 0) counts.push(await runRound({ atOnce, lanes: chosen }));
  }
  const total = counts.length > 0 ? addCounts(counts) : oneFailed('no step has such a name');
  if (total.failures.length > 0) {
    process.stdout.write(`\nFailed:\n${total.failures.map((f) => `  ${f}`).join('\n')}\n`);
  }
  process.stdout.write(`\n${summaryLine(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
