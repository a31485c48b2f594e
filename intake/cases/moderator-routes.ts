import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashSender, type IntakeParts } from '../http/parts.ts';
import { answerProblem } from '../http/problem.ts';
import { isSameSecret, readForm } from '../http/read-form.ts';
import { intakeLimits } from '../limits.ts';
import { isWithinLimit } from '../store/accept-report.ts';
import { checkAudit, listAudit } from '../store/audit.ts';
import { listObjections, listQueue, readCase, readStoredPicture } from '../store/case-store.ts';
import {
  endSession,
  findModerator,
  readSession,
  type Session,
  startSession,
} from '../store/moderators.ts';
import { buildCasePage } from './case-page.ts';
import { caseForms, isCaseForm } from './case-forms.ts';
import { buildReader } from './page-frame.ts';
import {
  buildAuditPage,
  buildLoginPage,
  buildObjectionsPage,
  buildQueuePage,
} from './queue-page.ts';

const cookieName = 'moderator';
const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** The moderators' pages: rendered here, without script, behind a token. */
export function buildModeratorRoutes(parts: IntakeParts): Hono {
  const routes = new Hono();
  routes.get('/style.css', (context) => {
    context.header('Content-Type', 'text/css; charset=utf-8');
    context.header('Cache-Control', 'max-age=3600');
    return context.body(style);
  });
  // Browsers ask for it unasked; a 404 for each page would hide those that mean something.
  routes.get('/favicon.ico', (context) => context.body(null, 204));
  routes.use('/moderate/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  addLogin(routes, parts);
  addPages(routes, parts);
  addForms(routes, parts);
  return routes;
}

function addLogin(routes: Hono, parts: IntakeParts): void {
  const { db, clock } = parts;
  routes.get('/moderate/login', (context) =>
    context.html(buildLoginPage(buildReader(context, null), null)),
  );
  routes.post('/moderate/login', async (context) => {
    const reader = buildReader(context, null);
    const form = await readForm(context);
    if (!form.ok) return refuseForm(context, form.error);
    const sender = `login:${await hashSender(context, parts)}`;
    if (!(await isWithinLimit(db, sender, clock()))) {
      return context.html(buildLoginPage(reader, reader.words.tooMany), 429);
    }
    const moderator = await findModerator(db, form.value['token'] ?? '');
    if (moderator?.role !== 'moderator') {
      return context.html(buildLoginPage(reader, reader.words.tokenWrong), 401);
    }
    setCookie(context, cookieName, await startSession(db, moderator, clock()), {
      path: '/moderate',
      httpOnly: true,
      sameSite: 'Strict',
      secure: !isLoopback(context),
      maxAge: intakeLimits.sessionMs / 1000,
    });
    return context.redirect('/moderate', 303);
  });
  routes.post('/moderate/logout', async (context) => {
    const session = await readOwnSession(context, parts);
    const form = await readForm(context);
    if (!form.ok) return refuseForm(context, form.error);
    if (session && isSameSecret(form.value['csrf'] ?? '', session.csrf)) {
      await endSession(db, getCookie(context, cookieName) ?? '');
      deleteCookie(context, cookieName, { path: '/moderate' });
    }
    return context.redirect('/moderate/login', 303);
  });
}

function addPages(routes: Hono, parts: IntakeParts): void {
  const { db } = parts;
  type Show = (context: Context, session: Session) => Promise<Response>;
  const page = (path: string, show: Show): void => {
    routes.get(path, async (context) => {
      const session = await readOwnSession(context, parts);
      return session ? show(context, session) : context.redirect('/moderate/login', 303);
    });
  };
  page('/moderate', async (context, session) => {
    const reader = buildReader(context, session);
    const rows = await listQueue(db, ['open', 'asked']);
    return context.html(buildQueuePage(reader, reader.words.queue, rows));
  });
  page('/moderate/decided', async (context, session) => {
    const reader = buildReader(context, session);
    const rows = await listQueue(db, ['accepted', 'rejected', 'cleared']);
    return context.html(buildQueuePage(reader, reader.words.decided, rows));
  });
  page('/moderate/objections', async (context, session) => {
    const rows = await listObjections(db);
    return context.html(buildObjectionsPage(buildReader(context, session), session, rows));
  });
  page('/moderate/audit', async (context, session) => {
    const reader = buildReader(context, session);
    return context.html(buildAuditPage(reader, await listAudit(db), await checkAudit(db)));
  });
  page('/moderate/cases/:id', (context, session) => showCase(context, parts, { session }));
  page('/moderate/pictures/:id', async (context) => {
    const webp = await readStoredPicture(db, context.req.param('id') ?? '');
    if (!webp) return answerProblem(context, 'not-found');
    context.header('Content-Type', 'image/webp');
    return context.body(Uint8Array.from(webp));
  });
}

function addForms(routes: Hono, parts: IntakeParts): void {
  routes.post('/moderate/:room/:id/:verb', async (context) => {
    const session = await readOwnSession(context, parts);
    if (!session) return context.redirect('/moderate/login', 303);
    const { room, id, verb } = context.req.param();
    const name = `${room}/${verb}`;
    if (!isCaseForm(name)) return answerProblem(context, 'not-found');
    const form = await readForm(context);
    if (!form.ok) return refuseForm(context, form.error);
    const reader = buildReader(context, session);
    if (!isSameSecret(form.value['csrf'] ?? '', session.csrf)) {
      return context.text(reader.words.formExpired, 403);
    }
    const fault = await caseForms[name]({
      db: parts.db,
      id,
      form: form.value,
      moderator: session.moderator.name,
      nowMs: parts.clock(),
      words: reader.words,
    });
    if (fault !== null && room === 'cases') return showCase(context, parts, { session, fault });
    return context.redirect(
      room === 'cases' ? `/moderate/cases/${id}` : '/moderate/objections',
      303,
    );
  });
}

async function showCase(
  context: Context,
  parts: IntakeParts,
  { session, fault = null }: { readonly session: Session; readonly fault?: string | null },
): Promise<Response> {
  const reader = buildReader(context, session);
  const file = await readCase(parts.db, context.req.param('id') ?? '');
  if (!file) return context.text(reader.words.notFound, 404);
  const origin = parts.settings.origin ?? new URL(context.req.url).origin;
  const page = buildCasePage(reader, { file, session, fault, origin });
  return context.html(page, fault === null ? 200 : 422);
}

async function readOwnSession(context: Context, { db, clock }: IntakeParts) {
  const cookie = getCookie(context, cookieName);
  return cookie === undefined ? null : readSession(db, cookie, clock());
}

function refuseForm(context: Context, code: 'too-large' | 'wrong-type' | 'not-json' | 'foreign') {
  return code === 'foreign'
    ? context.text(buildReader(context, null).words.formExpired, 403)
    : answerProblem(context, code);
}

// On one's own machine there is no TLS, and some browsers drop a Secure cookie there.
function isLoopback(context: Context): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(context.req.header('host') ?? '');
}
