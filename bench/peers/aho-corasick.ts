import AhoCorasick from 'modern-ahocorasick';
import { foldAsUsual } from '../usual-folding.ts';
import type { PhrasePeer } from '../phrase-peers.ts';

const letter = /[a-z0-9_]/;

/** Phrases are whole words: it has an option for edges, which is slower than asking for them afterwards. */
export const ahoCorasick: PhrasePeer = {
  name: 'modern-ahocorasick',
  store: (phrases) => new AhoCorasick(phrases).serialize(),
  open: (stored) => {
    const matcher = AhoCorasick.deserialize(stored);
    return (text) => {
      const folded = foldAsUsual(text);
      return matcher
        .search(folded)
        .filter(
          ({ start, end }) =>
            !letter.test(folded[start - 1] ?? '') && !letter.test(folded[end] ?? ''),
        ).length;
    };
  },
};
