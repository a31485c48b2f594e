import { readWords } from '#lib/text/read-words.ts';
import {
  addSpelling,
  buildVocabulary,
  readPlainSpelling,
  readSpelling,
  type VocabularyDraft,
} from '#lib/text/vocabulary.ts';
import { gaps, wordFlags, type Words } from '#lib/text/word-columns.ts';
import type { Sequence } from './parse-pattern.ts';

/**
 * Several short runs of words as a tree, so that all of them are tried in the steps of the longest. A word written with
 * marks must be the set's own word; one typed without any answers too, unless the set is exact.
 */
export type WordSet = {
  /** A node mostly has one way on: it is kept beside the map, which is only made for the second. */
  word: number;
  node: WordSet | null;
  more: Map<number, WordSet> | null;
  /** The same words without their marks; several words may become one. Null in an exact set. */
  plain: Map<number, readonly WordSet[]> | null;
  numbers: readonly NumberStep[] | null;
  phone: WordSet | null;
  isEnd: boolean;
  /** A guard's word without marks answers only in a text typed without marks: it would hide claims too easily. */
  readonly isGuard: boolean;
};

type NumberStep = { readonly least: number; readonly most: number; readonly node: WordSet };

/** What a set is built into: the words are numbered, and lists are looked up by name. */
export type SetContext = {
  readonly draft: VocabularyDraft;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly isExact: boolean;
  readonly isGuard: boolean;
};

const noWords = buildVocabulary(new Map());

export function buildWordSet(choices: readonly Sequence[], context: SetContext): WordSet {
  const root = buildNode(context.isGuard);
  for (const choice of choices) addSequence(root, choice, context);
  return root;
}

/** The numbers of the words that a run of the set can begin with. */
export function readFirstWords(set: WordSet): readonly number[] {
  return [
    ...(set.node ? [set.word] : []),
    ...(set.more?.keys() ?? []),
    ...(set.plain?.keys() ?? []),
  ];
}

/** Where a word leads to. */
export function readNext(set: WordSet, word: number): readonly WordSet[] {
  const next = set.word === word ? set.node : (set.more?.get(word) ?? null);
  return [...(next ? [next] : []), ...(set.plain?.get(word) ?? [])];
}

/**
 * How many words the set's runs have that begin at word `at`: bit n is set when one of n words does. The caller has seen
 * to it that there is such a word. Costs as many steps as runs of the set begin alike, never more than it has runs.
 */
export function findRuns(set: WordSet, words: Words, at: number): number {
  const number = words.numbers[at] ?? 0;
  let found = 0;
  if (number !== 0) {
    const next = set.word === number ? set.node : (set.more?.get(number) ?? null);
    if (next) found = goOn(next, words, at + 1);
    if (set.plain && (!words.isMarked || (!set.isGuard && isAmongUnmarked(words, at)))) {
      for (const other of set.plain.get(number) ?? []) found |= goOn(other, words, at + 1);
    }
  }
  if (((words.flags[at] ?? 0) & wordFlags.number) !== 0) {
    if (set.numbers) found |= findNumberRuns(set.numbers, words, at);
    if (set.phone) found |= findPhoneRuns(set.phone, words, at);
  }
  return found;
}

// In a text with marks a word without any is mostly another word ("da" is not "đã"), unless its neighbour has lost them too.
function isAmongUnmarked(words: Words, at: number): boolean {
  return isUnmarked(words, at - 1) || isUnmarked(words, at + 1);
}

function isUnmarked({ flags, gaps: before, count }: Words, at: number): boolean {
  return at >= 0 && at < count && flags[at] === 0 && (before[at] ?? 0) < gaps.stop;
}

function goOn(node: WordSet, words: Words, at: number): number {
  const ended = node.isEnd ? 2 : 0;
  if (node.node === null && node.numbers === null && node.phone === null) return ended;
  if (at >= words.count || (words.gaps[at] ?? 0) >= gaps.comma) return ended;
  return ended | (findRuns(node, words, at) << 1);
}

function findNumberRuns(steps: readonly NumberStep[], words: Words, at: number): number {
  const isTwo = isRange(words, at);
  let found = 0;
  for (const { least, most, node } of steps) {
    if (least > 0 || most < Infinity) {
      const value = readValue(words, at);
      if (!(value >= least && value <= most)) continue;
    }
    const runs = goOn(node, words, isTwo ? at + 2 : at + 1);
    found |= isTwo ? runs << 1 : runs;
  }
  return found;
}

