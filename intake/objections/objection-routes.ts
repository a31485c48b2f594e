import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { cleanLine, cleanWords } from '#lib/report/clean-text.ts';
import { reportLimits } from '#lib/report/report-limits.ts';
import { buildReader } from '../cases/page-frame.ts';
import { buildLedgerPage } from '../cases/queue-page.ts';
import { checkProof } from '../http/challenge.ts';
import { hashSender, type IntakeParts } from '../http/parts.ts';
import { answerProblem, listFaults } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import { intakeLimits } from '../limits.ts';
import { isWithinLimit } from '../store/accept-report.ts';
import type { Ledger } from '../store/ledger.ts';
import { keepObjection } from '../store/objection-store.ts';
import { buildObjectionPage } from './objection-page.ts';

const script = readFileSync(new URL('objection.js', import.meta.url), 'utf8');

const line = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .transform((text) => cleanLine(text, maxChars))
    .pipe(z.string().min(1));

/** The body of `POST /v1/objections`. */
export const objectionSchema = z.strictObject({
  about: line(intakeLimits.aboutChars),
  statement: z
    .string()
    .max(intakeLimits.statementChars)
    .transform((text) => cleanWords(text, intakeLimits.statementChars))
    .pipe(z.string().min(1)),
  contact: z.email().max(intakeLimits.contactChars).nullable(),
  proof: z.string().min(1).max(reportLimits.proofChars),
});

/** The answer to an objection that is kept. */
export const keptObjectionSchema = z.strictObject({ id: z.string() });

/** What sellers and everybody see: the form to object, and the ledger. */
export function buildObjectionRoutes(parts: IntakeParts, ledger: () => Promise<Ledger>): Hono {
  const routes = new Hono();
  routes.get('/', (context) => context.redirect('/ledger', 302));
  routes.get('/ledger', async (context) =>
    context.html(buildLedgerPage(buildReader(context, null), await ledger())),
  );
  routes.get('/objections', (context) =>
    context.html(
      buildObjectionPage(buildReader(context, null), {
        about: (context.req.query('about') ?? '').slice(0, intakeLimits.aboutChars),
        contact: parts.settings.contact,
      }),
    ),
  );
  routes.get('/objection.js', (context) => {
    context.header('Content-Type', 'text/javascript; charset=utf-8');
    return context.body(script);
  });
  routes.post('/v1/objections', (context) => takeObjection(context, parts));
  return routes;
}

async function takeObjection(context: Context, parts: IntakeParts): Promise<Response> {
  const { db, clock, metrics, proofKey } = parts;
  const body = await readJson(context.req.raw, intakeLimits.formBytes);
  if (!body.ok) return answerProblem(context, body.error);
  const parsed = objectionSchema.safeParse(body.value);
  if (!parsed.success) return answerProblem(context, 'not-valid', listFaults(parsed.error));
  const proof = checkProof(parsed.data.proof, proofKey, clock());
  if (!proof.ok) return answerProblem(context, proof.error);
  if (!(await isWithinLimit(db, await hashSender(context, parts), clock()))) {
    metrics.countObjection('too-many');
    return answerProblem(context, 'too-many');
  }
  const id = await keepObjection(db, { ...parsed.data, proof: proof.value }, clock());
  metrics.countObjection(id === null ? 'proof-used' : 'accepted');
  return id === null ? answerProblem(context, 'proof-used') : context.json({ id }, 201);
}
