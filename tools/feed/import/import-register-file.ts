import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { labelRuleSchema } from '#lib/feed/rule-schemas.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import { readFeedFolder, readFolders, readTextFile } from '../feed-folder.ts';
import { importRegister } from './import-register.ts';
import { dateOrders, RegisterRefused } from './read-register.ts';
import { printWritten } from '../print-written.ts';
import { replaceFile } from '../replace-file.ts';
import { type Io, need, readText, type Values, type Verb, VerbFault } from '../verb.ts';

export const registerHelp: readonly string[] = [
  '  --register FILE.csv --label ID --title TEXT --url URL --as-of DATE [--dates dmy] [--demo]',
  "                    makes a label's register of a table that its issuer gives away. The",
  '                    first row names the columns: number, holder, and where there are any',
  '                    brands (parted by "|"), scope, validUntil; others are passed over.',
  '                    Days are written as --dates says: iso (2026-11-23), dmy or mdy',
];

export const registerOptions: Verb['options'] = {
  ...Object.fromEntries(
    ['register', 'label', 'title', 'url', 'as-of', 'dates'].map((name) => [
      name,
      { type: 'string' as const },
    ]),
  ),
  demo: { type: 'boolean' },
};

/** `import --register`: one table of an issuer becomes the register of one label. */
export function importRegisterFile(values: Values, io: Io): void {
  const file = need(values, 'register');
  const folders = readFolders(values, io);
  const rule = readLabel(folders.feed, need(values, 'label'));
  const { register, rejects } = makeRegister(readTextFile(resolve(io.cwd, file)), rule, values);
  const path = `registers/${rule.id}.json`;
  if (values['dry-run'] !== true) {
    mkdirSync(join(folders.feed, 'registers'), { recursive: true });
    replaceFile(join(folders.feed, path), printWritten(register));
  }
  for (const { line, text } of rejects) io.warn(`${file}, line ${line}: ${text}`);
  io.say(`${path}: ${register.rows.length} numbers, ${rejects.length} rows left out.`);
  io.answer({ file: path, rows: register.rows.length, rejects });
}

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
