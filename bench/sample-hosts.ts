import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIdentifier } from '#lib/feed/identifier-schema.ts';
import { projectRoot } from '../tools/setup/project-root.ts';

/** Real public lists, where somebody laid them beside the project. They are measured, and nothing of them is kept. */
const listsFolder = join(projectRoot, '..', 'shared', 'data', 'lists');

/** Xorshift: the same numbers on every run and machine. */
export function buildRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
const ends = ['.com', '.vn', '.shop', '.com.vn', '.store', '.top', '.net', '.xyz'];

/** Made-up hosts of the lengths that real ones have. */
export function buildHostMaker(seed: number, start: string): () => string {
  const next = buildRandom(seed);
  return () => {
    const length = 7 + (next() % 14);
    let name = start;
    for (let i = 0; i < length; i++) name += letters[next() % letters.length];
    return `${name}0${ends[next() % ends.length]}`;
  };
}

/** Hosts of the real lists, each once; empty where there are no lists. */
function readRealHosts(): readonly string[] {
  if (!existsSync(listsFolder)) return [];
  const found = new Set<string>();
  for (const file of readdirSync(listsFolder).toSorted()) {
    const text = readFileSync(join(listsFolder, file), 'utf8');
    for (const [word] of text.matchAll(/(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,8}\b/g)) {
      if (parseIdentifier('host', word)) found.add(word);
    }
  }
  return [...found];
}

let real: readonly string[] | null = null;

/** So many hosts to list: real ones first, then made-up ones. */
export function buildHosts(count: number): readonly string[] {
  real ??= readRealHosts();
  return addMadeUp(real.slice(0, count), count);
}

/** The same without real ones, of which a maintainer's command would refuse some. */
export function buildMadeUpHosts(count: number): readonly string[] {
  return addMadeUp([], count);
}

function addMadeUp(first: readonly string[], count: number): readonly string[] {
  const hosts = new Set(first);
  const make = buildHostMaker(count, 'x');
  while (hosts.size < count) hosts.add(make());
  return [...hosts];
}

/** Questions, of which one in twenty is listed. The others are of no list. */
export function buildQuestions(hosts: readonly string[], count: number): readonly string[] {
  const make = buildHostMaker(7, 'y0-');
  return Array.from({ length: count }, (_, i) =>
    i % 20 === 0 ? (hosts[(i * 7_919) % hosts.length] ?? '') : make(),
  );
}

/** Strings whose hash no engine has worked out yet, as those of a page never were. */
export function buildFresh(texts: readonly string[]): readonly string[] {
  return texts.map((text) => Buffer.from(text, 'latin1').toString('latin1'));
}
