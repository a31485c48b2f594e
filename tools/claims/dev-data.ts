import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { ScanItem } from './scan-lines.ts';
import type { MarkedSpan } from './score-spans.ts';

/** A window of a listing with what people marked in it. */
export type MarkedItem = { readonly item: ScanItem; readonly marks: readonly MarkedSpan[] };

/** A press quotation of advertising that was found unlawful. */
export type Quotation = { readonly id: string; readonly lang: string; readonly text: string };

const windowSchema = z.object({
  n: z.string(),
  title: z.string(),
  text: z.string(),
  product_class: z.string(),
});

const labelSchema = z.object({
  n: z.string(),
  spans: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      topic: z.string(),
      sure: z.enum(['yes', 'borderline']),
    }),
  ),
});

const listingSchema = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  category: z.string().nullish(),
  description: z.string().nullish(),
  detail: z.string().nullish(),
});

/** The marked windows below a data folder. Throws when a file is missing or malformed. */
export function readMarkedItems(folder: string): readonly MarkedItem[] {
  const labels = new Map(
    readLines(join(folder, 'claims/dev-labels.jsonl'))
      .map((line) => labelSchema.parse(JSON.parse(line)))
      .map(({ n, spans }) => [n, spans]),
  );
  return readLines(join(folder, 'claims/dev-items.jsonl')).map((line) => {
    const { n, title, text, product_class: productClass } = windowSchema.parse(JSON.parse(line));
    const spans = labels.get(n);
    if (!spans) throw new Error(`dev-labels.jsonl says nothing of ${n}`);
    return {
      item: { n, title, text, productClass },
      marks: spans.map(({ start, end, topic, sure }) => {
        return { start, end, topic, isSure: sure === 'yes' };
      }),
    };
  });
}

/** Vietnamese and English press quotations. */
export function readQuotations(folder: string): readonly Quotation[] {
  return readLines(join(folder, 'claims/positive-quotes.tsv'))
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([id = '', lang = '', , text = '']) => ({ id, lang, text }))
    .filter(({ lang }) => lang === 'vi' || lang === 'en');
}

/** The ordinary listings of one shop, `tiki`, `hasaki` or `pharmacy`. */
export function readListings(folder: string, shop: string): readonly ScanItem[] {
  const bytes = readFileSync(join(folder, `listings/${shop}-dev.jsonl.gz`));
  return splitLines(gunzipSync(bytes).toString('utf8')).map((line) => {
    const { id, name, category, description, detail } = listingSchema.parse(JSON.parse(line));
    return {
      n: id,
      title: name,
      text: description ?? detail ?? '',
      productClass: category ?? null,
    };
  });
}

function readLines(path: string): readonly string[] {
  return splitLines(readFileSync(path, 'utf8'));
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
