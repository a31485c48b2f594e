import type { PriceText } from '#lib/domain/listing.ts';
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
const mostPriceTexts = 6;
const maxPriceLength = 300;

/** A field with the candidate that answered: `2 json-ld Product.name`. */
export type FieldRead<T> = {
  readonly value: T;
  readonly by: string;
  readonly read: Candidate['read'];
};
type Bounds = { readonly page: PageContext; readonly limit: number };

/** The first answer of an ordered list of candidates. */
export function readField(
  candidates: readonly PriceCandidate[],
  scope: ParentNode,
  { page, limit }: Bounds,
): FieldRead<string> | null {
  for (const [index, candidate] of candidates.entries()) {
    for (const raw of readCandidate(candidate, scope, page)) {
      const value = trimText(readText(inUnits(raw, candidate.per)), candidate, page);
      if (value !== null) return answer(value.slice(0, limit), candidate, index);
    }
  }
  return null;
}

/**
 * The texts of the page that may hold its price, in the order of the candidates. What they amount to is worked out by
 * the worker: the signs of forty currencies are no weight for every shop page.
 */
export function readPriceTexts(
  candidates: readonly PriceCandidate[],
  page: PageContext,
): readonly (PriceText & Pick<Candidate, 'read'>)[] {
  const found: (PriceText & Pick<Candidate, 'read'>)[] = [];
  for (const [index, candidate] of candidates.entries()) {
    for (const raw of readCandidate(candidate, page.scope, page)) {
      const text = trimText(readText(inUnits(raw, candidate.per)), candidate, page);
      if (text === null || !/\d/u.test(text) || found.length === mostPriceTexts) continue;
      const { value, by, read } = answer(text.slice(0, maxPriceLength), candidate, index);
      found.push({ text: value, currency: readHint(candidate, page), by, read });
    }
  }
  return found;
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
