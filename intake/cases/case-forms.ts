import * as z from 'zod';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { isoDate } from '#lib/feed/plain-text-schema.ts';
import { cleanWords } from '#lib/report/clean-text.ts';
import type { Form } from '../http/read-form.ts';
import { intakeLimits } from '../limits.ts';
import type { Database } from '../store/database.ts';
import { closeObjection, decideCase, markAsked, recordAnswer } from '../store/case-store.ts';
import { outcomes } from '../store/tables.ts';
import { fillWords, type Words } from './words.ts';

/** What a moderator sent, and by whom and when. */
export type FormInput = {
  readonly db: Database;
  readonly id: string;
  readonly form: Form;
  readonly moderator: string;
  readonly nowMs: number;
  readonly words: Words;
};

/** Null when it was done, else what to tell the moderator. */
type CaseForm = (input: FormInput) => Promise<string | null>;

const note = z
  .string()
  .transform((text) => cleanWords(text, intakeLimits.noteChars) ?? '')
  .default('');
const decisionSchema = z.object({
  outcome: z.enum(outcomes),
  reason: z.enum(reasonCodes),
  note,
});
const answerSchema = z.object({
  text: note.pipe(z.string().min(1)),
  givenOn: isoDate.length(10),
});

const decide: CaseForm = async ({ db, id, form, moderator, nowMs, words }) => {
  const parsed = decisionSchema.safeParse(form);
  if (!parsed.success) return listWrong(parsed.error, words);
  const done = await decideCase(db, { caseId: id, moderator, ...parsed.data }, nowMs);
  if (done === 'decided') return null;
  return done === 'same' ? words.same : words.notFound;
};

const ask: CaseForm = async ({ db, id, moderator, nowMs }) => {
  await markAsked(db, { caseId: id, moderator }, nowMs);
  return null;
};

const answer: CaseForm = async ({ db, id, form, moderator, nowMs, words }) => {
  const parsed = answerSchema.safeParse(form);
  if (!parsed.success) return listWrong(parsed.error, words);
  const isKept = await recordAnswer(db, { caseId: id, moderator, ...parsed.data }, nowMs);
  return isKept ? null : words.notFound;
};

const closeOne: CaseForm = async ({ db, id, moderator, nowMs }) => {
  await closeObjection(db, { id, moderator }, nowMs);
  return null;
};

/** The closed set of things a moderator can do. */
export const caseForms = {
  'cases/decide': decide,
  'cases/ask': ask,
  'cases/answer': answer,
  'objections/close': closeOne,
} as const satisfies Record<string, CaseForm>;

export function isCaseForm(name: string): name is keyof typeof caseForms {
  return Object.hasOwn(caseForms, name);
}

function listWrong(error: z.ZodError, words: Words): string {
  const fields = [...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ');
  return fillWords(words.formWrong, { fields });
}
