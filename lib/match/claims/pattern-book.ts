import { gaps, wordFlags, type Words } from '#lib/text/word-columns.ts';
import { type BookPart, type BookPattern, isEdge, matchPattern } from './match-pattern.ts';
import type { Pattern, PatternPart } from './parse-pattern.ts';
import {
  buildWordSet,
  readFirstWords,
  readNext,
  type SetContext,
  type WordSet,
} from './word-set.ts';

/**
 * Many phrases that are looked for together.
 *
 * The idea: a phrase is at most 31 words long, so the places that it can have reached, counted from its beginning, are the
 * bits of one number; a gap or an optional word shifts bits instead of trying ways one by one. A phrase with every liberty the
 * language gives costs its parts times 31 steps, at worst and at each place; no rule makes that more, and the text's
 * length enters once. Phrases are only tried at words that one of them can begin with.
 */
export type PatternBook = {
  readonly patterns: readonly BookPattern[];
  /** By the number of a first word. */
  readonly starts: ReadonlyMap<number, PatternStart>;
  /** The same as one byte a word, for books so large that every word of a text is asked for; empty in small ones. */
  readonly isStart: Uint8Array;
  /** What can begin with a number. */
  readonly numberStart: PatternStart;
};

/** The phrases that begin with one word: those that ask for few words behind it are only tried when one stands there. */
type PatternStart = {
  readonly always: BookPattern[];
  bySecond: Map<number, BookPattern[]> | null;
};

/** Sets made so far by what they say: lists of two hundred diseases are built once, however many phrases use them. */
export type SetStock = Map<string, WordSet>;

export function buildBookPattern(
  pattern: Pattern,
  owner: number,
  context: SetContext & { readonly stock: SetStock },
): BookPattern {
  return { owner, parts: pattern.map((part) => buildPart(part, context)), landmarks: [] };
}

function buildPart(
  part: PatternPart,
  context: SetContext & { readonly stock: SetStock },
): BookPart {
  if (part.kind === 'gap') {
    return { set: null, most: part.most, limit: part.crossesCommas ? gaps.stop : gaps.picture };
  }
  const key = describeSet(part, context);
  const known = context.stock.get(key);
  const set = known ?? buildWordSet(part.choices, context);
  if (!known) context.stock.set(key, set);
  // Words that may not follow take nothing, so a phrase without them goes on where it is.
  const isNot = part.kind === 'not';
  return { set, isOptional: isNot || part.isOptional, isNot };
}

// A rule brings its lists along, so that one list comes in many copies: what it says is its name.
const listNames = new WeakMap<readonly string[], string>();

function describeList(list: readonly string[]): string {
  const known = listNames.get(list);
  if (known !== undefined) return known;
  const made = list.join('|');
  listNames.set(list, made);
  return made;
}

function describeSet(
  { choices }: Exclude<PatternPart, { kind: 'gap' }>,
  { lists, isExact, isGuard }: SetContext,
): string {
  const described = choices.map((choice) =>
    choice
      .map((each) => {
        if (each.kind === 'word') return each.text;
        if (each.kind === 'list') return `@${describeList(lists[each.name] ?? [])}`;
        return each.kind === 'number' ? `N${each.least}-${each.most}` : 'PHONE';
      })
      .join(' '),
  );
  return `${isGuard ? '!' : ''}${isExact ? '=' : '~'}${described.join('|')}`;
}

export function buildPatternBook(patterns: readonly BookPattern[]): PatternBook {
  const starts = new Map<number, PatternStart>();
  const numberStart = buildStart();
  for (const pattern of patterns) {
    const first = readOpening(pattern, 0);
    const [head] = pattern.parts;
    const next = head?.set && !head.isOptional ? readOpening(pattern, 1).words : null;
    for (const word of first.words ?? []) {
      const known = starts.get(word);
      const start = known ?? buildStart();
      if (!known) starts.set(word, start);
      const nodes = head?.set && !head.isOptional ? readNext(head.set, word) : null;
      addStart(start, pattern, readSeconds(nodes, next));
    }
    if (!first.hasNumber) continue;
    const isPlain = head?.set && !head.isOptional && head.set.phone === null;
    const nodes = isPlain ? (head.set.numbers ?? []).map(({ node }) => node) : null;
    addStart(numberStart, pattern, readSeconds(nodes, next));
  }
  return { patterns, starts, isStart: buildStartBytes(starts), numberStart };
}

function buildStart(): PatternStart {
  return { always: [], bySecond: null };
}

// Guards are asked for at a few words of a text only, and a rule may have six books of them.
const largeBook = 200;

function buildStartBytes(starts: ReadonlyMap<number, PatternStart>): Uint8Array {
  if (starts.size < largeBook) return new Uint8Array(0);
  const bytes = new Uint8Array(Math.max(...starts.keys()) + 1);
  for (const word of starts.keys()) bytes[word] = 1;
  return bytes;
}

