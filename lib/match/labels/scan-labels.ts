import type { LabelSpan } from '#lib/domain/label.ts';
import { type BookPattern, matchPattern } from '#lib/match/claims/match-pattern.ts';
import {
  canBegin,
  findEnd,
  meetCandidates,
  type PatternBook,
} from '#lib/match/claims/pattern-book.ts';
import { isClaim, type PhraseHit, type Surroundings } from '#lib/match/claims/read-context.ts';
import { readWords } from '#lib/text/read-words.ts';
import { gaps, type Words } from '#lib/text/word-columns.ts';
import type { CompiledLabels } from './compile-labels.ts';
import { type NumberSpelling, readLicenceNumber } from './match-number.ts';
import { answerRegister, noNames, type PageNames } from './match-register.ts';

/** How near to its label's name a licence number must stand, in characters: elsewhere it is a product code. */
export const numberReach = 60;

// Words between "không có" and the label's name: "không có chứng nhận FSC".
const denialReach = 5;
// Words between a short name and the word of certifying that makes it a label's.
const needsReach = 5;

// A label named a hundred times without a number is one statement; so many places are searched for a number.
const mostMentions = 20;

/** A name of a label in a text: the words `[from, to)`. */
type Mention = PhraseHit & { readonly label: number };

/** What a text says of labels. `places` are all that names a label, those too that no span is about. */
export type LabelReading = {
  readonly spans: readonly LabelSpan[];
  readonly places: readonly { readonly start: number; readonly end: number }[];
};

/**
 * The labels that a text names, one span for each: the first mention with a licence number near it, else the first
 * mention. A label that the text says it does not have is not named. `names` are what the shop and the goods are called,
 * for the holder of a licence. Offsets are UTF-16 places; linear in the text.
 */
export function scanLabels(
  compiled: CompiledLabels,
  text: string,
  names: PageNames = noNames,
): readonly LabelSpan[] {
  return readLabels(compiled, text, names).spans;
}

export function readLabels(
  compiled: CompiledLabels,
  text: string,
  names: PageNames = noNames,
): LabelReading {
  const words = readWords(compiled.phrases.vocabulary, text);
  const mentions = dropInner(findMentions(compiled, words));
  const best = new Map<number, LabelSpan>();
  for (const mention of mentions) {
    const span = buildSpan(compiled, mention, { words, names });
    if (span) best.set(mention.label, pickMention(best.get(mention.label), span, text));
  }
  return {
    spans: [...best.values()].toSorted((a, b) => a.start - b.start),
    places: mentions.map((mention) => readPlace(words, mention)),
  };
}

function findMentions(compiled: CompiledLabels, words: Words): readonly Mention[] {
  const { phrases } = compiled.phrases;
  const around: Surroundings = { words, title: null, known: new Map() };
  const found: Mention[] = [];
  const counts = new Map<number, number>();
  const ends = new Map<number, number>();
  const meeting = {
    at: 0,
    meet: (pattern: BookPattern): void => {
      const end = matchPattern(pattern, words, meeting.at);
      if (end > (ends.get(pattern.owner) ?? 0)) ends.set(pattern.owner, end);
    },
  };
  for (let at = 0; at < words.count; at++) {
    if (!canBegin(phrases, words, at)) continue;
    meeting.at = at;
    meetCandidates(phrases, words, meeting);
    for (const [owner, to] of ends) {
      const label = owner >> 1;
      const count = counts.get(label) ?? 0;
      const hit = { from: at, to };
      if (count >= mostMentions || !isMention(compiled, owner, { hit, around })) continue;
      counts.set(label, count + 1);
      found.push({ label, ...hit });
    }
    ends.clear();
  }
  return found;
}

function isMention(
  { phrases, denials, needs }: CompiledLabels,
  owner: number,
  { hit, around }: { readonly hit: PhraseHit; readonly around: Surroundings },
): boolean {
  const context = phrases.contexts[owner];
  const need = (owner & 1) === 1 ? needs[owner >> 1] : null;
  return (
    context !== undefined &&
    !(denials && isSaidBefore(denials, hit, around.words)) &&
    !(need && !isBeside(need, hit, around.words)) &&
    isClaim(context, hit, around)
  );
}

