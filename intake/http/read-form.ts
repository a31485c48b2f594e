import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { intakeLimits } from '../limits.ts';
import { sha256 } from '../store/secrets.ts';
import { type BodyFault, readBody } from './read-body.ts';

/** The fields of a form, each once; a field that comes twice counts as its last. */
export type Form = Readonly<Record<string, string>>;

/** Reads a form that one of our own pages sent. `foreign`: another site made the browser send it. */
export async function readForm(context: Context): Promise<Result<Form, BodyFault | 'foreign'>> {
  if (!isOwnPage(context)) return fail('foreign');
  const type = 'application/x-www-form-urlencoded';
  const body = await readBody(context.req.raw, type, intakeLimits.formBytes);
  return body.ok ? ok(Object.fromEntries(new URLSearchParams(body.value))) : body;
}

// Every browser of today says where a form comes from. Without the header it is no browser, and has no cookie to misuse.
function isOwnPage(context: Context): boolean {
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  return URL.parse(origin)?.host === context.req.header('host');
}

/** Compares without telling by its time how much of it was right. */
export function isSameSecret(given: string, kept: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(kept)));
}
