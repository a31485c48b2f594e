import * as z from 'zod';
import type { DeliveryFault, KeptReport } from '#lib/domain/kept-report.ts';
import { buildWireReport } from './build-wire-report.ts';
import type { AskIntake, IntakeAnswer } from '#lib/browser/intake-network.ts';
import type { Deliver } from './outbox-sending.ts';
import type { Delivered } from './outbox-steps.ts';
import { challengeSchema, solveChallenge } from './proof-of-work.ts';

export type DeliverParts = {
  readonly ask: AskIntake;
  readonly clock: () => number;
  /** Lets the worker answer others while a proof is searched. */
  readonly pause: () => Promise<void>;
};

type Refused = Extract<Delivered, { accepted: false }>;

/**
 * Sends one report to an intake: asks for a challenge, solves it, sends the report with the proof. The same report sent
 * twice is one report there, by its id. Never throws for what the network or the intake does; an answer that is not an
 * intake's counts as the intake being broken, never as the report having arrived.
 */
export function buildDeliver(parts: DeliverParts): Deliver {
  async function ask(path: string, to: string, body: string | null): Promise<IntakeAnswer | null> {
    try {
      return await parts.ask(new URL(path, to).href, body);
    } catch {
      return null;
    }
  }

  async function prove(to: string): Promise<string | Refused> {
    const answer = await ask('v1/challenge', to, null);
    if (answer === null) return failed('unreachable');
    if (answer.status !== 200) return readRefusal(answer, parts.clock());
    const challenge = challengeSchema.safeParse(readJson(answer.body));
    const proof = challenge.success ? await solveChallenge(challenge.data, parts.pause) : null;
    return proof ?? failed('broken', 'its challenge cannot be solved');
  }

  return async (kept: KeptReport, to: string): Promise<Delivered> => {
    const report = await buildWireReport(kept.draft, kept.details).catch(() => null);
    if (report === null) return failed('refused', 'this report has a form that no intake takes');
    const proof = await prove(to);
    if (typeof proof !== 'string') return proof;
    const answer = await ask('v1/reports', to, JSON.stringify({ report, proof }));
    if (answer === null) return failed('unreachable');
    const isTaken = answer.status === 200 || answer.status === 201 || answer.status === 202;
    const said = acceptedSchema.safeParse(readJson(answer.body));
    if (isTaken && said.success && said.data.id === report.id) return { accepted: true };
    return isTaken
      ? failed('broken', 'its answer is no intake’s')
      : readRefusal(answer, parts.clock());
  };
}

/** A page that says "200 OK" is no receipt: the intake names the report it took. */
const acceptedSchema = z.object({ id: z.string() });
const problemSchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
});

/** What is wrong with the report itself, whenever it is sent. All other faults may pass. */
const finalStatuses: readonly number[] = [400, 413, 415, 422];

function readRefusal(answer: IntakeAnswer, nowMs: number): Refused {
  const problem = problemSchema.safeParse(readJson(answer.body));
  const { title = '', detail = '', type = '' } = problem.success ? problem.data : {};
  const said = [title, detail].filter(Boolean).join(': ') || null;
  const retryAfterMs = readRetryAfterMs(answer.retryAfter, nowMs);
  const isProof = type.includes('proof') || type.includes('challenge');
  if (finalStatuses.includes(answer.status) && !isProof) return failed('refused', said);
  const fault = answer.status === 429 || answer.status === 503 ? 'busy' : 'broken';
  return { ...failed(fault, said ?? `HTTP ${answer.status}`), retryAfterMs };
}

/** RFC 9110, 10.2.3: seconds, or a date. Null for anything else. */
function readRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const atMs = header.endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

function failed(fault: DeliveryFault, detail: string | null = null): Refused {
  return { accepted: false, fault, detail: detail?.slice(0, 300) ?? null, retryAfterMs: null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
