import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { challengeSchema, solveChallenge } from '#lib/report/proof-of-work.ts';
import { digestEvidence, type WireEvidence } from '#lib/report/wire-report.ts';
import { type DatabasePlace, openDatabase, readValue } from '../intake/store/database.ts';
import { startPostgres } from '../tools/setup/start-postgres.ts';

/**
 * Accepted reports a second at one intake, and how long a sender waits at half the target rate, over loopback:
 * `node bench/intake.ts [--json] [seconds]`. Load, intake and database share this machine's cores. Every report has a
 * proof, a subject and a sender of its own; at the end the rows are counted: an answered report that is not there is a loss.
 */
const targets = { acceptedPerSecond: 500, halfRateP99Ms: 100 };
const halfRate = targets.acceptedPerSecond / 2;
const senders = 32;
const reportsPerAddress = 20;
const warmUp = 300;

type Prepared = { readonly body: string; readonly address: string };
type Row = {
  readonly database: string;
  readonly acceptedPerSecond: number;
  readonly fullLoadP99Ms: number;
  readonly halfRateP50Ms: number;
  readonly halfRateP99Ms: number;
  /** Processor time of the intake's process for one report at full load; what a busy machine does not change. Linux only. */
  readonly intakeCpuMs: number | null;
  readonly answered: number;
  readonly kept: number;
  readonly met: boolean;
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

async function buildReport(at: number, nowMs: number): Promise<object> {
  const evidence: WireEvidence = {
    observedAtMs: nowMs,
    subject: { kind: 'listing', identifiers: [`listing:shopee:vn:${at >> 2}`, 'shop:shopee:vn:1'] },
    url: `https://shopee.vn/san-pham-i.1.${at >> 2}`,
    title: 'Viên uống thảo mộc bổ gan, hộp 60 viên, hàng chính hãng',
    seller: 'Gian hàng thử tải',
    price: { amount: '289000', currency: 'VND' },
    findings: [{ kind: 'claim', code: 'cure-claim', quote: 'khỏi hoàn toàn sau bảy ngày' }],
    versions: { extension: '0.1.0', feed: 12, siteRule: 'shopee@4' },
  };
  return {
    schemaVersion: 1,
    id: at.toString(16).padStart(32, '0'),
    locale: 'vi',
    evidence,
    evidenceSha256: await digestEvidence(evidence),
    reason: 'unlawful-health-ad',
    words: 'Người bán nói uống là khỏi.',
    screenshot: null,
  };
}

/** All the sender's own work is done before the clock starts. */
async function prepare(url: string, from: number, count: number): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (let at = from; at < from + count; at += 1) {
    const challenge = challengeSchema.parse(await (await fetch(`${url}/v1/challenge`)).json());
    const proof = await solveChallenge(challenge, () => Promise.resolve());
    const group = Math.floor(at / reportsPerAddress);
    prepared.push({
      body: JSON.stringify({ report: await buildReport(at, Date.now()), proof }),
      address: `10.${group >> 16}.${(group >> 8) & 255}.${group & 255}`,
    });
  }
  return prepared;
}

/** Milliseconds to the whole answer. @throws for any answer but 201 */
function send(url: string, { body, address }: Prepared): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-for': address,
    };
    const sent = request(`${url}/v1/reports`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 201) resolve(performance.now() - startedAt);
        else reject(new Error(`the intake answered ${answer.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** As many senders as there are, each sending its next report when the last was answered. */
async function sendAll(url: string, all: readonly Prepared[]) {
  const times: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let one = all[next++]; one; one = all[next++]) times.push(await send(url, one));
    }),
  );
  return { times, seconds: (performance.now() - startedAt) / 1000 };
}

/** One report every few milliseconds whether the last was answered or not; waiting counts from when it was due. */
async function sendEvenly(url: string, all: readonly Prepared[]): Promise<readonly number[]> {
  const startedAt = performance.now();
  const times: Promise<number>[] = [];
  for (const [at, one] of all.entries()) {
    const dueAt = startedAt + (at * 1000) / halfRate;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    times.push(send(url, one).then(() => performance.now() - dueAt));
  }
  return Promise.all(times);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function startServer(
  environment: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['intake/intake.ts'], {
    env: {
      ...process.env,
      ...environment,
      PORT: '0',
      INTAKE_PROOF_NUMBERS: '1',
      INTAKE_TRUSTED_PROXIES: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`the intake ended: ${said}`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

/** Processor time a process has used so far, or null where there is no /proc. Linux counts in hundredths of a second. */
function readCpuMs(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

async function measure(database: string, place: DatabasePlace, seconds: number): Promise<Row> {
  const environment: Record<string, string> =
    place.kind === 'server'
      ? { DATABASE_URL: place.url }
      : { DATABASE_URL: '', INTAKE_DATA: place.kind === 'folder' ? place.path : '' };
  const { child, url } = await startServer(environment);
  const fullCount = targets.acceptedPerSecond * seconds;
  const all = await prepare(url, 1, warmUp + fullCount + halfRate * seconds);
  await sendAll(url, all.slice(0, warmUp));
  const cpuBefore = readCpuMs(child.pid);
  const full = await sendAll(url, all.slice(warmUp, warmUp + fullCount));
  const cpuAfter = readCpuMs(child.pid);
  const half = await sendEvenly(url, all.slice(warmUp + fullCount));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  const { db, close } = await openDatabase(place);
  const kept = await readValue(db, sql`select count(*)::integer from reports`, z.number());
  await close();
  const acceptedPerSecond = full.times.length / full.seconds;
  const halfRateP99Ms = percentile(half, 0.99);
  return {
    database,
    acceptedPerSecond,
    fullLoadP99Ms: percentile(full.times, 0.99),
    halfRateP50Ms: percentile(half, 0.5),
    halfRateP99Ms,
    intakeCpuMs:
      cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / fullCount,
    answered: all.length,
    kept,
    met:
      acceptedPerSecond >= targets.acceptedPerSecond &&
      halfRateP99Ms < targets.halfRateP99Ms &&
      kept === all.length,
  };
}

function print(rows: readonly Row[]): void {
  process.stdout.write(
    `load of the machine at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  );
  for (const row of rows) {
    process.stdout.write(
      `${row.database.padEnd(11)} ${row.acceptedPerSecond.toFixed(0)} accepted/s (p99 ${row.fullLoadP99Ms.toFixed(0)} ms, ` +
        `${senders} senders); at ${halfRate}/s p50 ${row.halfRateP50Ms.toFixed(1)} ms, p99 ${row.halfRateP99Ms.toFixed(1)} ms; ` +
        `${row.intakeCpuMs?.toFixed(2) ?? '?'} ms of processor a report; ` +
        `${row.answered} answered, ${row.kept} kept${row.met ? '' : '   MISSED'}\n`,
    );
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const seconds = Math.min(60, Number(argv.find((word) => /^\d+$/.test(word)) ?? 10));
  const folder = mkdtempSync(join(tmpdir(), 'cho-lanh-bench-'));
  const postgres = await startPostgres();
  try {
    const server = { kind: 'server', url: postgres.createDatabase(), connections: 10 } as const;
    const rows = [
      await measure('PostgreSQL', server, seconds),
      await measure('PGlite', { kind: 'folder', path: folder }, seconds),
    ];
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
    else print(rows);
    process.exitCode = rows[0]?.met ? 0 : 1;
  } finally {
    agent.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
