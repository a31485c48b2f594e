import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { claimTopics } from '#lib/domain/claim.ts';
import type { CompiledClaims } from '#lib/match/claims/compile-claims.ts';
import { projectRoot } from '../setup/project-root.ts';
import type { CompiledLabels } from '#lib/match/labels/compile-labels.ts';
import { countAlarms } from './count-alarms.ts';
import { compareLabelMarks, countLabels } from './count-labels.ts';
import { crossValidate } from './cross-validate.ts';
import { printOpinion } from './print-opinion.ts';
import { type MarkedItem, readListings, readMarkedItems, readQuotations } from './dev-data.ts';
import { type Evaluation, printAccuracy, type TopicScores } from './print-accuracy.ts';
import { printLabels } from './print-labels.ts';
import { scanItem } from './scan-item.ts';
import { addScores, noScore, readHalf, type Score, scoreSpans } from './score-spans.ts';
import { loadShippedClaims, loadShippedLabels } from './shipped-claims.ts';

export const accuracyFile = 'docs/accuracy.md';
const shops = ['tiki', 'hasaki', 'pharmacy'] as const;

/** Measures the rules on the development data below `folder`. */
export function evaluateClaims(claims: CompiledClaims, folder: string): Evaluation {
  const items = readMarkedItems(folder);
  const quotations = readQuotations(folder);
  const inHalf = (half: 0 | 1) => items.filter(({ item }) => readHalf(String(item.n)) === half);
  return {
    windows: items.length,
    all: scoreItems(claims, items),
    halves: [scoreItems(claims, inHalf(0)), scoreItems(claims, inHalf(1))],
    quotations: {
      all: quotations.length,
      unrecognised: quotations
        .filter(({ id: n, text }) => !isRecognised(claims, n, text))
        .map(({ id }) => id),
    },
    alarms: shops.map((shop) => countAlarms(claims, shop, readListings(folder, shop))),
  };
}

function isRecognised(claims: CompiledClaims, n: string, text: string): boolean {
  return scanItem(claims, { n, title: '', text, productClass: null }).length > 0;
}

function scoreItems(claims: CompiledClaims, items: readonly MarkedItem[]): TopicScores {
  const scores = new Map<string, Score>();
  for (const { item, marks } of items) {
    const found = scanItem(claims, item);
    for (const topic of claimTopics) {
      const score = scoreSpans(topic, found, marks);
      scores.set(topic, addScores(scores.get(topic) ?? noScore, score));
    }
  }
  return scores;
}

/** Measures the labels on the same data, and prints what came of it. */
export function evaluateLabels(labels: CompiledLabels, folder: string): string {
  return printLabels(
    shops.map((shop) => countLabels(labels, shop, readListings(folder, shop))),
    compareLabelMarks(labels, readMarkedItems(folder)),
    labels.rules.length,
  );
}

/** `npm run claims -- evaluate [--data FOLDER]`: prints the table and writes it to docs/accuracy.md. */
export async function runEvaluate(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
  const folder = resolve(
    values.data === undefined
      ? join(projectRoot, '../shared/data')
      : join(process.env['INIT_CWD'] ?? '', values.data),
  );
  if (!existsSync(join(folder, 'claims/dev-items.jsonl'))) {
    process.stderr.write(`claims: no claims/dev-items.jsonl in ${folder}; name it with --data\n`);
    return 2;
  }
  const claims = await loadShippedClaims();
  const ways = crossValidate(claims, readMarkedItems(folder), readListings(folder, 'tiki'));
  const page = [
    printAccuracy(evaluateClaims(claims, folder)),
    evaluateLabels(await loadShippedLabels(), folder),
    `\n${printOpinion(ways)}`,
  ].join('');
  writeFileSync(join(projectRoot, accuracyFile), page);
  process.stdout.write(page);
  return 0;
}
