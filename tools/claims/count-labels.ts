import { type CompiledLabels } from '#lib/match/labels/compile-labels.ts';
import { readLabels, scanLabels } from '#lib/match/labels/scan-labels.ts';
import type { MarkedItem } from './dev-data.ts';
import type { ScanItem } from './scan-lines.ts';

/** How many listings of one shop name each label in title or description, and how many of them show a number. */
export type ShopLabels = {
  readonly shop: string;
  readonly listings: number;
  readonly byLabel: ReadonlyMap<string, { readonly named: number; readonly numbered: number }>;
};

export function countLabels(
  labels: CompiledLabels,
  shop: string,
  listings: readonly ScanItem[],
): ShopLabels {
  const byLabel = new Map<string, { named: number; numbered: number }>();
  for (const { title, text } of listings) {
    const spans = [...scanLabels(labels, title), ...scanLabels(labels, text)];
    for (const id of new Set(spans.map(({ labelId }) => labelId))) {
      const count = byLabel.get(id) ?? { named: 0, numbered: 0 };
      const isNumbered = spans.some(({ labelId, number }) => labelId === id && number !== null);
      count.named += 1;
      count.numbered += isNumbered ? 1 : 0;
      byLabel.set(id, count);
    }
  }
  return { shop, listings: listings.length, byLabel };
}

/**
 * Labels against the sure marks of the topic "unproven-label": `met` marks that a label's name overlaps, `missed` the
 * others, `extra` labels named in a window where nobody marked their words.
 */
export type LabelMarks = { readonly met: number; readonly missed: number; readonly extra: number };

export function compareLabelMarks(
  labels: CompiledLabels,
  items: readonly MarkedItem[],
): LabelMarks {
  let [met, missed, extra] = [0, 0, 0];
  for (const { item, marks } of items) {
    const { spans, places } = readLabels(labels, item.text);
    const named = marks.filter(({ topic }) => topic === 'unproven-label');
    const isMet = (one: Place, others: readonly Place[]): boolean =>
      others.some((other) => one.start < other.end && other.start < one.end);
    const sure = named.filter(({ isSure }) => isSure);
    const found = sure.filter((mark) => isMet(mark, places)).length;
    met += found;
    missed += sure.length - found;
    extra += spans.filter((span) => span.number === null && !isMet(span, named)).length;
  }
  return { met, missed, extra };
}

type Place = { readonly start: number; readonly end: number };