// So many words that a phrase may have behind its first one, and each is still entered by itself.
const mostSeconds = 40;

function addStart(
  start: PatternStart,
  pattern: BookPattern,
  second: ReadonlySet<number> | null,
): void {
  if (second === null) {
    start.always.push(pattern);
    return;
  }
  const bySecond = (start.bySecond ??= new Map<number, BookPattern[]>());
  for (const next of second) {
    const others = bySecond.get(next);
    if (others) others.push(pattern);
    else bySecond.set(next, [pattern]);
  }
}

type Opening = { readonly words: ReadonlySet<number> | null; readonly hasNumber: boolean };

// Which words can stand where part `from` begins; null for words of every kind.
function readOpening({ parts }: BookPattern, from: number): Opening {
  const words = new Set<number>();
  let hasNumber = false;
  for (const part of parts.slice(from)) {
    if (part.set === null || part.isNot) return { words: null, hasNumber };
    for (const word of readFirstWords(part.set)) words.add(word);
    if (from > 0 && words.size > mostSeconds) return { words: null, hasNumber };
    hasNumber ||= part.set.numbers !== null || part.set.phone !== null;
    if (!part.isOptional) return { words: from > 0 && hasNumber ? null : words, hasNumber };
  }
  return { words: null, hasNumber };
}

// Which words can stand behind a first one: inside the first part, or where the next part begins. Null: any word.
function readSeconds(
  nodes: readonly WordSet[] | null,
  next: ReadonlySet<number> | null,
): ReadonlySet<number> | null {
  if (nodes === null) return null;
  const seconds = new Set<number>();
  for (const node of nodes) {
    if (node.numbers !== null || node.phone !== null || (node.isEnd && next === null)) return null;
    for (const second of readFirstWords(node)) seconds.add(second);
    if (node.isEnd) for (const second of next ?? []) seconds.add(second);
    if (seconds.size > mostSeconds) return null;
  }
  return seconds;
}

/**
 * Calls `meet` with each phrase that may begin at word `at`; few of them will.
 * Takes a function made once for a text: a list of candidates for each word would be most of the cost.
 */
export function meetCandidates(
  book: PatternBook,
  words: Words,
  meeting: { readonly at: number; readonly meet: (pattern: BookPattern) => void },
): void {
  const { at, meet } = meeting;
  const number = words.numbers[at] ?? 0;
  const start = number === 0 ? undefined : book.starts.get(number);
  const isNumber = isNumberAt(words, at);
  if ((start === undefined && !isNumber) || !isEdge(words, at)) return;
  if (start) meetStart(start, words.numbers[at + 1] ?? 0, meet);
  if (!isNumber) return;
  meetStart(book.numberStart, words.numbers[readBehindNumber(words, at)] ?? 0, meet);
}

function meetStart(
  start: PatternStart,
  second: number,
  meet: (pattern: BookPattern) => void,
): void {
  for (const pattern of start.always) meet(pattern);
  const next = second === 0 ? undefined : start.bySecond?.get(second);
  if (next) for (const pattern of next) meet(pattern);
}

/** False when no phrase of the book begins with word `at`: so of nineteen words in twenty. */
export function canBegin(book: PatternBook, words: Words, at: number): boolean {
  const number = words.numbers[at] ?? 0;
  if (number !== 0) {
    const isStart = book.isStart.length > 0 ? book.isStart[number] === 1 : book.starts.has(number);
    if (isStart) return true;
  }
  return isNumberAt(words, at) && canNumberBegin(book, words, at);
}

// A table of sizes is numbers and nothing else: what a phrase asks for behind its number is mostly missing.
function canNumberBegin({ numberStart }: PatternBook, words: Words, at: number): boolean {
  if (numberStart.always.length > 0) return true;
  const second = words.numbers[readBehindNumber(words, at)] ?? 0;
  return second !== 0 && numberStart.bySecond?.has(second) === true;
}

// Of a range ("7-10 ngày") the word behind it counts.
function readBehindNumber(words: Words, at: number): number {
  return isNumberAt(words, at + 1) ? at + 2 : at + 1;
}

function isNumberAt(words: Words, at: number): boolean {
  return ((words.flags[at] ?? 0) & wordFlags.number) !== 0;
}

/** Behind which word any phrase of the book that begins at word `at` ends; 0 when none begins there. */
export function findEnd(book: PatternBook, words: Words, at: number): number {
  if (!canBegin(book, words, at)) return 0;
  let end = 0;
  const meet = (pattern: BookPattern): void => {
    end = Math.max(end, matchPattern(pattern, words, at));
  };
  meetCandidates(book, words, { at, meet });
  return end;
}
