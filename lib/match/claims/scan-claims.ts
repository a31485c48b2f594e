import type { ClaimSpan, ClaimTopic } from '#lib/domain/claim.ts';
import type { Token } from '#lib/text/tokenise.ts';
import {
  buildSearchText,
  findPhrases,
  type PhraseHit,
  type SearchText,
} from '#lib/match/phrase-tree.ts';
import type { CompiledClaims } from './compile-claims.ts';

/** More marks than a shopper would read; what lies behind them in a text is not looked at. */
export const mostSpans = 200;

// A word that takes a claim back stands near it; the rest of a clause without any full stop proves nothing.
const guardReach = 12;

/**
 * Where the rules answer in a text, in order of place. Offsets are exact UTF-16 places in `text`. Of overlapping spans
 * of one topic the longest stays. Linear in the length of the text, and at most 200 spans.
 */
export function scanClaims(compiled: CompiledClaims, text: string): readonly ClaimSpan[] {
  const search = buildSearchText(text);
  const isGuarded = buildGuardCheck(compiled, search);
  const spans: ClaimSpan[] = [];
  const lastByTopic = new Map<ClaimTopic, number>();
  for (let at = 0; at < search.tokens.length && spans.length < mostSpans; at++) {
    for (const hit of longestByOwner(findPhrases(compiled.phrases, search, at))) {
      const span = isGuarded(hit) ? null : buildSpan(compiled, search, hit);
      if (span) addSpan(spans, lastByTopic, span);
    }
  }
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end).slice(0, mostSpans);
}

function buildSpan(compiled: CompiledClaims, search: SearchText, hit: PhraseHit): ClaimSpan | null {
  const rule = compiled.rules[hit.owner];
  const first = search.tokens[hit.from];
  const last = search.tokens[hit.to - 1];
  if (!rule || !first || !last) return null;
  return {
    ruleId: rule.id,
    topic: rule.topic,
    severity: rule.severity,
    start: first.start,
    end: last.end,
    quote: search.original.slice(first.start, last.end),
  };
}

// Hits come in order of their beginning, so only the last span of a topic can overlap.
function addSpan(spans: ClaimSpan[], lastByTopic: Map<ClaimTopic, number>, span: ClaimSpan): void {
  const place = lastByTopic.get(span.topic);
  const last = place === undefined ? undefined : spans[place];
  if (place === undefined || !last || span.start >= last.end) {
    lastByTopic.set(span.topic, spans.length);
    spans.push(span);
  } else if (span.end - span.start > last.end - last.start) {
    spans[place] = span;
  }
}

function longestByOwner(hits: readonly PhraseHit[]): Iterable<PhraseHit> {
  if (hits.length < 2) return hits;
  const longest = new Map<number, PhraseHit>();
  for (const hit of hits) {
    const known = longest.get(hit.owner);
    if (!known || hit.to > known.to) longest.set(hit.owner, hit);
  }
  return longest.values();
}

/** Whether a guard of the hit's own rule stands in the same clause, before or behind it. Each place is searched once. */
function buildGuardCheck(
  compiled: CompiledClaims,
  search: SearchText,
): (hit: PhraseHit) => boolean {
  const ownersAt = new Map<number, ReadonlySet<number>>();
  const readOwners = (at: number): ReadonlySet<number> => {
    const known = ownersAt.get(at);
    if (known) return known;
    const made = new Set(findPhrases(compiled.guards, search, at).map((guard) => guard.owner));
    ownersAt.set(at, made);
    return made;
  };
  return (hit) => {
    const clause = search.tokens[hit.from]?.clause;
    for (let at = Math.max(0, hit.from - guardReach); at < hit.to + guardReach; at++) {
      const token: Token | undefined = search.tokens[at];
      if (token?.clause === clause && readOwners(at).has(hit.owner)) return true;
    }
    return false;
  };
}
