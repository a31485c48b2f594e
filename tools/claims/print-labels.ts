import type { LabelMarks, ShopLabels } from './count-labels.ts';
import { labelReadings } from './label-readings.ts';
import { printTable } from './print-table.ts';

/** The part of docs/accuracy.md about labels. The same measurement gives the same text. */
export function printLabels(
  shops: readonly ShopLabels[],
  marks: LabelMarks,
  labelCount: number,
): string {
  const ids = [...new Set(shops.flatMap(({ byLabel }) => [...byLabel.keys()]))].toSorted();
  const listings = shops.reduce((sum, shop) => sum + shop.listings, 0);
  return `
## Green labels

Of ${labelCount} labels ${ids.length} are named in the ${listings} listings above; the others never. Listings that name a label in title or
description, per 1,000, and how many of them show a number that is spelled as the label's.

${printTable([
  ['label', ...shops.map(({ shop }) => `${shop} per 1,000`), 'listings', 'with a number'],
  ...ids.map((id) => printLabel(id, shops)),
])}

All of these hits were read one by one. Right: the listing says of its goods, or of who made them, that they have this
label. So few hits say little of rare labels; names that other things have too (FSC, MSC, ASC, C2C, COSMOS …) count only
beside a word of certifying.

${printTable([
  ['label', 'read', 'right'],
  ...labelReadings.map(({ labelId, read, right }) => [labelId, String(read), String(right)]),
  ['**all**', String(sumReadings('read')), String(sumReadings('right'))],
])}

In the marked windows ${marks.met} of ${marks.met + marks.missed} sure marks of "unproven-label" are met by a label of that name; ${marks.extra} labels are named in
words that nobody marked. On a page a label takes the place of the claim about the same words.
`;
}

function printLabel(id: string, shops: readonly ShopLabels[]): readonly string[] {
  const counts = shops.map(({ byLabel }) => byLabel.get(id) ?? { named: 0, numbered: 0 });
  const sum = (read: (count: { named: number; numbered: number }) => number): string =>
    String(counts.reduce((total, count) => total + read(count), 0));
  return [
    id,
    ...shops.map((shop, at) => (((counts[at]?.named ?? 0) * 1000) / shop.listings).toFixed(2)),
    sum(({ named }) => named),
    sum(({ numbered }) => numbered),
  ];
}

function sumReadings(column: 'read' | 'right'): number {
  return labelReadings.reduce((sum, reading) => sum + reading[column], 0);
}