// Groups of digits, parted by no more than a space or a sign, that begin as numbers of this country do: 0… or 84….
function findPhoneRuns(node: WordSet, words: Words, from: number): number {
  const first = words.original.charCodeAt(words.starts[from] ?? 0);
  if (first !== 0x30 && first !== 0x38) return 0;
  let digits = 0;
  for (let at = from; at < Math.min(words.count, from + 5); at++) {
    if (((words.flags[at] ?? 0) & wordFlags.number) === 0) break;
    if (at > from && (words.gaps[at] ?? 0) >= gaps.comma) break;
    digits += countDigits(words, at);
    if (digits >= 9 && digits <= 12) return goOn(node, words, at + 1) << (at - from);
  }
  return 0;
}

function countDigits(words: Words, at: number): number {
  const [start = 0, end = 0] = [words.starts[at], words.ends[at]];
  if (readDigits(words.original, start, end) >= 0) return end - start;
  return end - start > 20 ? 20 : words.original.slice(start, end).replace(/[^\p{Nd}]/gu, '').length;
}

// "7-10 ngày": a range stands where one number may stand.
function isRange(words: Words, at: number): boolean {
  if (at + 1 >= words.count || ((words.flags[at + 1] ?? 0) & wordFlags.number) === 0) return false;
  const [end = 0, start = 0] = [words.ends[at], words.starts[at + 1]];
  // Mostly nothing, or one space.
  if (start - end > 3 || start === end || (words.joints[at + 1] ?? 0) === 0x20) return false;
  return /^\s?[-‐-―~]\s?$/.test(words.original.slice(end, start));
}

/** The number that plain digits write, at most fifteen of them; -1 where anything else stands among them. */
function readDigits(original: string, start: number, end: number): number {
  if (end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = original.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `1.5` and `1,5` are one and a half, `10.000` is ten thousand. Longer numbers than any slot asks for are nothing. */
function readValue(words: Words, at: number): number {
  const [start = 0, end = 0] = [words.starts[at], words.ends[at]];
  const plain = readDigits(words.original, start, end);
  if (plain >= 0) return plain;
  if (end - start > 20) return NaN;
  const digits = words.original
    .slice(start, end)
    .normalize('NFKC')
    .replace(/[^\d.,]/gu, '');
  return Number(digits.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
}

function addSequence(root: WordSet, sequence: Sequence, context: SetContext): void {
  let nodes: readonly WordSet[] = [root];
  for (const part of sequence) {
    nodes = nodes.flatMap((node) => {
      if (part.kind === 'number') return [addNumber(node, part)];
      if (part.kind === 'phone') return [(node.phone ??= buildNode(node.isGuard))];
      if (part.kind === 'word') return [addWords(node, part.text, context)];
      return (context.lists[part.name] ?? []).map((entry) => addWords(node, entry, context));
    });
  }
  for (const node of nodes) node.isEnd = true;
}

function addNumber(node: WordSet, { least, most }: { least: number; most: number }): WordSet {
  const known = node.numbers?.find((step) => step.least === least && step.most === most);
  if (known) return known.node;
  const made = buildNode(node.isGuard);
  node.numbers = [...(node.numbers ?? []), { least, most, node: made }];
  return made;
}

function addWords(root: WordSet, text: string, { draft, isExact }: SetContext): WordSet {
  let node = root;
  for (const spelling of readSpellings(text)) {
    const number = addSpelling(draft, spelling);
    const known = node.word === number ? node.node : (node.more?.get(number) ?? null);
    const next = known ?? buildNode(node.isGuard);
    if (!known) {
      addStep(node, number, next);
      const plain = isExact ? spelling : readPlainSpelling(spelling);
      if (plain !== spelling) addPlain(node, addSpelling(draft, plain), next);
    }
    node = next;
  }
  return node;
}

// Cut as every text is cut: `oeko-tex` is two words, `100%` a number and a sign.
function readSpellings(text: string): readonly string[] {
  if (/^[\p{Script=Latin}\s]+$/u.test(text)) return text.split(/\s+/).map(readSpelling);
  const cut = readWords(noWords, text);
  return Array.from({ length: cut.count }, (_, at) =>
    readSpelling(text.slice(cut.starts[at], cut.ends[at])),
  );
}

function addStep(node: WordSet, number: number, next: WordSet): void {
  if (node.node === null) {
    node.word = number;
    node.node = next;
  } else {
    node.more ??= new Map();
    node.more.set(number, next);
  }
}

function addPlain(node: WordSet, number: number, next: WordSet): void {
  node.plain ??= new Map();
  node.plain.set(number, [...(node.plain.get(number) ?? []), next]);
}

function buildNode(isGuard: boolean): WordSet {
  return {
    isGuard,
    word: 0,
    node: null,
    more: null,
    plain: null,
    numbers: null,
    phone: null,
    isEnd: false,
  };
}
