import type { Price } from '#lib/domain/price.ts';
import { readPrice } from '#lib/text/price.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { Candidate, PriceCandidate } from '#lib/site/site-rule.ts';
import { foldSpace } from './element-text.ts';
import { isJsonObject, ownValue } from './json-shape.ts';
import { parseLoosely } from './balanced-json.ts';
import { plainText } from './plain-text.ts';
import { readCandidate } from './read-candidate.ts';
import { trimText } from './trim-text.ts';

/** Raw characters looked at before tags and white space are taken out. */
const maxRawLength = 200_000;
const maxNameLength = 120;

/** A field with the candidate that answered: `2 json-ld Product.name`. */
export type FieldRead<T> = {
  readonly value: T;
  readonly by: string;
  readonly read: Candidate['read'];
};
type Bounds = { readonly page: PageContext; readonly limit: number };

/** The first answer of an ordered list of candidates. */
export function readField(
  candidates: readonly Candidate[],
  scope: ParentNode,
  { page, limit }: Bounds,
): FieldRead<string> | null {
  for (const [index, candidate] of candidates.entries()) {
    for (const raw of readCandidate(candidate, scope, page)) {
      const value = trimText(readText(raw), candidate, page);
      if (value !== null) return answer(value.slice(0, limit), candidate, index);
    }
  }
  return null;
}

export function readPriceField(
  candidates: readonly PriceCandidate[],
  page: PageContext,
): FieldRead<Price> | null {
  for (const [index, candidate] of candidates.entries()) {
    for (const raw of readCandidate(candidate, page.scope, page)) {
      const text = trimText(readText(inUnits(raw, candidate.per)), candidate, page);
      const price = text === null ? null : readPrice(text, readHint(candidate, page));
      if (price !== null) return answer(price, candidate, index);
    }
  }
  return null;
}

function inUnits(raw: unknown, per: number | undefined): unknown {
  return per === undefined || typeof raw !== 'number' ? raw : raw / per;
}

function readHint(candidate: PriceCandidate, page: PageContext): string | null {
  if (candidate.currency === undefined) return page.currency;
  const code = readField([candidate.currency], page.scope, {
    page,
    limit: 3,
  })?.value.toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/u.test(code) ? code : page.currency;
}

/** Named by its place in the list and its own words, so that a rule's author finds it again. */
function answer<T>(value: T, candidate: Candidate, index: number): FieldRead<T> {
  const words = Object.values(candidate).filter(
    (word) => typeof word !== 'object' || Array.isArray(word),
  );
  const by = `${index + 1} ${words.flat().join(' ')}`.slice(0, maxNameLength);
  return { value, by, read: candidate.read };
}

/** One plain text of what a page wrote: HTML, a number, or a JSON list of text blocks. */
export function readText(raw: unknown): string {
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : '';
  if (typeof raw !== 'string') return '';
  const text = raw.slice(0, maxRawLength);
  const blocks = /^\s*\[\s*\{/u.test(text) ? readBlocks(parseLoosely(text)) : '';
  return foldSpace(blocks === '' ? plainText(text) : blocks);
}

/** `[{"type":"text","text":"…"}, …]`: one line per block. */
function readBlocks(value: unknown): string {
  const blocks: unknown[] = Array.isArray(value) ? value.slice(0, 500) : [];
  const texts = blocks.map((block) => (isJsonObject(block) ? ownValue(block, 'text') : ''));
  return texts.filter((text) => typeof text === 'string' && text !== '').join('\n');
}
