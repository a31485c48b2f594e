import { loadavg } from 'node:os';
import { type Row, writeNumber } from './rows.ts';

export function printRow(row: Row): void {
  const { name, ours, spread, unit, peer, ratio, target, met } = row;
  const figures = `${writeNumber(ours)} ${unit} (± ${writeNumber(spread / 2)})`;
  const against =
    peer === null || ratio === null ? '' : ` against ${writeNumber(peer)}: ${writeNumber(ratio)} ×`;
  const verdict = target === null ? '' : `   ${met ? 'met' : 'MISSED'}: ${target}`;
  process.stdout.write(`${name}\n    ${figures}${against}${verdict}\n`);
}

/** `unused`: budgets whose rows never came; each counts as one that was missed. */
export function printSummary(
  rows: readonly Row[],
  unused: readonly string[],
  isShort: boolean,
): void {
  const held = rows.filter(({ met }) => met !== null);
  const missed = held.filter(({ met }) => !met);
  const told = [
    ...missed.map(({ name }) => name),
    ...unused.map((name) => `${name}: a budget without a row`),
  ];
  if (told.length > 0) {
    process.stdout.write(`\nMissed:\n${told.map((name) => `  ${name}\n`).join('')}`);
  }
  const load = loadavg()[0]?.toFixed(1);
  const form = isShort ? 'short form' : 'full form';
  process.stdout.write(`\n${rows.length} rows, ${form}; load of the machine ${load}\n`);
  process.stdout.write(`${held.length - missed.length} passed, ${told.length} failed\n`);
}
