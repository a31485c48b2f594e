import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';

/** What can be wrong with a request, and what the answer says of it. */
const problems = {
  'not-json': [400, 'The body is no JSON.'],
  'not-valid': [422, 'The body is not what openapi.json describes.'],
  'evidence-hash-wrong': [422, 'evidenceSha256 is not the hash of evidence.'],
  'time-wrong': [422, 'observedAtMs lies in the future.'],
  'picture-unreadable': [422, 'The screenshot is no picture of the kind it says, or too large.'],
  'proof-missing': [400, 'The proof of work is no solved challenge.'],
  'proof-wrong': [400, 'The proof of work does not solve a challenge of this intake.'],
  'proof-expired': [400, 'The challenge has expired: ask for a new one.'],
  'proof-used': [409, 'The proof of work was used before: ask for a new challenge.'],
  'id-taken': [409, 'Another report has this id.'],
  'too-many': [429, 'This address has sent as much as is taken in ten minutes.'],
  'too-large': [413, 'The body is larger than is taken.'],
  'wrong-type': [415, 'The content type is not taken here.'],
  'not-found': [404, 'There is nothing at this address.'],
  'not-allowed': [401, 'A token is needed, and this is none that is valid.'],
  'not-available': [503, 'The database does not answer. Nothing was kept: send again later.'],
  failed: [500, 'The intake made a mistake. Nothing was kept.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems);

/** One fault inside a body: where, and what. */
export type ProblemFault = { readonly at: string; readonly says: string };

/** RFC 9457. `type` is a URN: there is no page behind it that could be missing. */
export const problemSchema = z.strictObject({
  type: z.string().describe('urn:cho-lanh:problem:<code>'),
  title: z.string().describe('One sentence for a person.'),
  status: z.int(),
  code: z.string().describe(`One of: ${problemCodes.join(', ')}.`),
  faults: z
    .array(z.strictObject({ at: z.string(), says: z.string() }))
    .describe('Where in the body it is wrong, at most ten places.')
    .optional(),
});

/** The answer that says what is wrong, and nothing of how the intake works inside. */
export function answerProblem(
  context: Context,
  code: ProblemCode,
  faults?: readonly ProblemFault[],
): Response {
  const [status, title] = problems[code];
  const body = { type: `urn:cho-lanh:problem:${code}`, title, status, code };
  if (code === 'too-many' || code === 'not-available') context.header('Retry-After', '600');
  context.header('Content-Type', 'application/problem+json; charset=utf-8');
  return context.body(JSON.stringify(faults ? { ...body, faults } : body), status);
}

/** The faults of a body, at most ten. Nothing of what was sent is repeated save the names of its fields. */
export function listFaults(error: z.ZodError): readonly ProblemFault[] {
  return error.issues.slice(0, 10).map((issue) => ({
    at: `/${issue.path.map(String).join('/')}`.slice(0, 200),
    says: issue.message.slice(0, 200),
  }));
}
