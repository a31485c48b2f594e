import type { LabelRule } from '#lib/domain/label-rule.ts';
import type { LabelSpan } from '#lib/domain/label.ts';
import {
  buildSearchText,
  findPhrases,
  type PhraseHit,
  type SearchText,
} from '#lib/match/phrase-tree.ts';
import type { CompiledLabels } from './compile-labels.ts';
import { readLicenceNumber } from './match-number.ts';

/** How near to its label's name a licence number must stand, in characters: elsewhere it is a product code. */
export const numberReach = 60;

// Words between "không có" and the label's name: "không có chứng nhận FSC".
const denialReach = 4;

// A label named a hundred times without a number is one statement; so many places are searched for a number.
const mostMentions = 20;

/**
 * The labels that a text names, one span for each: the first mention with a licence number near it, else the first
 * mention. A label that the text says it does not have is not named. Offsets are UTF-16 places; linear in the text.
 */
export function scanLabels(compiled: CompiledLabels, text: string): readonly LabelSpan[] {
  const search = buildSearchText(text);
  const best = new Map<number, LabelSpan>();
  const mentions = new Map<number, number>();
  for (let at = 0; at < search.tokens.length; at++) {
    for (const hit of findPhrases(compiled.names, search, at)) {
      const count = mentions.get(hit.owner) ?? 0;
      const span = count < mostMentions ? readMention(compiled, search, hit) : null;
      if (!span) continue;
      mentions.set(hit.owner, count + 1);
      best.set(hit.owner, pickMention(best.get(hit.owner), span, text));
    }
  }
  return [...best.values()].toSorted((a, b) => a.start - b.start);
}

function readMention(
  compiled: CompiledLabels,
  search: SearchText,
  hit: PhraseHit,
): LabelSpan | null {
  const rule = compiled.rules[hit.owner];
  const first = search.tokens[hit.from];
  const last = search.tokens[hit.to - 1];
  if (!rule || !first || !last || isDenied(compiled, search, hit.from)) return null;
  const number = readNumberNear(search.original, first.start, { rule, end: last.end });
  return {
    labelId: rule.id,
    state: number === null ? 'named' : 'number-shown',
    number,
    start: first.start,
    end: last.end,
    quote: search.original.slice(first.start, last.end),
  };
}

// Behind the name first, where numbers usually stand; the name itself can be the number's beginning (FSC-C…).
function readNumberNear(
  text: string,
  start: number,
  { rule, end }: { readonly rule: LabelRule; readonly end: number },
): string | null {
  return (
    readLicenceNumber(text.slice(start, end + numberReach), rule.numbers) ??
    readLicenceNumber(text.slice(Math.max(0, start - numberReach), end), rule.numbers)
  );
}

// Names of one label overlap ("chuẩn USDA", "USDA Organic"): together they are what the page wrote.
function pickMention(known: LabelSpan | undefined, next: LabelSpan, text: string): LabelSpan {
  if (!known) return next;
  if (next.state !== known.state) return next.state === 'number-shown' ? next : known;
  if (next.start >= known.end || next.end <= known.end) return known;
  return { ...known, end: next.end, quote: text.slice(known.start, next.end) };
}

function isDenied(compiled: CompiledLabels, search: SearchText, from: number): boolean {
  const clause = search.tokens[from]?.clause;
  for (let at = Math.max(0, from - denialReach); at < from; at++) {
    const isSameClause = search.tokens[at]?.clause === clause;
    if (isSameClause && findPhrases(compiled.denials, search, at).length > 0) return true;
  }
  return false;
}
