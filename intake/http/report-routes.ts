import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import * as z from 'zod';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import { reportLimits } from '#lib/report/report-limits.ts';
import { reportEnvelopeSchema, reportIdSchema, type WireReport } from '#lib/report/wire-report.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { intakeLimits } from '../limits.ts';
import { acceptReport, isSpent } from '../store/accept-report.ts';
import { sha256 } from '../store/secrets.ts';
import { buildChallenge, checkProof, type SolvedProof } from './challenge.ts';
import { hashSender, type IntakeParts } from './parts.ts';
import { answerProblem, listFaults, type ProblemCode, type ProblemFault } from './problem.ts';
import { readJson } from './read-body.ts';
import { readPicture } from './read-picture.ts';

/** The answer to a report that is kept: 201 the first time, 200 when it came before. */
export const acceptedSchema = z.strictObject({
  id: reportIdSchema,
  status: z.enum(['accepted', 'known']).describe('known: the same report had come before.'),
});

/** Where the extension asks for a challenge and sends a report. Any origin may: there is no cookie to misuse. */
export function buildReportRoutes(parts: IntakeParts): Hono {
  const routes = new Hono();
  const open = cors({
    origin: '*',
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type'],
    // A browser hides it from the extension otherwise: then every sender comes back when it likes, also to a flood.
    exposeHeaders: ['Retry-After'],
  });
  routes.use('/v1/challenge', open);
  routes.use('/v1/reports', open);
  routes.get('/v1/challenge', (context) => {
    const { proofKey, settings, clock } = parts;
    context.header('Cache-Control', 'no-store');
    return context.json(buildChallenge(proofKey, settings.proofNumbers, clock()));
  });
  routes.post('/v1/reports', async (context) => {
    const read = await readReport(context, parts);
    if (!read.ok) {
      parts.metrics.countReport(read.error);
      return answerProblem(context, read.error, read.faults);
    }
    return keepReport(context, parts, read.value);
  });
  return routes;
}

type Sent = { readonly report: WireReport; readonly proof: SolvedProof };

async function readReport(
  context: Context,
  { proofKey, clock }: IntakeParts,
): Promise<Result<Sent, ProblemCode> & { readonly faults?: readonly ProblemFault[] }> {
  const body = await readJson(context.req.raw, reportLimits.bodyBytes);
  if (!body.ok) return body;
  const parsed = reportEnvelopeSchema.safeParse(body.value);
  if (!parsed.success) return { ...fail('not-valid'), faults: listFaults(parsed.error) };
  const { report } = parsed.data;
  const proof = checkProof(parsed.data.proof, proofKey, clock());
  if (!proof.ok) return proof;
  const { evidence, evidenceSha256 } = report;
  if (evidence.observedAtMs > clock() + intakeLimits.clockSkewMs) return fail('time-wrong');
  // Node's own hash: WebCrypto would hand half a kilobyte to another thread, which costs twice the rest of the check.
  if (sha256(canonicalise(evidence)) !== evidenceSha256) return fail('evidence-hash-wrong');
  return ok({ report, proof: proof.value });
}

async function keepReport(
  context: Context,
  parts: IntakeParts,
  { report, proof }: Sent,
): Promise<Response> {
  const webp = await readWebp(parts, report, proof);
  const acceptance = webp.ok
    ? await acceptReport(parts.db, {
        report,
        webp: webp.value,
        proof,
        addressHash: await hashSender(context, parts),
        nowMs: parts.clock(),
      })
    : webp.error;
  parts.metrics.countReport(acceptance);
  if (acceptance !== 'accepted' && acceptance !== 'known') {
    return answerProblem(context, acceptance);
  }
  const status = acceptance === 'accepted' ? 201 : 200;
  return context.json({ id: report.id, status: acceptance }, status);
}

// A picture is only decoded for a proof that is still good: else one proof would buy any amount of decoding. A proof
// that was used may belong to the same report sent again, which is for the transaction to say.
async function readWebp(
  { db }: IntakeParts,
  { screenshot }: WireReport,
  { challenge }: SolvedProof,
): Promise<Result<Uint8Array | null, 'picture-unreadable'>> {
  if (screenshot === null || (await isSpent(db, challenge))) return ok(null);
  const webp = await readPicture(screenshot);
  return webp ? ok(webp) : fail('picture-unreadable');
}
