import type { ProductName } from '#lib/domain/identifier.ts';
import { type Batch, joinBatch, tokenWords } from './batch.ts';

const longestName = 200;
const mostTokens = 48;
const longestGram = 6;
/** A name of one word shorter than this is more often an ordinary word than a product. */
const shortestSingleName = 7;

// "lô 11 2023", "số lô: 29L367", "batch no. A12", "LOT B7": the batch begins behind it and holds a digit.
// Read with its marks: `lọ 500ml` and `lò 20 lít` are a jar and an oven.
const batchMark =
  /(?<![\p{L}\p{N}])(?:số lô|so lo|lô|batch|lot)(?![\p{L}\p{N}])(?:\s*(?:no|số|sx|sản xuất)(?![\p{L}\p{N}]))?[\s.:#]*(?=[\p{L}\p{N}]{0,6}\d)/u;
const batchShape = /^[\p{L}\p{N}]+(?:[\s./-]+\d[\p{L}\p{N}]*){0,2}/u;

/**
 * Reads a product's name: folded words with one space between them, and `#batch` behind when one batch is meant:
 * `Dáng Xuân Gold lô 11 2023` and `dang xuan gold#11 2023` are one value. Null without a letter or when too long.
 */
export function readProductName(raw: string): ProductName | null {
  if (raw.length > longestName) return null;
  const { name, batch } = splitBatch(raw);
  const words = joinWords(name);
  if (!/\p{L}/u.test(words)) return null;
  return brandName(words, batch === null ? '' : joinBatch(batch));
}

/**
 * Every run of one to six words of a title, for look-up: where a listed product's name stands in a title, one of them
 * is that name. A single word counts from seven letters on. Where the title names a batch, or the page names `batches`
 * elsewhere, each run also comes with it. Only the first 48 words are read: at most 282 names without a batch.
 */
export function buildTitleNames(
  title: string,
  batches: readonly Batch[] = [],
): readonly ProductName[] {
  const { name, batch } = splitBatch(title.slice(0, 1000));
  const words = tokenWords(name).slice(0, mostTokens);
  const suffixes = ['', ...(batch === null ? [] : [joinBatch(batch)]), ...batches];
  const names = new Set<ProductName>();
  for (let from = 0; from < words.length; from++) {
    for (let size = 1; size <= longestGram && from + size <= words.length; size++) {
      const gram = words.slice(from, from + size);
      if (!isNameLike(gram)) continue;
      for (const suffix of suffixes) names.add(brandName(gram.join(' '), suffix));
    }
  }
  return [...names];
}

function isNameLike(words: readonly string[]): boolean {
  if (words.length === 1)
    return /^\p{L}+$/u.test(words[0] ?? '') && (words[0] ?? '').length >= shortestSingleName;
  return words.some((word) => /\p{L}/u.test(word));
}

function splitBatch(raw: string): { readonly name: string; readonly batch: string | null } {
  const text = raw.normalize('NFC').toLowerCase();
  const sharp = text.indexOf('#');
  if (sharp > 0 && /\d/.test(text.slice(sharp + 1))) {
    return { name: text.slice(0, sharp), batch: text.slice(sharp + 1) };
  }
  const found = batchMark.exec(text);
  if (!found || found.index === 0) return { name: text, batch: null };
  const rest = text.slice(found.index + found[0].length);
  const batch = batchShape.exec(rest)?.[0] ?? '';
  return batch === ''
    ? { name: text, batch: null }
    : { name: `${text.slice(0, found.index)} ${rest.slice(batch.length)}`, batch };
}

function joinWords(text: string): string {
  return tokenWords(text).join(' ');
}

function brandName(name: string, batch: string): ProductName {
  return (batch === '' ? name : `${name}#${batch}`) as ProductName;
}
