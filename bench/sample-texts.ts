import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { projectRoot } from '../tools/setup/project-root.ts';
import { foldAsUsual } from './usual-folding.ts';
import { buildRandom } from './sample-hosts.ts';

const listings = join(projectRoot, '..', 'shared', 'data', 'listings', 'tiki-dev.jsonl.gz');
const listingSchema = z.object({ name: z.string(), description: z.string().nullish() });

/** Real listings where somebody laid them beside the project, else what the rules say of themselves. */
export function readTexts(rules: readonly ClaimRule[]): readonly string[] {
  if (!existsSync(listings)) return rules.flatMap(readOwnTexts);
  return gunzipSync(readFileSync(listings))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .slice(0, 3_000)
    .map((line) => {
      const { name, description } = listingSchema.parse(JSON.parse(line));
      return `${name}\n${description ?? ''}`;
    });
}

function readOwnTexts({ examples, why }: ClaimRule): readonly string[] {
  const said = [...examples.positive, ...examples.negative];
  return [why.vi, ...said.map((each) => (typeof each === 'string' ? each : each.text))];
}

/** Texts of about so many bytes of UTF-8 each, in the order of the listings. */
export function buildPages(texts: readonly string[], sizeBytes: number, count: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (let at = 0; pages.length < count; at++) {
    page += `${texts[at % texts.length] ?? ''}\n`;
    if (Buffer.byteLength(page) < sizeBytes) continue;
    pages.push(page.slice(0, findLength(page, sizeBytes)));
    page = '';
  }
  return pages;
}

// Listings are of one to three bytes a character; the last one is cut where the bytes are full.
function findLength(text: string, sizeBytes: number): number {
  return Buffer.from(text).subarray(0, sizeBytes).toString('utf8').length;
}

/** Words of a text as they stand beside each other in one line, without signs between them. */
const wordRun = /(?<![\p{L}\p{N}_.'-])\p{L}+(?: \p{L}+){2,}(?![\p{L}\p{N}_.'-])/gu;

/**
 * So many phrases of two to four words, cut out of the texts, in lower case with their marks. Each stands in `pages` in
 * one spelling alone, where no other does and seldom enough, so that every way of searching finds the same.
 */
export function buildPhrases(
  texts: readonly string[],
  pages: readonly string[],
  count: number,
): readonly string[] {
  const next = buildRandom(count);
  const isTaken = buildPlaceTaker(pages);
  const phrases = new Set<string>();
  for (let tries = 0; phrases.size < count && tries < count * 20; tries++) {
    const text = writePlain(texts[next() % texts.length] ?? '');
    const runs = [...text.matchAll(wordRun)].map(([run]) => run.split(' '));
    const run = runs[next() % (runs.length || 1)] ?? [];
    const from = next() % (run.length || 1);
    const words = run.slice(from, from + 2 + (next() % 3));
    const phrase = words.join(' ');
    if (words.length >= 2 && !phrases.has(phrase) && isTaken(phrase)) phrases.add(phrase);
  }
  // Where there are too few texts to cut from, the rest is of words that no text has.
  for (let at = 0; phrases.size < count; at++) phrases.add(`xuzqa ${writeLetters(at)}`);
  return [...phrases];
}

function writeLetters(number: number): string {
  return number.toString(10).replace(/\d/g, (digit) => 'bcdghklmnt'[Number(digit)] ?? '');
}

const writePlain = (text: string): string => text.normalize('NFC').toLowerCase();

/** A scanner stops at 200 marks in one text: what lies behind them nobody reads. */
const mostOfPage = 150;

/** Takes a phrase that can be compared, and then its places. */
function buildPlaceTaker(pages: readonly string[]): (phrase: string) => boolean {
  const known = pages.map((page) => {
    const folded = ` ${foldAsUsual(page)} `;
    return {
      plain: ` ${writePlain(page)} `,
      folded,
      taken: new Uint8Array(folded.length),
      used: 0,
    };
  });
  return (phrase) => {
    const folded = foldAsUsual(phrase);
    const found = known.map((page) => ({ page, places: findPlaces(page.folded, folded) }));
    const isFree = found.every(
      ({ page, places }) =>
        places.length === findPlaces(page.plain, phrase).length &&
        page.used + places.length <= mostOfPage &&
        places.every((at) => isFreePlace(page, at, folded.length)),
    );
    if (!isFree) return false;
    for (const { page, places } of found) {
      for (const at of places) page.taken.fill(1, at, at + folded.length);
      page.used += places.length;
    }
    return true;
  };
}

function findPlaces(text: string, phrase: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) places.push(at);
  return places;
}

const wordSign = /[\p{L}\p{N}_.'-]/u;

function isFreePlace(
  { folded, taken }: { readonly folded: string; readonly taken: Uint8Array },
  at: number,
  length: number,
): boolean {
  const edges = [folded[at - 1] ?? ' ', folded[at + length] ?? ' '];
  return (
    edges.every((edge) => !wordSign.test(edge)) &&
    taken.subarray(at, at + length).every((each) => each === 0)
  );
}

/** A rule a phrase, made after one that ships. */
export function buildRules(like: ClaimRule, phrases: readonly string[]): readonly ClaimRule[] {
  const { id: _id, topic, severity, ground, why } = like;
  const plain = { topic, severity, ground, why, exactMarks: false, unless: [] };
  return phrases.map((phrase, at) => ({
    ...plain,
    id: `bench-${at}`,
    phrases: [phrase],
    examples: { positive: [phrase], negative: ['Không có gì.'] },
  }));
}
