import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { projectRoot } from '../setup/project-root.ts';
import { compileSeed } from './compile-seed.ts';
import { readSeedInputs } from './rule-files.ts';

/** Where the seed feed lies, from the project's folder. */
export const seedFile = 'public/seed/feed.json';

/** The bytes of a seed feed: one form for one content, readable in a diff. */
export function printSeed(content: FeedContent): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** `node tools/feed/build-seed.ts`: writes the seed feed, or says what is wrong in `rules/` and ends with 1. */
function run(): number {
  const compiled = compileSeed(readSeedInputs(projectRoot));
  if (!compiled.ok) {
    console.error(compiled.detail);
    return 1;
  }
  const path = join(projectRoot, seedFile);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, printSeed(compiled.value));
  const { lists, claims, labels, officials } = compiled.value;
  const entries = lists.reduce((sum, list) => sum + list.entries.length, 0);
  console.log(
    `${seedFile}: ${entries} entries in ${lists.length} lists, ${claims.length} claim rules, ${labels.length} labels, ${officials.length} protected names`,
  );
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = run();
