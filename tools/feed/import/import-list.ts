import type { Protected } from '../judge-identifier.ts';
import { importLimits } from './import-limits.ts';
import { buildItemJudge } from './judge-said.ts';
import {
  type LineReader,
  readAdblockLine,
  readAddressLine,
  readHostsLine,
} from './line-readers.ts';
import { ImportRefused, type Item, type Outcome } from './outcome.ts';
import { isCsvHeader, readCsv } from './read-csv.ts';
import { readJsonList } from './read-json-list.ts';
import { type Line, readTextLines } from './read-text-lines.ts';

export const importFormats = ['hosts', 'addresses', 'adblock', 'json', 'csv'] as const;
export type ImportFormat = (typeof importFormats)[number];

const lineReaders: Readonly<Record<'hosts' | 'addresses' | 'adblock', LineReader>> = {
  hosts: readHostsLine,
  addresses: readAddressLine,
  adblock: readAdblockLine,
};

/** Reads a source in any pieces. `judge` is made once for all sources of one run. */
export type ItemJudge = ReturnType<typeof buildItemJudge>;

export function buildImport(guarded: Protected): {
  readonly readSource: (
    source: AsyncIterable<Uint8Array>,
    format: ImportFormat,
  ) => AsyncGenerator<readonly Outcome[]>;
} {
  const judge = buildItemJudge(guarded);
  let accepted = 0;
  return {
    /** Every item of a source with what became of it, a batch for each piece. Throws `ImportRefused`. */
    async *readSource(source, format) {
      for await (const items of readItems(source, format)) {
        const outcomes = items.map(judge);
        accepted += outcomes.filter((outcome) => 'identifier' in outcome).length;
        if (accepted > importLimits.entries) {
          throw new ImportRefused(
            `more than ${importLimits.entries} entries in one run; import the files one by one into lists of their own`,
          );
        }
        yield outcomes;
      }
    },
  };
}

async function* readItems(
  source: AsyncIterable<Uint8Array>,
  format: ImportFormat,
): AsyncGenerator<readonly Item[]> {
  if (format === 'json') {
    yield await readJsonList(source);
    return;
  }
  const lines = readTextLines(source);
  if (format === 'csv') {
    yield* readCsv(lines);
    return;
  }
  const read = lineReaders[format];
  for await (const batch of lines) yield batch.flatMap((line) => readLine(line, read));
}

function readLine({ line, text, isTooLong }: Line, read: LineReader): readonly Item[] {
  if (isTooLong) return [{ line, said: { as: 'nothing', text, reason: 'too-long' } }];
  return read(text).map((said) => ({ line, said }));
}

/**
 * The format of a file by how it begins (the first 64 kB are enough). Plain addresses where nothing speaks for another:
 * a wrong guess shows in the count of unreadable lines.
 */
export function detectFormat(beginning: string): ImportFormat {
  const lines = beginning.split(/\r?\n/).map((line) => line.trim());
  const first = lines.find((line) => line !== '') ?? '';
  if (first.startsWith('{')) return 'json';
  if (/^\[adblock/i.test(first)) return 'adblock';
  const said = lines.filter((line) => line !== '' && !/^(?:[#;!]|\/\/)/.test(line));
  const share = (pattern: RegExp): number =>
    said.filter((line) => pattern.test(line)).length / Math.max(1, said.length);
  if (share(/^\|\|?[^|]/) > 0.5) return 'adblock';
  if (share(/^(?:[\d.]{7,15}|[0-9a-f]*:[0-9a-f:]*)\s+\S/i) > 0.5) return 'hosts';
  return /[,;\t]/.test(first) && isCsvHeader(first) ? 'csv' : 'addresses';
}
