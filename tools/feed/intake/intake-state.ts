import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { feedId } from '#lib/feed/plain-text-schema.ts';
import { readJsonFile } from '../feed-folder.ts';
import { VerbFault } from '../verb.ts';
import { caseOutcomeSchema, outcomeLimits } from './case-outcome.ts';

/** Where a feed's folder keeps how far it has read each intake. */
export const intakesFile = 'intakes.json';

const waitingSchema = z.strictObject({ why: z.string().max(2_000), outcome: caseOutcomeSchema });
/** An accepted case that could not become a notice, with the reason. Looked at again at each import. */
export type WaitingCase = z.infer<typeof waitingSchema>;

const stateSchema = z.strictObject({
  /** Address of the intake, ends with `/`. */
  url: z.string(),
  /** The list that its cases go into. */
  list: feedId,
  /** The last decision that was read. */
  after: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  waiting: z.array(waitingSchema).max(outcomeLimits.waiting).readonly(),
});
export type IntakeState = Readonly<z.infer<typeof stateSchema>>;

const fileSchema = z.strictObject({ intakes: z.array(stateSchema).max(64) });

/** Every intake that this folder has read from. @throws VerbFault for a file of another form */
export function readIntakeStates(folder: string): readonly IntakeState[] {
  if (!existsSync(join(folder, intakesFile))) return [];
  const parsed = fileSchema.safeParse(readJsonFile(folder, intakesFile).json);
  if (parsed.success) return parsed.data.intakes;
  const first = new z.ZodError(parsed.error.issues.slice(0, 3));
  throw new VerbFault(`${join(folder, intakesFile)}: ${z.prettifyError(first)}`);
}

export function printIntakeStates(states: readonly IntakeState[]): string {
  const intakes = states.toSorted((a, b) => (a.url < b.url ? -1 : 1));
  return `${JSON.stringify({ intakes }, null, 1)}\n`;
}
