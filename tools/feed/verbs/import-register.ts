import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { labelRuleSchema } from '#lib/feed/rule-schemas.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import {
  folderHelp,
  folderOptions,
  readFeedFolder,
  readFolders,
  readTextFile,
} from '../feed-folder.ts';
import { importRegister } from '../import/import-register.ts';
import { dateOrders, RegisterRefused } from '../import/read-register.ts';
import { printWritten } from '../print-written.ts';
import { readText, type Values, type Verb, VerbFault } from '../verb.ts';
import { need } from './add.ts';

export const importRegisterVerb: Verb = {
  name: 'import-register',
  summary: "makes a label's register of a table that its issuer gives away",
  help: [
    '  import-register FILE.csv --label ID --title TEXT --url URL --as-of DATE [--dates dmy]',
    '  The first row names the columns: number, holder, and where there are any brands',
    '  (parted by "|"), scope, validUntil. Other columns are passed over.',
    '  --dates           how days are written: iso (2026-11-23), dmy (23/11/2026) or mdy',
    '  --demo            made up for a demonstration: said so wherever it is shown',
    '  --dry-run         says what would be written, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    ...Object.fromEntries(
      ['label', 'title', 'url', 'as-of', 'dates'].map((name) => [
        name,
        { type: 'string' as const },
      ]),
    ),
    demo: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(args, values, io) {
    const [file, ...more] = args;
    if (file === undefined || more.length > 0) throw new VerbFault('name one table; see --help');
    const folders = readFolders(values, io);
    const rule = readLabel(folders.feed, need(values, 'label'));
    const { register, rejects } = makeRegister(readTextFile(resolve(io.cwd, file)), rule, values);
    const path = `registers/${rule.id}.json`;
    if (values['dry-run'] !== true) {
      mkdirSync(join(folders.feed, 'registers'), { recursive: true });
      const written = join(folders.feed, path);
      writeFileSync(`${written}.half`, printWritten(register));
      renameSync(`${written}.half`, written);
    }
    for (const { line, text } of rejects) io.warn(`${file}, line ${line}: ${text}`);
    io.say(`${path}: ${register.rows.length} numbers, ${rejects.length} rows left out.`);
    io.answer({ file: path, rows: register.rows.length, rejects });
  },
};

function makeRegister(text: string, rule: LabelRule, values: Values) {
  const said = readText(values, 'dates') ?? 'iso';
  const dates = dateOrders.find((each) => each === said);
  if (!dates) throw new VerbFault(`--dates wants ${dateOrders.join(', ')}, not "${said}"`);
  const facts = {
    source: { title: need(values, 'title'), url: need(values, 'url') },
    asOf: need(values, 'as-of'),
    demo: values['demo'] === true,
    dates,
  };
  try {
    return importRegister(text, rule, facts);
  } catch (fault) {
    if (fault instanceof RegisterRefused) throw new VerbFault(fault.message);
    throw fault;
  }
}

function readLabel(folder: string, id: string): LabelRule {
  const labels = readFeedFolder(folder).labels.flatMap(({ json }) =>
    Array.isArray(json) ? json : [json],
  );
  const found = labels.find((label) => Object(label).id === id);
  const parsed = labelRuleSchema.safeParse(found);
  if (parsed.success) return parsed.data;
  throw new VerbFault(
    found === undefined
      ? `--label ${id}: no label of ${folder} has this id`
      : `--label ${id}: the label itself is broken; see "lint"`,
  );
}
