import { foldAsUsual } from './usual-folding.ts';

/** A peer that finds phrases in a text: what it keeps on a device, and how it comes back from that. */
export type PhrasePeer = {
  readonly name: string;
  readonly store: (phrases: readonly string[]) => string;
  /** Counts the phrases in a text as it came; folding it is part of the work. */
  readonly open: (stored: string) => (text: string) => number;
};

function countMatches(expression: RegExp): (text: string) => number {
  return (text) => {
    let count = 0;
    for (const _ of foldAsUsual(text).matchAll(expression)) count += 1;
    return count;
  };
}

const escapeSigns = (phrase: string): string => phrase.replace(/[^a-z0-9 ]/g, '\\$&');

export const plainRegExp: PhrasePeer = {
  name: 'RegExp of alternatives',
  store: (phrases) => `\\b(?:${phrases.map(escapeSigns).join('|')})\\b`,
  open: (stored) => countMatches(new RegExp(stored, 'g')),
};

export const trieRegExp: PhrasePeer = {
  name: 'RegExp in the shape of a trie',
  store: (phrases) => `\\b${writeTrie(buildTrie(phrases))}\\b`,
  open: (stored) => countMatches(new RegExp(stored, 'g')),
};

type Trie = { isEnd: boolean; readonly next: Map<string, Trie> };

function buildTrie(phrases: readonly string[]): Trie {
  const root: Trie = { isEnd: false, next: new Map() };
  for (const phrase of phrases) {
    let node = root;
    for (const letter of phrase) {
      const known = node.next.get(letter) ?? { isEnd: false, next: new Map<string, Trie>() };
      node.next.set(letter, known);
      node = known;
    }
    node.isEnd = true;
  }
  return root;
}

function writeTrie({ isEnd, next }: Trie): string {
  if (next.size === 0) return '';
  const ways = [...next].map(([letter, node]) => `${escapeSigns(letter)}${writeTrie(node)}`);
  return `(?:${ways.join('|')})${isEnd ? '?' : ''}`;
}