// From the name outwards, as far as the clause goes.
function isSaidBefore(book: PatternBook, { from, to }: PhraseHit, words: Words): boolean {
  for (let at = from - 1; at >= Math.max(0, from - denialReach); at--) {
    if ((words.gaps[at + 1] ?? 0) >= gaps.picture) return false;
    const end = findEnd(book, words, at);
    // It may end inside the name: "chưa chứng nhận USDA" is "chưa chứng nhận" and "chứng nhận USDA".
    if (end > 0 && end <= to) return true;
  }
  return false;
}

function isBeside(book: PatternBook, { from, to }: PhraseHit, words: Words): boolean {
  for (let at = from - 1; at >= Math.max(0, from - needsReach); at--) {
    if ((words.gaps[at + 1] ?? 0) >= gaps.stop) break;
    if (findEnd(book, words, at) > 0) return true;
  }
  for (let at = to; at < Math.min(words.count, to + needsReach); at++) {
    if ((words.gaps[at] ?? 0) >= gaps.stop) return false;
    if (findEnd(book, words, at) > 0) return true;
  }
  return false;
}

// "Made in Green by OEKO-TEX" names one label, not the other whose name stands in it.
function dropInner(mentions: readonly Mention[]): readonly Mention[] {
  const open: Mention[] = [];
  return mentions.filter((mention, at) => {
    while (open.length > 0 && (open[0]?.to ?? 0) <= mention.from) open.shift();
    open.push(mention);
    const isInside = (other: Mention | undefined): boolean =>
      other !== undefined &&
      other.label !== mention.label &&
      other.from <= mention.from &&
      other.to >= mention.to &&
      other.to - other.from > mention.to - mention.from;
    // A longer one that begins at the same word can also come behind.
    return !open.some(isInside) && !isInside(mentions[at + 1]);
  });
}

function readPlace(words: Words, { from, to }: PhraseHit): { start: number; end: number } {
  return { start: words.starts[from] ?? 0, end: words.ends[to - 1] ?? 0 };
}

type Around = { readonly words: Words; readonly names: PageNames };

function buildSpan(
  { rules, numbers, registers }: CompiledLabels,
  mention: Mention,
  { words, names }: Around,
): LabelSpan | null {
  const rule = rules[mention.label];
  if (!rule) return null;
  const place = readPlace(words, mention);
  const register = registers[mention.label];
  const number = readNumberNear(words.original, place, numbers[mention.label] ?? []);
  const answer = number === null || !register ? null : answerRegister(register, number, names);
  return {
    labelId: rule.id,
    state: number === null ? 'named' : 'number-shown',
    number,
    ...place,
    quote: words.original.slice(place.start, place.end),
    ...(answer === null ? {} : { register: answer }),
  };
}

// Behind the name first, where numbers usually stand; the name itself can be the number's beginning (FSC-C…).
function readNumberNear(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  spellings: readonly NumberSpelling[],
): string | null {
  if (spellings.length === 0) return null;
  const behind = text.slice(start, readReach(text, end, 1));
  const before = text.slice(readReach(text, start, -1), end);
  return readLicenceNumber(behind, spellings, end - start) ?? readLicenceNumber(before, spellings);
}

// Invisible characters and marks of letters are no distance, up to a limit that keeps a place cheap.
function readReach(text: string, from: number, step: 1 | -1): number {
  let seen = 0;
  let at = from;
  for (; seen < numberReach && Math.abs(at - from) < numberReach * 8; at += step) {
    const char = text[step > 0 ? at : at - 1];
    if (char === undefined) break;
    if (!/[\p{Cf}\p{M}]/u.test(char)) seen += 1;
  }
  return at;
}

// Names of one label overlap ("chuẩn USDA", "USDA Organic"): together they are what the page wrote.
function pickMention(known: LabelSpan | undefined, next: LabelSpan, text: string): LabelSpan {
  if (!known) return next;
  if (next.state !== known.state) return next.state === 'number-shown' ? next : known;
  if (next.start >= known.end || next.end <= known.end) return known;
  return { ...known, end: next.end, quote: text.slice(known.start, next.end) };
}
