import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Group } from './group.ts';
import { groups } from './groups.ts';
import { installPeers } from './install-peers.ts';
import { printRow, printSummary } from './print-rows.ts';
import { chooseBudget, judge, nameRow, readBudgets, type Row } from './rows.ts';

/**
 * How fast the extension is, against what somebody would use instead:
 * `npm run bench -- [--short] [--json] [--write-docs] [part of a name…]`. Ends with 1 where a target is missed.
 * The short form takes seconds, needs nothing installed and knows only what a busy machine does not change; its last
 * line counts, as a test's.
 */
const { values: form, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
  },
});

const isChosen = ({ name, inShortForm }: Group): boolean =>
  (inShortForm || !form.short) &&
  (words.length === 0 || words.some((word) => word.includes(name) || name.includes(word)));

async function measureAll(): Promise<readonly Row[]> {
  const budgets = readBudgets();
  const rows: Row[] = [];
  const tell = (doing: string): void => void process.stderr.write(`… ${doing}\n`);
  for (const group of groups.filter(isChosen)) {
    for await (const measured of group.measure({ isShort: form.short, tell })) {
      const row = judge(measured, chooseBudget(budgets.get(nameRow(measured)), form.short));
      rows.push(row);
      if (!form.json) printRow(row);
    }
  }
  return rows;
}

/** Budgets of rows that nobody measured: a name that was changed in one place would never fail again. */
function findUnused(rows: readonly Row[]): readonly string[] {
  if (words.length > 0) return [];
  const held = new Set(rows.filter(({ met }) => met !== null).map(({ name }) => name));
  return [...readBudgets()]
    .filter(([name, budget]) => chooseBudget(budget, form.short) && !held.has(name))
    .map(([name]) => name);
}

if (!form.short) installPeers();
const rows = await measureAll();
const unused = findUnused(rows);
if (form.json) process.stdout.write(`${JSON.stringify({ load: loadavg(), rows }, null, 1)}\n`);
else printSummary(rows, unused, form.short);
if (form['write-docs']) {
  const { writeDocs } = await import('./write-docs.ts');
  await writeDocs(rows);
}
// A bench that measured nothing has not shown that anything is fast.
const isMet = rows.length > 0 && unused.length === 0 && rows.every(({ met }) => met !== false);
process.exitCode = isMet ? 0 : 1;
