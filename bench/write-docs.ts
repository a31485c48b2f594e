import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { projectRoot } from '../tools/setup/project-root.ts';
import { runCommand } from '../tools/setup/run-command.ts';
import { type Growth, growths, type Line, readGrowth } from './growths.ts';
import { type Row, writeNumber } from './rows.ts';

const docs = join(projectRoot, 'docs');
const kept = join(docs, 'performance', 'rows.json');
const whyFile = new URL('why-missed.json', import.meta.url);

/**
 * Writes docs/performance.md and its plots. Rows that were not measured this time stay as they were last measured, so
 * that one group can be renewed by itself.
 */
export async function writeDocs(rows: readonly Row[]): Promise<void> {
  mkdirSync(join(docs, 'performance'), { recursive: true });
  const all = mergeRows(readKept(), rows);
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
  const drawn = await drawPlots(all);
  writeFileSync(join(docs, 'performance.md'), writePage(all, drawn));
  await formatDocs();
}

/** As every file of the project is. */
async function formatDocs(): Promise<void> {
  const oxfmt = join(projectRoot, 'node_modules', '.bin', 'oxfmt');
  const written = ['docs/performance.md', 'docs/performance/rows.json'];
  const done = await runCommand(oxfmt, written, { cwd: projectRoot, timeoutMs: 60_000 });
  if (done.code !== 0) throw new Error(done.output);
}

function readKept(): readonly Row[] {
  if (!existsSync(kept)) return [];
  const raw: unknown = JSON.parse(readFileSync(kept, 'utf8'));
  return Array.isArray(raw) ? raw : [];
}

/** Of a group that was measured anew all old rows go: a row may have got another name. */
function mergeRows(before: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const renewed = new Set(rows.map(({ group }) => group));
  return [...before.filter(({ group }) => !renewed.has(group)), ...rows];
}

async function drawPlots(rows: readonly Row[]): Promise<readonly Growth[]> {
  const { drawGrowth } = await import('./peers/draw-growth.ts');
  const { document } = new JSDOM('').window;
  return growths.filter((growth) => {
    const points = readGrowth(growth, rows);
    const [first] = points;
    if (!first) return false;
    const svg = drawGrowth(document, {
      title: growth.title,
      sizeLabel: growth.of,
      valueLabel: first.unit,
      points,
    });
    writeFileSync(join(docs, 'performance', `${growth.id}.svg`), svg);
    return true;
  });
}

function writePage(rows: readonly Row[], drawn: readonly Growth[]): string {
  const held = rows.filter(({ target }) => target !== null);
  const missed = held.filter(({ met }) => met === false);
  return [
    '# How fast it is',
    '',
    'Written by `npm run bench -- --write-docs`; do not edit. Every line is measured beside its peer in one run, a moment apart, at least seven times; the middle counts. Times are those of one shared machine with two processors (its load at the end of the last run: ' +
      `${loadavg()[0]?.toFixed(1)}), so read the ratios and not the times: others used it too. A ratio above 1 means that ours is that many times smaller. Peers come from npm and are installed for the bench alone. How it is measured, and why so: decision 0019.`,
    '',
    `Of ${held.length} targets ${held.length - missed.length} are met.`,
    '',
    '## Targets',
    '',
    ...writeTable(held),
    '',
    '## Missed, by how much, and why',
    '',
    ...writeMissed(missed),
    '',
    '## How it grows',
    '',
    ...drawn.flatMap((growth) => writeGrowth(growth, readGrowth(growth, rows))),
    '## All other figures',
    '',
    ...writeTable(rows.filter(({ target }) => target === null)),
    '',
  ].join('\n');
}

function writeTable(rows: readonly Row[]): readonly string[] {
  return [
    '| what | ours | peer | ratio | target | met |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ name, ours, spread, unit, peer, ratio, target, met }) =>
        `| ${name} | ${writeNumber(ours)} ${unit} ± ${writeNumber(spread / 2)} | ` +
        `${peer === null ? '' : `${writeNumber(peer)} ${unit}`} | ` +
        `${ratio === null ? '' : `${writeNumber(ratio)} ×`} | ${target ?? ''} | ` +
        `${met === null ? '' : met ? 'yes' : '**no**'} |`,
    ),
  ];
}

function writeMissed(missed: readonly Row[]): readonly string[] {
  if (missed.length === 0) return ['None.'];
  const whys: unknown = JSON.parse(readFileSync(whyFile, 'utf8'));
  return missed.map((row) => {
    const why: unknown = Object(whys)[row.name];
    const told = typeof why === 'string' ? why : 'Not looked into yet.';
    return `- **${row.name}**: ${describeMiss(row)}. ${told}`;
  });
}

function describeMiss({ ours, unit, ratio, target }: Row): string {
  const reached =
    ratio === null
      ? `${writeNumber(ours)} ${unit}`
      : `${writeNumber(ratio)} ×, ${writeNumber(ours)} ${unit}`;
  return `${reached}; the target is ${target}`;
}

function writeGrowth({ id, title, of }: Growth, lines: readonly Line[]): readonly string[] {
  const sizes = [...new Set(lines.map(({ size }) => size))];
  const whos = [...new Set(lines.map(({ who }) => who))];
  const cell = (who: string, size: number): string => {
    const found = lines.find((line) => line.who === who && line.size === size);
    return found ? `${writeNumber(found.value)} ${found.unit}` : '';
  };
  return [
    `### ${title}`,
    '',
    `![${title}](performance/${id}.svg)`,
    '',
    `| | ${sizes.map((size) => `${size.toLocaleString('en')} ${of}`).join(' | ')} |`,
    `|---|${sizes.map(() => '---|').join('')}`,
    ...whos.map((who) => `| ${who} | ${sizes.map((size) => cell(who, size)).join(' | ')} |`),
    '',
  ];
}
