import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { buildModeratorRoutes } from '../cases/moderator-routes.ts';
import { buildObjectionRoutes } from '../objections/objection-routes.ts';
import { describeFault } from '../log.ts';
import { isConflict } from '../store/retry-conflict.ts';
import { isReady } from '../store/database.ts';
import { buildLedgerReader, buildOpenRoutes } from './open-routes.ts';
import type { IntakeParts } from './parts.ts';
import { answerProblem } from './problem.ts';
import { buildReportRoutes } from './report-routes.ts';

/** The whole intake behind one door. Every answer passes here: its headers, its line in the log, its count. */
export function buildApp(parts: IntakeParts): Hono {
  const app = new Hono();
  const ledger = buildLedgerReader(parts);
  app.use(buildMeasuring(parts));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      // Under no-referrer a browser sends `Origin: null` with our own forms, which is what a foreign one looks like.
      referrerPolicy: 'same-origin',
      // What the extension sends and reads crosses origins on purpose; the routes that allow it say so by CORS.
      crossOriginResourcePolicy: 'same-origin',
    }),
  );
  app.route('/', buildReportRoutes(parts));
  app.route('/', buildOpenRoutes(parts, ledger));
  app.route('/', buildObjectionRoutes(parts, ledger));
  app.route('/', buildModeratorRoutes(parts));
  app.notFound((context) => answerProblem(context, 'not-found'));
  app.onError(async (fault, context) => {
    const isDown = isConflict(fault) || !(await isReady(parts.db));
    parts.log(isDown ? 'database-away' : 'failed', describeFault(fault));
    return answerProblem(context, isDown ? 'not-available' : 'failed');
  });
  return app;
}

// The route's pattern, never the address: that may hold an id, and would make endless series of numbers.
function buildMeasuring({ log, metrics }: IntakeParts) {
  return async (context: Parameters<typeof routePath>[0], next: () => Promise<void>) => {
    const startedAt = performance.now();
    await next();
    const ms = performance.now() - startedAt;
    const { status } = context.res;
    const route = status === 404 ? 'none' : `${context.req.method} ${routePath(context, -1)}`;
    metrics.countRequest(route, status, ms / 1000);
    log('answered', { route, status, ms: Math.round(ms * 10) / 10 });
  };
}
