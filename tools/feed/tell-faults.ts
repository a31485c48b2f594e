import type { SeedFault } from './compile-list.ts';
import { findJsonLine } from './find-json-line.ts';
import type { SeedInputs } from './rule-files.ts';

/** One line for each fault, sorted: file, line where it is known, place, and what to do. */
export function tellFaults(
  faults: readonly SeedFault[],
  { feed, lists, claims, labels, officials, words, registers = [], tips = [] }: SeedInputs,
): readonly string[] {
  const files = [
    feed,
    ...lists,
    ...claims,
    ...labels,
    ...officials,
    ...words,
    ...registers,
    ...tips,
  ];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return faults
    .map(({ file, where, text, at }) => {
      const line = typeof at === 'number' ? at : findLine(texts.get(file), at);
      return `${file}${line === null ? '' : `, line ${line}`} › ${where}: ${text}`;
    })
    .toSorted();
}

function findLine(
  text: string | undefined,
  path: readonly PropertyKey[] | undefined,
): number | null {
  return text === undefined || path === undefined ? null : findJsonLine(text, path);
}
