import * as z from 'zod';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { claimRuleSchema } from '#lib/feed/rule-schemas.ts';
import { type CompiledClaims, compileClaims } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { loadShippedClaims } from '../tools/claims/shipped-claims.ts';
import { foldAsUsual } from './usual-folding.ts';
import { type Group, writeCount } from './group.ts';
import { measureMs, measureTurns } from './measure.ts';
import { type PhrasePeer, plainRegExp, trieRegExp } from './phrase-peers.ts';
import type { Figure, Measured } from './rows.ts';
import { buildPages, buildPhrases, buildRules, readTexts } from './sample-texts.ts';

const pageBytes = 20_000;
const pageCount = 40;

/**
 * The scanner of claims on listing text, from the text as it came: folding is part of the work on both sides. Phrases
 * are cut from the same kind of text, and all ways of searching must find the same number of them.
 */
export const claimsGroup: Group = {
  name: 'claims',
  inShortForm: false,
  async *measure(form) {
    const shipped = await loadShippedClaims();
    const texts = readTexts(shipped.rules);
    const pages = buildPages(texts, pageBytes, pageCount);
    const own = measureTurns([() => timeSearch(pages, (page) => scanClaims(shipped, page).length)]);
    const [speed] = own;
    const at = writeCount(shipped.rules.length, 'rules that ship');
    if (speed) yield { group: 'claims', what: 'scan', at, unit: 'ms/MB', ours: speed, peer: null };
    const [like] = shipped.rules;
    if (!like) throw new Error('no rule ships');
    let less: Figure | null = null;
    for (const size of [100, 1_000, 10_000]) {
      form.tell(`${size} phrases`);
      for await (const row of measureSize(size, { like, texts, pages })) {
        yield row;
        if (row.what !== 'scan' || row.peer?.name !== plainRegExp.name) continue;
        if (less) yield { ...row, peer: { name: 'a tenth as much', figure: less } };
        less = row.ours;
      }
    }
  },
};

type Ground = {
  readonly like: ClaimRule;
  readonly texts: readonly string[];
  readonly pages: readonly string[];
};

async function* measureSize(size: number, { like, texts, pages }: Ground): AsyncIterable<Measured> {
  const phrases = buildPhrases(texts, pages, size);
  const rules = buildRules(like, phrases);
  const stored = JSON.stringify(rules);
  const of = { group: 'claims', at: writeCount(size, 'rules'), size };
  const load = await measureMs(() => stored, compileStored);
  yield { ...of, what: 'load', unit: 'ms', ours: load, peer: null };
  const compiling = await measureMs(() => rules, compileClaims);
  yield { ...of, what: 'load, without checking the file', unit: 'ms', ours: compiling, peer: null };
  const { ahoCorasick } = await import('./peers/aho-corasick.ts');
  const compiled = compileStored(stored);
  const countOurs = (page: string): number => scanClaims(compiled, page).length;
  for (const peer of [trieRegExp, plainRegExp, ahoCorasick]) {
    const kept = peer.store(phrases.map(foldAsUsual));
    const countTheirs = peer.open(kept);
    checkSame(peer, pages, [countOurs, countTheirs]);
    const figures = measureTurns([
      () => timeSearch(pages, countOurs),
      () => timeSearch(pages, countTheirs),
    ]);
    yield { ...of, ...compare(['scan', 'ms/MB'], peer, figures) };
    const [page = ''] = pages;
    const cold = measureTurns([
      () => timeMs(() => scanClaims(compileStored(stored), page)),
      () => timeMs(() => peer.open(kept)(page)),
    ]);
    yield { ...of, ...compare(['load and scan 20 kB', 'ms'], peer, cold) };
  }
}

/** As a woken worker does it: the rules come out of a file of the feed, checked. */
function compileStored(stored: string): CompiledClaims {
  return compileClaims(z.array(claimRuleSchema).parse(JSON.parse(stored)));
}

/** Milliseconds for a megabyte of text in UTF-8: 5 are 200 MB/s. */
function timeSearch(pages: readonly string[], count: (page: string) => number): number {
  // Strings no search has seen yet, as a page's are.
  const fresh = pages.map((page) => Buffer.from(page).toString('utf8'));
  const bytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0);
  return (timeMs(() => fresh.forEach(count)) / bytes) * 1e6;
}

function timeMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** The scanner also reads words that were cut or spaced oddly, so it finds a few more. */
const mostApart = 0.02;

/** @throws when the two do not find the same: a search that finds less is no peer. */
function checkSame(
  { name }: PhrasePeer,
  pages: readonly string[],
  counts: readonly ((page: string) => number)[],
): void {
  const [ours = 0, theirs = 0] = counts.map((count) =>
    pages.reduce((sum, page) => sum + count(page), 0),
  );
  if (!(Math.abs(ours - theirs) < theirs * mostApart))
    throw new Error(`${name} finds ${theirs} phrases, the scanner ${ours}`);
}

function compareFigures(figures: readonly Figure[]): readonly [Figure, Figure] {
  const [ours, theirs] = figures;
  if (!ours || !theirs) throw new Error('nothing was measured');
  return [ours, theirs];
}

function compare(
  [what, unit]: readonly [what: string, unit: string],
  { name }: PhrasePeer,
  figures: readonly Figure[],
): Pick<Measured, 'what' | 'unit' | 'ours' | 'peer'> {
  const [ours, figure] = compareFigures(figures);
  return { what, unit, ours, peer: { name, figure } };
}
