import * as z from 'zod';
import { identifierKinds } from '#lib/domain/identifier.ts';
import type { WrittenEntry } from '#lib/feed/list-codec/encode-list.ts';
import { statementFields } from '#lib/feed/list-codec/list-head.ts';
import { normaliseIdentifier } from '../normalise-identifier.ts';
import { ImportRefused } from './outcome.ts';
import { readTextLines } from './read-text-lines.ts';

const { reason, state, about, listedOn, lastCheckedOn, recheckBy } = statementFields;

/** One line of what `import --out` writes: an identifier in its normal form, and what is said of it otherwise. */
const entryLine = z.strictObject({
  kind: z.enum(identifierKinds),
  value: z.string(),
  reason: z.exactOptional(reason),
  state: z.exactOptional(state),
  about: z.exactOptional(about),
  listedOn: z.exactOptional(listedOn),
  lastCheckedOn: z.exactOptional(lastCheckedOn),
  recheckBy: z.exactOptional(recheckBy),
});

/**
 * Reads back what `import --out` wrote, for the compiler. Every line is checked again, since people edit such files:
 * a wrong one ends the reading with `ImportRefused`, which names file, line and fix.
 */
export async function* readEntries(
  source: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<readonly WrittenEntry[]> {
  for await (const lines of readTextLines(source)) {
    yield lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ line, text, isTooLong }) => {
        if (isTooLong)
          throw new ImportRefused(`${file}:${line}: the line is longer than any entry`);
        return readEntry(text, `${file}:${line}`);
      });
  }
}

function readEntry(text: string, place: string): WrittenEntry {
  const parsed = entryLine.safeParse(parseJson(text, place));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ImportRefused(`${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { kind, value, ...override } = parsed.data;
  const identifier = normaliseIdentifier(kind, value);
  if (identifier === null || identifier.value !== value) {
    const fix = identifier === null ? `is no ${kind}` : `is written "${identifier.value}"`;
    throw new ImportRefused(`${place}: "${value}" ${fix}; run import again instead of editing`);
  }
  return Object.keys(override).length === 0 ? { identifier } : { identifier, override };
}

function parseJson(text: string, place: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw new ImportRefused(`${place}: is no JSON; run import again instead of editing`);
  }
}
