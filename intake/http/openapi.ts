import * as z from 'zod';
import { challengeSchema } from '#lib/report/proof-of-work.ts';
import { reportEnvelopeSchema } from '#lib/report/wire-report.ts';
import { keptObjectionSchema, objectionSchema } from '../objections/objection-routes.ts';
import { ledgerSchema } from '../store/ledger.ts';
import { outcomePageSchema } from '../store/outcome-store.ts';
import { problemSchema } from './problem.ts';
import { acceptedSchema } from './report-routes.ts';

type Operation = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1. Its schemas are JSON Schema, which zod makes of the very schemas that check each request. */
export function buildOpenapi(): Operation {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chợ Lành intake',
      version: '1',
      description: 'Takes shoppers’ reports. A person decides; nothing is listed by count alone.',
    },
    paths: {
      '/v1/challenge': {
        get: operation('A challenge to be solved before a report is sent', {
          200: answer('A fresh challenge, good for 15 minutes', challengeSchema),
        }),
      },
      '/v1/reports': {
        post: {
          ...operation('Sends a report; sending it again is the same report', {
            201: answer('Kept', acceptedSchema),
            200: answer('It had come before and is kept', acceptedSchema),
            ...problemAnswers([400, 409, 413, 415, 422, 429, 503]),
          }),
          requestBody: { required: true, content: content(reportEnvelopeSchema, 'input') },
        },
      },
      '/v1/objections': {
        post: {
          ...operation('A seller objects or answers; a person reads it', {
            201: answer('Kept', keptObjectionSchema),
            ...problemAnswers([400, 409, 413, 415, 422, 429, 503]),
          }),
          requestBody: { required: true, content: content(objectionSchema, 'input') },
        },
      },
      '/v1/outcomes': {
        get: {
          ...operation('What was decided, for those who make a feed of it', {
            200: answer('Decisions, oldest first', outcomePageSchema),
            ...problemAnswers([401, 503]),
          }),
          security: [{ token: [] }],
          parameters: [
            {
              name: 'after',
              in: 'query',
              description: 'The last seq that is known; 0 for all.',
              schema: { type: 'integer', minimum: 0, default: 0 },
            },
          ],
        },
      },
      '/v1/ledger': {
        get: operation('How well this intake decides', {
          200: answer('Counts, reversals, median days', ledgerSchema),
        }),
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(summary: string, responses: Operation): Operation {
  return { summary, responses };
}

function answer(description: string, schema: z.ZodType): Operation {
  return { description, content: content(schema, 'output') };
}

function content(schema: z.ZodType, io: 'input' | 'output'): Operation {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io, unrepresentable: 'any' }) } };
}

function problemAnswers(statuses: readonly number[]): Operation {
  const schema = z.toJSONSchema(problemSchema);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'What is wrong', content: { 'application/problem+json': { schema } } },
    ]),
  );
}
