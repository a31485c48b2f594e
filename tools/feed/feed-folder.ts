import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { RuleFile, SeedInputs } from './rule-files.ts';
import { parseRoles } from './repository/sign-release.ts';
import type { Roles } from './repository/roles.ts';
import { type Io, type Options, readText, type Values, VerbFault } from './verb.ts';

/** Where a maintainer's things lie. Absolute paths. */
export type Folders = {
  /** What people edit: feed.json, lists, claims, labels, officials, trust/roles.json. */
  readonly feed: string;
  /** Private keys. */
  readonly keys: string;
  /** What was compiled and signed, and is not published yet. */
  readonly build: string;
  /** What a static host serves. */
  readonly published: string;
};

export const folderOptions: Options = {
  feed: { type: 'string' },
  keys: { type: 'string' },
  build: { type: 'string' },
  published: { type: 'string' },
};

export const folderHelp: readonly string[] = [
  '  --feed DIR        the folder people edit (rules)',
  '  --keys DIR        private keys, never published (keys)',
  '  --build DIR       compiled and signed, not yet published (.feed-build)',
  '  --published DIR   what a static host serves (published)',
];

/** @throws VerbFault where the folders would mix what must not be mixed */
export function readFolders(values: Values, io: Io): Folders {
  const at = (name: string, otherwise: string): string =>
    resolve(io.cwd, readText(values, name) ?? otherwise);
  const folders: Folders = {
    feed: at('feed', 'rules'),
    keys: at('keys', 'keys'),
    build: at('build', '.feed-build'),
    published: at('published', 'published'),
  };
  for (const open of [folders.published, folders.build]) {
    if (!relative(open, folders.keys).startsWith('..')) {
      throw new VerbFault(
        `--keys ${folders.keys} lies inside ${open}, which is given away; keep private keys elsewhere`,
      );
    }
  }
  return folders;
}

/** Every file that people wrote, below one folder. @throws VerbFault with the file, and the line where JSON breaks */
export function readFeedFolder(folder: string): SeedInputs {
  const read = (path: string): RuleFile => readJsonFile(folder, path);
  const readAll = (name: string): readonly RuleFile[] =>
    existsSync(join(folder, name))
      ? readdirSync(join(folder, name))
          .filter((file) => file.endsWith('.json'))
          .toSorted()
          .map((file) => read(`${name}/${file}`))
      : [];
  if (!existsSync(join(folder, 'feed.json'))) {
    throw new VerbFault(
      `${folder} holds no feed.json; name the feed's folder with --feed, or begin one with "init"`,
    );
  }
  return {
    feed: read('feed.json'),
    lists: readAll('lists'),
    claims: readAll('claims'),
    labels: readAll('labels'),
    officials: readAll('officials'),
    words: readAll('words'),
    registers: readAll('registers'),
  };
}

export const rolesFile = 'trust/roles.json';

/** @throws VerbFault where there are none yet, or they are broken */
export function readRoles(folder: string): Roles {
  if (!existsSync(join(folder, rolesFile))) {
    throw new VerbFault(`${join(folder, rolesFile)} is not there; make keys and roles with "init"`);
  }
  const { json } = readJsonFile(folder, rolesFile);
  try {
    return parseRoles(json);
  } catch (fault) {
    throw new VerbFault(
      `${join(folder, rolesFile)}: ${fault instanceof Error ? fault.message : ''}`,
    );
  }
}

/** A file beyond this is no work of people: it is refused before it is read. */
const maxFileBytes = 50_000_000;

export function readJsonFile(folder: string, path: string): RuleFile {
  const file = join(folder, path);
  const text = readTextFile(file);
  try {
    const json: unknown = JSON.parse(text);
    return { path, json };
  } catch (fault) {
    throw new VerbFault(
      `${file}${findLine(text, fault)} is no JSON; look for a missing comma, quote or bracket`,
    );
  }
}

/** @throws VerbFault where the file cannot be read, or is too large to be one of a feed */
export function readTextFile(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > maxFileBytes) {
      throw new VerbFault(`${file} has ${size} bytes; at most ${maxFileBytes} are read`);
    }
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if (fault instanceof VerbFault) throw fault;
    throw new VerbFault(`${file} cannot be read: ${fault instanceof Error ? fault.message : ''}`);
  }
}

function findLine(text: string, fault: unknown): string {
  const at = /position (\d+)/.exec(String(fault))?.[1];
  return at === undefined ? '' : `, line ${text.slice(0, Number(at)).split('\n').length}`;
}
