import type { Brand } from '#lib/domain/brand.ts';
import { foldText } from './fold-vietnamese.ts';
import { tokenise } from './tokenise.ts';

/** A lot number in the form that stands behind `#` in a ProductName: `11 2023`, `29l367`. It names nothing by itself. */
export type Batch = Brand<string, 'Batch'>;

const shortestBatch = 2;
const longestBatch = 40;
const mostBatches = 5;
const batchBody = '[\\p{L}\\p{N}]+(?:[\\s./-]+\\d[\\p{L}\\p{N}]*){0,2}';

// "số lô: 29L367", "lô sản xuất 11/2023", "batch no. A12", "LOT number B7". Read with its marks, and never from a bare
// `lô` or `lot`: in a description those are plots of an industrial zone (`Lô B7, KCN …`), a jar or a lining. What
// stands behind may also be a shelf life (`số lô, hạn dùng: 2 năm`).
const named = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:số lô(?: (?:sản xuất|sx))?|lô (?:sản xuất|sx|số)|(?:batch|lot) ?(?:no|number|n°))(?![\\p{L}\\p{N}])' +
    `(?:[ \\t.:#()]|là|no(?![\\p{L}\\p{N}])){0,5}(?=[\\p{L}\\p{N}]{0,6}\\d)(?!\\d+\\s*(?:năm|tháng|ngày|nam|thang|ngay|sản phẩm)(?![\\p{L}\\p{N}]))(${batchBody})`,
  'gu',
);
const number = new RegExp(`^${batchBody}$`, 'u');

/** Reads a lot number as it is printed. Null without a digit, as a lone digit, with more than three parts, or beyond 40 characters. */
export function readBatch(raw: string): Batch | null {
  const text = raw.normalize('NFC').toLowerCase().trim();
  if (text.length > longestBatch || !number.test(text)) return null;
  const batch = joinBatch(text);
  return /\d/.test(batch) && batch.length >= shortestBatch ? (batch as Batch) : null;
}

/**
 * Lot numbers that a text names as such on one line, each once, at most five. `Số lô: in trên bao bì` names none.
 */
export function findBatches(text: string): readonly Batch[] {
  const found = new Set<Batch>();
  const plain = text.normalize('NFC').toLowerCase();
  for (const [, written = ''] of plain.matchAll(named)) {
    const [line = ''] = written.split('\n', 1);
    const batch = readBatch(line);
    if (batch) found.add(batch);
    if (found.size >= mostBatches) break;
  }
  return [...found];
}

/** `11/2023`, `11.2023` and `11 2023` are one lot. */
export function joinBatch(text: string): string {
  return tokenWords(text.replace(/[./-]+/g, ' ')).join(' ');
}

/** Folded words of a text. Letters and digits of one code stay together: `29L367` is one word of a name, `5kg` too. */
export function tokenWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const token of tokenise(foldText(text))) {
    if (token.kind === 'sign') continue;
    if (token.isGlued && words.length > 0) words[words.length - 1] += token.text;
    else words.push(token.text);
  }
  return words;
}
