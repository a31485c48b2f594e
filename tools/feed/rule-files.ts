import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of `rules/` with its parsed JSON. `path` is from the project's folder, with forward slashes. */
export type RuleFile = {
  readonly path: string;
  readonly json: unknown;
  /** As it stands in the file, to tell lines. */
  readonly text?: string;
  /** Of a bulk list: the text of the file with its entries; null where that is not there. */
  readonly entries?: string | null;
};

/** What a seed feed is made of: every file of these folders, in the order of their names. */
export type SeedInputs = {
  readonly feed: RuleFile;
  readonly lists: readonly RuleFile[];
  readonly claims: readonly RuleFile[];
  readonly labels: readonly RuleFile[];
  readonly officials: readonly RuleFile[];
  /** Word lists that claim rules share, each named by its file. */
  readonly words: readonly RuleFile[];
  /** Copies of registers, each named after its label. */
  readonly registers?: readonly RuleFile[];
  /** Cards on a shopper's rights, one a file. */
  readonly tips?: readonly RuleFile[];
};

/** Reads `rules/` below a folder. Throws with the file's name when one is no JSON. */
export function readSeedInputs(root: string): SeedInputs {
  return {
    feed: readRuleFile(root, 'rules/feed.json'),
    lists: readFolder(root, 'rules/lists'),
    claims: readFolder(root, 'rules/claims'),
    labels: readFolder(root, 'rules/labels'),
    officials: readFolder(root, 'rules/officials'),
    words: readFolder(root, 'rules/words'),
    registers: readFolder(root, 'rules/registers'),
    tips: readFolder(root, 'rules/tips'),
  };
}

function readFolder(root: string, folder: string): readonly RuleFile[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readRuleFile(root, `${folder}/${name}`));
}

function readRuleFile(root: string, path: string): RuleFile {
  const text = readFileSync(join(root, path), 'utf8');
  try {
    const json: unknown = JSON.parse(text);
    return { path, json };
  } catch (fault) {
    throw new Error(`${path} is no JSON`, { cause: fault });
  }
}
