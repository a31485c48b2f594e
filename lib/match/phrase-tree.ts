import { foldText, keepMarks } from '#lib/text/fold-vietnamese.ts';
import { type Token, tokenise } from '#lib/text/tokenise.ts';

/**
 * Many phrases at once, found by walking a tree of words: each place of a text costs as many steps as the longest phrase
 * has words, however many phrases there are. No regular expression: a pattern that comes from a feed could hang a page.
 *
 * Words are compared folded, and then with their marks: a word written with marks must be the phrase's own word
 * (`chưa khỏi` is not `chữa khỏi`), a word typed without any (`chua khoi`) answers unless the phrase is exact.
 */
export type PhraseTree = { readonly root: Node };

/** A phrase and whose it is; owners are the caller's own numbers. `N` as a word of its own stands for one number. */
export type Phrase = {
  readonly owner: number;
  readonly text: string;
  readonly exactMarks: boolean;
};

/** A phrase found: the tokens `[from, to)`. */
export type PhraseHit = { readonly owner: number; readonly from: number; readonly to: number };

/** A text ready to be searched by any number of trees. */
export type SearchText = { readonly original: string; readonly tokens: readonly Token[] };

type Node = {
  readonly words: Map<string, Node>;
  number: Node | null;
  readonly ends: PhraseEnd[];
};

/** `marked` holds each word with its marks, null where any number may stand. */
type PhraseEnd = {
  readonly owner: number;
  readonly exactMarks: boolean;
  readonly marked: readonly (string | null)[];
};

type Walk = { readonly node: Node; readonly to: number; readonly path: readonly number[] };

export function buildSearchText(text: string): SearchText {
  return { original: text, tokens: tokenise(foldText(text)) };
}

/** A phrase without any word is left out: it would be found everywhere. */
export function buildPhraseTree(phrases: readonly Phrase[]): PhraseTree {
  const root = buildNode();
  for (const phrase of phrases) addPhrase(root, phrase);
  return { root };
}

/** Every phrase that begins at token `at`, one hit for each way through the tree. */
export function findPhrases(tree: PhraseTree, text: SearchText, at: number): readonly PhraseHit[] {
  const { tokens } = text;
  const first = tokens[at];
  if (!first || (first.isGlued && tokens[at - 1]?.kind !== 'sign')) return [];
  if (!tree.root.words.has(first.text) && !(first.kind === 'number' && tree.root.number)) return [];
  const hits: PhraseHit[] = [];
  let walks: readonly Walk[] = [{ node: tree.root, to: at, path: [] }];
  while (walks.length > 0) {
    walks = walks.flatMap((walk) => stepWalk(walk, text, first.clause));
    for (const walk of walks) addHits(hits, walk, { text, from: at });
  }
  return hits;
}

function stepWalk(walk: Walk, text: SearchText, clause: number): readonly Walk[] {
  const token = text.tokens[walk.to];
  if (!token || token.clause !== clause) return [];
  const steps: Walk[] = [];
  const path = [...walk.path, walk.to];
  const word = walk.node.words.get(token.text);
  if (word) steps.push({ node: word, to: walk.to + 1, path });
  if (walk.node.number && token.kind === 'number') {
    steps.push({ node: walk.node.number, to: skipRange(text, walk.to), path });
  }
  return steps;
}

// "7-10 ngày": a range stands where one number may stand.
function skipRange({ tokens, original }: SearchText, at: number): number {
  const low = tokens[at];
  const high = tokens[at + 1];
  const isRange =
    low && high?.kind === 'number' && /^[-‐-―~]$/.test(original.slice(low.end, high.start));
  return isRange === true ? at + 2 : at + 1;
}

function addHits(
  hits: PhraseHit[],
  walk: Walk,
  { text, from }: { readonly text: SearchText; readonly from: number },
): void {
  if (walk.node.ends.length === 0 || !isWordEnd(text.tokens, walk.to)) return;
  for (const end of walk.node.ends) {
    if (isSameWords(end, walk.path, text)) hits.push({ owner: end.owner, from, to: walk.to });
  }
}

function isWordEnd(tokens: readonly Token[], to: number): boolean {
  return tokens[to]?.isGlued !== true || tokens[to - 1]?.kind === 'sign';
}

function isSameWords(end: PhraseEnd, path: readonly number[], text: SearchText): boolean {
  return end.marked.every((wanted, i) => {
    const token = text.tokens[path[i] ?? -1];
    if (wanted === null || !token) return wanted === null;
    const written = keepMarks(text.original.slice(token.start, token.end));
    return written === wanted || (!end.exactMarks && written === token.text);
  });
}

function addPhrase(root: Node, phrase: Phrase): void {
  const marked: (string | null)[] = [];
  let node = root;
  for (const part of phrase.text.split(/\s+/)) {
    if (part === 'N') {
      node.number ??= buildNode();
      node = node.number;
      marked.push(null);
      continue;
    }
    for (const token of tokenise(foldText(part))) {
      const next = node.words.get(token.text) ?? buildNode();
      node.words.set(token.text, next);
      node = next;
      marked.push(keepMarks(part.slice(token.start, token.end)));
    }
  }
  if (marked.length > 0) node.ends.push({ ...phrase, marked });
}

function buildNode(): Node {
  return { words: new Map(), number: null, ends: [] };
}
