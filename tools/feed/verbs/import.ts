import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { officialSchema } from '#lib/feed/feed-schema.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { projectRoot } from '../../setup/project-root.ts';
import {
  buildImport,
  detectFormat,
  type ImportFormat,
  importFormats,
} from '../import/import-list.ts';
import { buildReportCounter, type ImportReport, printReport } from '../import/import-report.ts';
import { ImportRefused, type Outcome } from '../import/outcome.ts';
import type { Protected } from '../judge-identifier.ts';
import { readSeedInputs } from '../rule-files.ts';
import { writtenFeedSchema } from '../written-forms.ts';

/** Where a verb writes. `progress` is called with shares from 0 to 1 while something longer runs. */
export type VerbIo = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly progress?: (share: number, what: string) => void;
};

/** Exit codes of every verb: 0 done, 1 a fault of our own, 2 something in the input is to be changed. */
export type ExitCode = 0 | 1 | 2;

const usage = `import FILE... [--format hosts|addresses|adblock|json|csv] [--out FILE] [--rejects FILE] [--json] [--dry-run]

Reads lists as others publish them, and makes entries of them in the one form that pages are compared with.
  --format    else it is guessed from how each file begins
  --out       the entries, one JSON object on a line: {"kind":"host","value":"…"}
  --rejects   all that was left out, with file, line and reason, separated by tabs
  --json      the report as JSON
  --dry-run   write nothing
`;

type ImportArgs = {
  readonly files: readonly string[];
  readonly format: ImportFormat | null;
  readonly outPath: string | null;
  readonly rejectPath: string | null;
  readonly isJson: boolean;
};

function parseImportArgs(args: readonly string[]): Result<ImportArgs, 'bad-usage'> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        out: { type: 'string' },
        rejects: { type: 'string' },
        json: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const format = importFormats.find((each) => each === values.format) ?? null;
    if (values.format !== undefined && format === null) {
      return fail('bad-usage', `--format ${values.format} is none of ${importFormats.join(', ')}`);
    }
    if (positionals.length === 0) return fail('bad-usage', 'name at least one file');
    const isDry = values['dry-run'];
    return ok({
      files: positionals,
      format,
      outPath: isDry ? null : (values.out ?? null),
      rejectPath: isDry ? null : (values.rejects ?? null),
      isJson: values.json,
    });
  } catch (fault) {
    return fail('bad-usage', fault instanceof Error ? fault.message : String(fault));
  }
}

async function run(args: readonly string[], io: VerbIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const parsed = parseImportArgs(args);
  if (!parsed.ok) {
    io.err(`import: ${parsed.detail ?? parsed.error}\n\n${usage}`);
    return 2;
  }
  const { isJson, outPath, rejectPath } = parsed.value;
  const files = [openOutput(outPath), openOutput(rejectPath)] as const;
  try {
    const reports = await importFiles(parsed.value, files, io);
    for (const file of files) await file.finish();
    io.out(isJson ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(printReport).join('\n'));
    return reports.some(({ accepted }) => accepted > 0) ? 0 : 2;
  } catch (fault) {
    for (const file of files) await file.discard();
    io.err(`import: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    return fault instanceof ImportRefused ? 2 : 1;
  }
}

async function importFiles(
  { files, format }: ImportArgs,
  [entries, rejects]: readonly [Output, Output],
  io: VerbIo,
): Promise<readonly ImportReport[]> {
  const { readSource } = buildImport(readProtected(projectRoot));
  const reports: ImportReport[] = [];
  for (const path of files) {
    const { size, beginning } = await readBeginning(path);
    const chosen = format ?? detectFormat(beginning);
    const counter = buildReportCounter(path, chosen);
    const source = countBytes(createReadStream(path), (bytes) =>
      io.progress?.(size === 0 ? 1 : bytes / size, path),
    );
    try {
      for await (const outcomes of readSource(source, chosen)) {
        counter.add(outcomes);
        await entries.write(outcomes.map(printEntry).join(''));
        await rejects.write(outcomes.map((outcome) => printReject(path, outcome)).join(''));
      }
    } catch (fault) {
      if (fault instanceof ImportRefused) throw new ImportRefused(`${path}: ${fault.message}`);
      throw fault;
    }
    reports.push(counter.finish());
  }
  return reports;
}

async function readBeginning(path: string): Promise<{ size: number; beginning: string }> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new ImportRefused(`${path}: there is no such file`);
  if (!found.isFile()) throw new ImportRefused(`${path}: is no file; name the files one by one`);
  const file = await open(path).catch(() => null);
  if (!file) throw new ImportRefused(`${path}: cannot be read; check who may read it`);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(65_536), 0, 65_536, 0);
    return { size: found.size, beginning: new TextDecoder().decode(buffer.subarray(0, bytesRead)) };
  } finally {
    await file.close();
  }
}

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    yield piece;
    bytes += piece.length;
    tell(bytes);
  }
}

function printEntry(outcome: Outcome): string {
  if ('reason' in outcome) return '';
  const { identifier, override } = outcome;
  return `${JSON.stringify({ ...identifier, ...override })}\n`;
}

function printReject(path: string, outcome: Outcome): string {
  if (!('reason' in outcome)) return '';
  const { line, reason, detail = '', text } = outcome;
  return `${[path, line, reason, detail, text.replace(/[\t\r\n]/g, ' ')].join('\t')}\n`;
}

type Output = {
  readonly write: (text: string) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

// Written beside the place and moved there when it is whole: nobody ever finds half a list.
function openOutput(path: string | null): Output {
  if (path === null) {
    const nothing = (): Promise<void> => Promise.resolve();
    return { write: nothing, finish: nothing, discard: nothing };
  }
  const unfinished = `${path}.unfinished`;
  let stream: WriteStream | null = null;
  const end = async (): Promise<void> => {
    if (stream === null) return;
    stream.end();
    await finished(stream);
  };
  return {
    async write(text) {
      stream ??= createWriteStream(unfinished);
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async finish() {
      await end();
      if (stream) await rename(unfinished, path);
    },
    async discard() {
      await end().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}

/** The names that no list may flag, and the hosts that many people share, as the project's rules say. */
export function readProtected(root: string): Protected {
  const { feed, officials } = readSeedInputs(root);
  return {
    officials: officials.flatMap(({ json }) => z.array(officialSchema).parse(json)),
    sharedHosts: writtenFeedSchema.parse(feed.json).sharedHosts,
  };
}

/** `npm run feed -- import`. */
export const importVerb = { name: 'import', usage, run } as const;
