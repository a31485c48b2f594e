import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';

/**
 * The claims scanner against regular expressions with the same phrases, over made-up texts of 20 kB as listings are
 * written: accents and capitals, a phrase in every sixty words. Both find the same places, or there is no figure.
 * `node bench/claim-scanner.ts` prints what `measureClaimScanner` gives. The best of nine runs, in MB of UTF-8 a second.
 */
export type ScannerRow = {
  readonly phrases: number;
  readonly oursMbPerS: number;
  /** The better one of a flat alternation and a tree. */
  readonly regExpMbPerS: number;
  readonly ratio: number;
  /** Compiling the rules from what a feed says, and one text. */
  readonly coldMs: number;
  readonly coldRegExpMs: number;
};

const runs = 9;
const texts = 20;
const textUnits = 16_000;

function buildRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const onsets = 'b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'an ăn âng iên ương oan êu ôi ơi ưu át ác ịch ổi ùng ãnh ề ọc ủy ửa ào ế ước ình'.split(' ');
const syllables = onsets.flatMap((onset) => rimes.map((rime) => onset + rime));

function buildPhrases(count: number, random: (below: number) => number): readonly string[] {
  const phrases = new Set<string>();
  while (phrases.size < count) {
    // Their last word is one that no text holds elsewhere, so that phrases neither overlap nor come by chance.
    const head = syllables[random(syllables.length)] ?? '';
    phrases.add(`${head} ${syllables[random(syllables.length)] ?? ''} z${random(90) + 10}`);
  }
  return [...phrases].map((phrase) => phrase.replace(/\d+/, (digits) => spellDigits(digits)));
}

function spellDigits(digits: string): string {
  return Array.from(digits, (digit) => 'abdeghiklm'[Number(digit)] ?? '').join('');
}

function buildText(phrases: readonly string[], random: (below: number) => number): string {
  let text = '';
  while (text.length < textUnits) {
    const isPhrase = random(60) === 0;
    const word = isPhrase ? phrases[random(phrases.length)] : syllables[random(syllables.length)];
    const cased = random(8) === 0 ? (word ?? '').toUpperCase() : word;
    text += `${cased}${random(12) === 0 ? '. ' : ' '}`;
  }
  return text;
}

function buildRule(phrases: readonly string[]): ClaimRule {
  return {
    id: 'bench',
    topic: 'superlative',
    severity: 'info',
    phrases,
    exactMarks: true,
    unless: [],
    ground: { title: { vi: 'Đo', en: 'Bench' }, url: null },
    why: { vi: 'Đo', en: 'Bench' },
    examples: { positive: [], negative: [] },
  };
}

type Tree = Map<string, Tree>;

function buildTreeSource(phrases: readonly string[]): string {
  const root: Tree = new Map();
  for (const phrase of phrases) {
    let node = root;
    for (const letter of `${phrase}\n`) {
      const next: Tree = node.get(letter) ?? new Map();
      node.set(letter, next);
      node = next;
    }
  }
  return writeTree(root);
}

function writeTree(node: Tree): string {
  const ways = [...node].map(([letter, next]) => (letter === '\n' ? '' : letter + writeTree(next)));
  return ways.length === 1 ? (ways[0] ?? '') : `(?:${ways.join('|')})`;
}

function buildExpression(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
}

/** Folding as it is mostly done, the same for both forms. It keeps every offset of these texts. */
function findAll(expression: RegExp, text: string): readonly number[] {
  return Array.from(text.normalize('NFC').toLowerCase().matchAll(expression), ({ index }) => index);
}

function readBestMs(run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

// An engine keeps what it made of a source, so that each run needs another one: with a word that stands nowhere.
function readColdMs(phrases: readonly string[], page: string): number {
  let run = 0;
  return readBestMs(() => {
    run += 1;
    findAll(buildExpression(`${phrases.join('|')}|qqq${run}`), page);
  });
}

/** One row for each count of phrases. Throws where the two do not find the same. */
export function measureClaimScanner(counts: readonly number[] = [1_000, 10_000]): ScannerRow[] {
  return counts.map((count) => measureCount(count));
}

function measureCount(count: number): ScannerRow {
  const random = buildRandom(count);
  const phrases = buildPhrases(count, random);
  const pages = Array.from({ length: texts }, () => buildText(phrases, random));
  const rules = [buildRule(phrases)];
  const compiled = compileClaims(rules);
  const forms = [phrases.join('|'), buildTreeSource(phrases)].map(buildExpression);
  for (const page of pages) {
    const ours = scanClaims(compiled, page).map(({ start }) => start);
    for (const form of forms) {
      const theirs = findAll(form, page);
      if (theirs.length === 0 || String(theirs) !== String(ours)) {
        throw new Error(`${count} phrases: found ${ours.length} and ${theirs.length} places`);
      }
    }
  }
  const sizeMb = pages.reduce((sum, page) => sum + new TextEncoder().encode(page).length, 0) / 1e6;
  const [page = ''] = pages;
  const toRate = (ms: number): number => (sizeMb * 1000) / ms;
  const oursMbPerS = toRate(readBestMs(() => pages.forEach((each) => scanClaims(compiled, each))));
  const regExpMbPerS = Math.max(
    ...forms.map((form) => toRate(readBestMs(() => pages.forEach((each) => findAll(form, each))))),
  );
  return {
    phrases: count,
    oursMbPerS,
    regExpMbPerS,
    ratio: oursMbPerS / regExpMbPerS,
    coldMs: readBestMs(() => scanClaims(compileClaims(rules), page)),
    coldRegExpMs: readColdMs(phrases, page),
  };
}

if (import.meta.main) {
  for (const row of measureClaimScanner()) {
    process.stdout.write(
      `${row.phrases} phrases: ours ${row.oursMbPerS.toFixed(0)} MB/s, RegExp ${row.regExpMbPerS.toFixed(0)} MB/s, ` +
        `${row.ratio.toFixed(2)} ×; cold ${row.coldMs.toFixed(0)} ms, RegExp ${row.coldRegExpMs.toFixed(0)} ms\n`,
    );
  }
}
