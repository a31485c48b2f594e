import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readBulkOptions, bulkOptions, bulkHelp } from '../bulk/bulk-options.ts';
import { type Update, updateBulkList } from '../bulk/update-bulk-list.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { type ImportFormat, importFormats } from '../import/import-list.ts';
import { type ImportReport, printReport } from '../import/import-report.ts';
import { openOutput } from '../import/open-output.ts';
import {
  importRegisterFile,
  registerHelp,
  registerOptions,
} from '../import/import-register-file.ts';
import { ImportRefused, type Outcome } from '../import/outcome.ts';
import { readFiles } from '../import/read-files.ts';
import { importFromIntake } from '../intake/import-from-intake.ts';
import { intakeHelp, intakeOptions, readIntakeOptions } from '../intake/intake-options.ts';
import { readProtected } from '../import/read-protected.ts';
import { withLock } from '../lock-folder.ts';
import { type Io, readText, type Values, type Verb, VerbFault } from '../verb.ts';
import type { BulkEntry } from '../bulk/bulk-entries.ts';

export const importVerb: Verb = {
  name: 'import',
  summary: 'takes lists over as others publish them, and decisions of an intake',
  help: [
    '  import FILE… [--to ID …] [--out FILE] [--rejects FILE]',
    '  --format NAME     hosts, addresses, adblock, json or csv; else by how each file begins',
    '  --rejects FILE    all that was left out, with file, line and reason, separated by tabs',
    '  --out FILE        the entries, one JSON object on a line: {"kind":"host","value":"…"}',
    '  --dry-run         says what would come and go, and writes nothing',
    ...bulkHelp,
    ...registerHelp,
    ...intakeHelp,
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    ...bulkOptions,
    ...registerOptions,
    ...intakeOptions,
    format: { type: 'string' },
    out: { type: 'string' },
    rejects: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(args, values, io) {
    const folders = readFolders(values, io);
    const intake = readIntakeOptions({ args, values, folders }, io);
    if (intake !== null) return importFromIntake(intake, { folders, values, io });
    if (readText(values, 'register') !== null) {
      if (args.length > 0) throw new VerbFault('--register takes one table, and no list beside it');
      importRegisterFile(values, io);
      return;
    }
    if (args.length === 0) throw new VerbFault('name at least one file; see --help');
    const files = args.map((path) => resolve(io.cwd, path));
    const isDry = values['dry-run'] === true;
    const { feed } = folders;
    const bulk = readBulkOptions(values);
    if (bulk !== null && !existsSync(join(feed, 'feed.json'))) {
      throw new VerbFault(`${feed} holds no feed.json; name the feed's folder with --feed`);
    }
    const at = (name: string): string | null => {
      const path = isDry ? null : readText(values, name);
      return path === null ? null : resolve(io.cwd, path);
    };
    const { reports, entries } = await importFiles(
      {
        files,
        format: readFormat(values),
        feed: bulk === null ? null : feed,
        outPath: at('out'),
        rejectPath: at('rejects'),
      },
      io,
    );
    for (const report of reports) for (const line of printReport(report)) io.say(line);
    if (entries.length === 0) {
      const told = 'nothing could be taken from these files; see the reasons, or give --format';
      io.answer({ faults: [told], reports });
      throw new VerbFault(told);
    }
    const work = async (): Promise<Update | null> =>
      bulk && updateBulkList(feed, { ...bulk, entries, isDry, nowMs: io.nowMs });
    const isWritten = bulk !== null && !isDry;
    const update = await (isWritten ? withLock(join(feed, 'lists', bulk.listId), work) : work());
    if (update !== null) sayUpdate(update, io);
    io.answer({ reports, list: update });
  },
};

function readFormat(values: Values): ImportFormat | null {
  const text = readText(values, 'format');
  const format = importFormats.find((each) => each === text) ?? null;
  if (text !== null && format === null) {
    throw new VerbFault(`--format ${text} is none of ${importFormats.join(', ')}`);
  }
  return format;
}

type Import = {
  readonly files: readonly string[];
  readonly format: ImportFormat | null;
  readonly feed: string | null;
  readonly outPath: string | null;
  readonly rejectPath: string | null;
};

async function importFiles(
  { files, format, feed, outPath, rejectPath }: Import,
  io: Io,
): Promise<{ readonly reports: readonly ImportReport[]; readonly entries: readonly BulkEntry[] }> {
  const [accepted, rejected] = [openOutput(outPath), openOutput(rejectPath)];
  const entries: BulkEntry[] = [];
  try {
    const guarded = readProtected(feed);
    const take = async (path: string, outcomes: readonly Outcome[]): Promise<void> => {
      for (const outcome of outcomes) {
        if (!('identifier' in outcome)) continue;
        const { identifier, override } = outcome;
        entries.push(override ? { identifier, override } : { identifier });
      }
      await accepted.write(outcomes.map(printEntry).join(''));
      await rejected.write(outcomes.map((outcome) => printReject(path, outcome)).join(''));
    };
    const reports = await readFiles({ files, format, guarded, take }, io);
    await accepted.finish();
    await rejected.finish();
    return { reports, entries };
  } catch (fault) {
    await accepted.discard();
    await rejected.discard();
    throw fault instanceof ImportRefused ? new VerbFault(fault.message) : fault;
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

const mostNamed = 5;

function sayUpdate({ file, entries, came, went, leftOut }: Update, io: Io): void {
  const tell = (title: string, keys: readonly string[]): void => {
    io.say(`${title}: ${keys.length}`);
    for (const key of keys.slice(0, mostNamed)) io.say(`  ${key}`);
    if (keys.length > mostNamed) io.say(`  … and ${keys.length - mostNamed} more`);
  };
  io.say(`${file}: ${entries} entries`);
  tell('Came', came);
  tell('Went', went);
  if (leftOut > 0) io.say(`Left out, as the list's file says: ${leftOut}`);
}
