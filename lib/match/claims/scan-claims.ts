import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { ClaimSetting, ClaimSpan, ClaimTopic } from '#lib/domain/claim.ts';
import { readWords } from '#lib/text/read-words.ts';
import type { Words } from '#lib/text/word-columns.ts';
import type { CompiledClaims } from './compile-claims.ts';
import { matchPattern, readCandidates } from './pattern-book.ts';
import { isClaim, type PhraseHit, type Surroundings } from './read-context.ts';

/** More marks than a shopper would read; what lies behind them in a text is not looked at. */
export const mostSpans = 200;

export const unknownSetting: ClaimSetting = { title: null, productClass: null, platform: null };

/**
 * Where the rules answer in a text, in order of place. Offsets are exact UTF-16 places in `text`. Of overlapping spans
 * of one topic the longest stays. Linear in the length of the text, and at most 200 spans.
 */
export function scanClaims(
  compiled: CompiledClaims,
  text: string,
  setting: ClaimSetting = unknownSetting,
): readonly ClaimSpan[] {
  const words = readWords(compiled.vocabulary, text);
  const around: Surroundings = {
    words,
    title: setting.title === null ? null : readWords(compiled.vocabulary, setting.title),
    known: new Map(),
  };
  const isOpen = compiled.rules.map((rule) => isRuleOpen(rule, setting));
  const spans: ClaimSpan[] = [];
  const lastByTopic = new Map<ClaimTopic, number>();
  const ends = new Map<number, number>();
  for (let at = 0; at < words.count && spans.length < mostSpans; at++) {
    const candidates = readCandidates(compiled.phrases, words, at);
    if (!candidates) continue;
    for (const group of candidates) {
      for (const pattern of group) {
        const end = isOpen[pattern.owner] === true ? matchPattern(pattern, words, at) : 0;
        if (end > (ends.get(pattern.owner) ?? 0)) ends.set(pattern.owner, end);
      }
    }
    for (const [owner, to] of ends) {
      const [rule, context] = [compiled.rules[owner], compiled.contexts[owner]];
      const hit = { from: at, to };
      if (!context || !rule || !isClaim(context, hit, around)) continue;
      addSpan(spans, lastByTopic, buildSpan(rule, { hit, words, setting }));
    }
    if (ends.size > 0) ends.clear();
  }
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end).slice(0, mostSpans);
}

function isRuleOpen(rule: ClaimRule, { productClass, platform }: ClaimSetting): boolean {
  // Goods of an unknown class are "other" goods, and none of those that a rule leaves out.
  const isOfClass =
    (rule.classes?.includes(productClass ?? 'other') ?? true) &&
    (productClass === null || !rule.notClasses?.includes(productClass));
  return isOfClass && (platform === null || (rule.platforms?.includes(platform) ?? true));
}

type Found = {
  readonly hit: PhraseHit;
  readonly words: Words;
  readonly setting: ClaimSetting;
};

function buildSpan(rule: ClaimRule, { hit, words, setting }: Found): ClaimSpan {
  const start = words.starts[hit.from] ?? 0;
  const end = words.ends[hit.to - 1] ?? start;
  return {
    ruleId: rule.id,
    topic: rule.topic,
    severity: rule.severityByClass?.[setting.productClass ?? 'other'] ?? rule.severity,
    start,
    end,
    quote: words.original.slice(start, end),
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
