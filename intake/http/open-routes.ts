import { Hono } from 'hono';
import { cors } from 'hono/cors';
import * as z from 'zod';
import { isReady } from '../store/database.ts';
import { countCases } from '../store/case-store.ts';
import { type Ledger, readLedger } from '../store/ledger.ts';
import { findModerator } from '../store/moderators.ts';
import { readOutcomes } from '../store/outcome-store.ts';
import { buildOpenapi } from './openapi.ts';
import type { IntakeParts } from './parts.ts';
import { answerProblem } from './problem.ts';

const ledgerAgeMs = 60_000;

/** The ledger, computed at most once a minute: it reads the whole audit log. */
export function buildLedgerReader({ db, clock }: IntakeParts): () => Promise<Ledger> {
  let kept: { readonly atMs: number; readonly ledger: Promise<Ledger> } | null = null;
  return () => {
    if (kept === null || clock() - kept.atMs >= ledgerAgeMs) {
      const ledger = readLedger(db);
      kept = { atMs: clock(), ledger };
      // A database that was away for a moment must not be away for a minute.
      ledger.catch(() => (kept = null));
    }
    return kept.ledger;
  };
}

/** What machines read: health, metrics, the description of the interface, the ledger, decisions for a feed. */
export function buildOpenRoutes(parts: IntakeParts, ledger: () => Promise<Ledger>): Hono {
  const routes = new Hono();
  const openapi = buildOpenapi();
  routes.get('/healthz', async (context) =>
    (await isReady(parts.db))
      ? context.json({ status: 'ready' })
      : answerProblem(context, 'not-available'),
  );
  routes.get('/metrics', async (context) => {
    const { metrics, db } = parts;
    context.header('Content-Type', metrics.contentType);
    return context.body(await metrics.print(await countCases(db)));
  });
  routes.use('/openapi.json', cors({ origin: '*' }));
  routes.use('/v1/ledger', cors({ origin: '*' }));
  routes.get('/openapi.json', (context) => context.json(openapi));
  routes.get('/v1/ledger', async (context) => context.json(await ledger()));
  routes.get('/v1/outcomes', async (context) => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (!token || !(await findModerator(parts.db, token))) {
      context.header('WWW-Authenticate', 'Bearer');
      return answerProblem(context, 'not-allowed');
    }
    const after = z.coerce
      .number()
      .int()
      .min(0)
      .safeParse(context.req.query('after') ?? 0);
    if (!after.success) {
      return answerProblem(context, 'not-valid', [{ at: '?after', says: 'is no whole number' }]);
    }
    context.header('Cache-Control', 'no-store');
    return context.json(await readOutcomes(parts.db, after.data));
  });
  return routes;
}
