import { createReadStream, statSync } from 'node:fs';
import * as z from 'zod';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { ImportRefused } from './import/outcome.ts';
import { type Line, readTextLines } from './import/read-text-lines.ts';
import { type Io, VerbFault } from './verb.ts';

export type FalseAlarms = {
  readonly listings: number;
  readonly cautionPer1000: number;
  /** Rules by how many listings they answer on, most first. */
  readonly byRule: readonly { readonly ruleId: string; readonly count: number }[];
};

/** The longest description that shops allow has 50,000 characters; JSON may escape each in six. */
const mostLineChars = 400_000;

const lineSchema = z.object({ title: z.string().default(''), text: z.string().default('') });

/** How often claim rules answer on listings that nobody complained of. @throws VerbFault with the line's number */
export async function measureFalseAlarms(
  file: string,
  rules: readonly ClaimRule[],
  io: Pick<Io, 'progress'>,
): Promise<FalseAlarms> {
  const size = readSize(file);
  const compiled = compileClaims(rules);
  const cautions = new Set(
    rules.filter(({ severity }) => severity === 'caution').map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  const progress = io.progress('Reading listings');
  let listings = 0;
  let cautioned = 0;
  let read = 0;
  for await (const { line, text: json } of readLines(file)) {
    read += json.length;
    progress.step(Math.min(read, size), size);
    if (json.trim() === '') continue;
    const { title, text } = parseLine(json, line, file);
    const ruleIds = new Set(scanClaims(compiled, `${title}\n${text}`).map(({ ruleId }) => ruleId));
    for (const id of ruleIds) counts.set(id, (counts.get(id) ?? 0) + 1);
    if ([...ruleIds].some((id) => cautions.has(id))) cautioned += 1;
    listings += 1;
  }
  progress.end();
  const byRule = [...counts].map(([ruleId, count]) => ({ ruleId, count }));
  return {
    listings,
    cautionPer1000: listings === 0 ? 0 : (1000 * cautioned) / listings,
    byRule: byRule.toSorted((a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1)),
  };
}

function readSize(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new VerbFault(`${file} cannot be read`);
  }
}

async function* readLines(file: string): AsyncGenerator<Line> {
  const batches = readTextLines(createReadStream(file), mostLineChars);
  try {
    for await (const lines of batches) {
      const long = lines.find(({ isTooLong }) => isTooLong);
      if (long) throw new ImportRefused(`line ${long.line} is longer than any listing`);
      yield* lines;
    }
  } catch (fault) {
    throw fault instanceof ImportRefused ? new VerbFault(`${file}: ${fault.message}`) : fault;
  }
}

function parseLine(line: string, number: number, file: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new VerbFault(`${file}, line ${number}: is no {"title","text"} object`);
  }
}
