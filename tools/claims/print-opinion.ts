import { folds, type WayScore } from './cross-validate.ts';
import { printTable } from './print-table.ts';
import { readRates } from './score-spans.ts';

/** The section of docs/accuracy.md about the learned second opinion. */
export function printOpinion(ways: readonly WayScore[]): string {
  const share = (value: number | null) => (value === null ? '–' : value.toFixed(3));
  const rows = ways.map(({ name, score, alarms }) => {
    const { precision, recall, f1 } = readRates(score);
    const counts = [score.found, score.wrong, score.missed].map(String);
    return [name, ...[precision, recall, f1].map(share), ...counts, alarms.toFixed(1)];
  });
  return `## A learned second opinion

A linear classifier over hashed words, word pairs and runs of four letters of a clause (\`npm run claims -- train\`, 197 kB,
a fixed seed, the same bytes each time). It may withhold what a rule found, or propose what none found as something to
know. Each window is judged by what was learned from the other ${folds - 1} of ${folds} parts. Last column: ordinary listings of one shop
with any finding, per 1,000 that it did not learn from.

${printTable([['way', 'precision', 'recall', 'F1', 'right', 'wrong', 'missed', 'per 1,000'], ...rows])}

The rules were fitted to these same windows and the classifier was not, so the comparison favours the rules. Still: it
takes back far more right findings than wrong ones, and the few that it proposes are too few to tell from chance, while a
proposal names no rule and no legal ground, without which nothing is told of a seller. So it is not shipped. Its weights
are sums over hashed n-grams and hold no text of the listings; they lie nowhere in the project.
`;
}
