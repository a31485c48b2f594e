import * as z from 'zod';
import type { ClaimSpan } from '#lib/domain/claim.ts';

/** One listing to be scanned. `productClass` is what a catalogue calls it, in any words; null where it does not say. */
export type ScanItem = {
  readonly n: string | number;
  readonly title: string;
  readonly text: string;
  readonly productClass: string | null;
};

export type ScanLine = { readonly item: ScanItem } | { readonly fault: string };

const itemSchema = z.object({
  n: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  text: z.string(),
  product_class: z.string().nullish(),
});

/** Reads one line of a listing file. Null for an empty line. */
export function readScanLine(line: string): ScanLine | null {
  if (line.trim() === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { fault: 'is no JSON' };
  }
  const parsed = itemSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      fault: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is no listing'}`,
    };
  }
  const { n, title, text, product_class: productClass } = parsed.data;
  return { item: { n, title: title ?? '', text, productClass: productClass ?? null } };
}

/** One line of output: the spans in order of place, offsets in UTF-16 code units of `text`. */
export function printScan(n: string | number, spans: readonly ClaimSpan[]): string {
  const told = spans.map(({ start, end, quote, topic, severity }) => {
    return { start, end, quote, topic, severity };
  });
  return JSON.stringify({ n, spans: told });
}
