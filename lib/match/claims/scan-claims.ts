import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { ClaimSetting, ClaimSpan, ClaimTopic } from '#lib/domain/claim.ts';
import { readWords } from '#lib/text/read-words.ts';
import type { WordRoom, Words } from '#lib/text/word-columns.ts';
import type { CompiledClaims } from './compile-claims.ts';
import { buildOutlook, hasLandmarks } from './landmarks.ts';
import { type BookPattern, matchPattern } from './match-pattern.ts';
import { canBegin, meetCandidates } from './pattern-book.ts';
import { isClaim, type PhraseHit, type Surroundings } from './read-context.ts';

/** More marks than a shopper would read; what lies behind them in a text is not looked at. */
export const mostSpans = 200;

// A scan is over before another begins, and what it tells holds no words: a page of sixty cards shares two rooms.
const textRoom: WordRoom = { columns: null };
const titleRoom: WordRoom = { columns: null };

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
  const words = readWords(compiled.vocabulary, text, textRoom);
  const around: Surroundings = {
    words,
    title: setting.title === null ? null : readWords(compiled.vocabulary, setting.title, titleRoom),
    known: new Map(),
  };
  const isOpen = compiled.rules.map((rule) => isRuleOpen(rule, setting));
  const spans: ClaimSpan[] = [];
  const lastByTopic = new Map<ClaimTopic, Last>();
  const ends = new Map<number, number>();
  const outlook = buildOutlook(compiled.landmarks, words);
  const meeting = {
    at: 0,
    meet: (pattern: BookPattern): void => {
      if (isOpen[pattern.owner] !== true || !hasLandmarks(outlook, pattern, meeting.at)) return;
      const end = matchPattern(pattern, words, meeting.at);
      if (end > (ends.get(pattern.owner) ?? 0)) ends.set(pattern.owner, end);
    },
  };
  for (let at = 0; at < words.count && spans.length < mostSpans; at++) {
    if (!canBegin(compiled.phrases, words, at)) continue;
    meeting.at = at;
    meetCandidates(compiled.phrases, words, meeting);
    if (ends.size === 0) continue;
    for (const [owner, to] of ends) {
      const [rule, context] = [compiled.rules[owner], compiled.contexts[owner]];
      const hit = { from: at, to };
      if (!context || !rule || !isClaim(context, hit, around)) continue;
      const span = buildSpan(rule, { hit, words, setting });
      addSpan(spans, lastByTopic, { span, words: to - at });
    }
    ends.clear();
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

type Last = { readonly place: number; readonly words: number };

// Hits come in order of their beginning, so only the last span of a topic can overlap. Lengths are counted in words:
// invisible characters would make a span longer.
function addSpan(
  spans: ClaimSpan[],
  lastByTopic: Map<ClaimTopic, Last>,
  { span, words }: { readonly span: ClaimSpan; readonly words: number },
): void {
  const last = lastByTopic.get(span.topic);
  const known = last && spans[last.place];
  if (!known || span.start >= known.end) {
    lastByTopic.set(span.topic, { place: spans.length, words });
    spans.push(span);
  } else if (words > last.words) {
    lastByTopic.set(span.topic, { place: last.place, words });
    spans[last.place] = span;
  }
}
