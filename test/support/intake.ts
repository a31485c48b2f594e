import { challengeSchema, solveChallenge } from '#lib/report/proof-of-work.ts';
import type { WireReport } from '#lib/report/wire-report.ts';
import type { LogFields } from '../../intake/log.ts';
import { type RunningIntake, type ServerSeams, startIntake } from '../../intake/server.ts';
import type { DatabasePlace } from '../../intake/store/database.ts';

export type TestIntake = {
  readonly url: string;
  readonly running: RunningIntake;
  readonly log: readonly ({ readonly event: string } & LogFields)[];
  /** The intake's clock can be moved. */
  readonly time: { nowMs: number };
};

/** A real intake on a free port of loopback. Every request may come from an address of its own: one proxy is trusted. */
export async function startTestIntake(
  place: DatabasePlace = { kind: 'memory' },
  seams: Partial<ServerSeams> = {},
): Promise<TestIntake> {
  const log: ({ readonly event: string } & LogFields)[] = [];
  const time = { nowMs: 1_795_000_100_000 };
  const settings = {
    port: 0,
    host: '127.0.0.1',
    place,
    trustedProxies: 1,
    proofNumbers: 20,
    contact: 'lienhe@cholanh.example',
    origin: null,
  };
  const running = await startIntake(settings, {
    log: (event, fields = {}) => void log.push({ event, ...fields }),
    clock: () => time.nowMs,
    ...seams,
  });
  return { url: `http://127.0.0.1:${running.port}`, running, log, time };
}

/** A solved challenge of the intake. */
export async function askProof(url: string): Promise<string> {
  const challenge = challengeSchema.parse(await (await fetch(`${url}/v1/challenge`)).json());
  const proof = await solveChallenge(challenge, () => Promise.resolve());
  if (proof === null) throw new Error('the challenge has no solution');
  return proof;
}

let addresses = 0;

/** Headers of a sender that nobody was before. */
export function fromNewAddress(): Record<string, string> {
  addresses += 1;
  return {
    'x-forwarded-for': `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`,
  };
}

export function postJson(
  url: string,
  body: unknown,
  headers = fromNewAddress(),
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Sends a report with a proof of its own. */
export async function sendReport(url: string, report: WireReport): Promise<Response> {
  return postJson(`${url}/v1/reports`, { report, proof: await askProof(url) });
}

/** A problem answer: its status, its code, and its text to look for what must not be in it. */
export async function readProblem(answer: Response) {
  const text = await answer.text();
  const body: { readonly code?: string; readonly status?: number; readonly faults?: unknown } =
    JSON.parse(text);
  const type = answer.headers.get('content-type') ?? '';
  return {
    status: answer.status,
    code: body.code,
    said: body.status,
    faults: body.faults,
    text,
    type,
  };
}
