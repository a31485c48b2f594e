import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readEntriesName } from './bulk/bulk-list.ts';
import type { RuleFile, SeedInputs } from './rule-files.ts';
import { parseJsonText } from './parse-json-text.ts';
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
  for (const [name, path] of Object.entries(folders)) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) {
      throw new VerbFault(`--${name} ${path} is a file; name a folder`);
    }
  }
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
    lists: readAll('lists').map((file) => withEntries(folder, file)),
    claims: readAll('claims'),
    labels: readAll('labels'),
    officials: readAll('officials'),
    words: readAll('words'),
    registers: readAll('registers'),
    tips: readAll('tips'),
  };
}

// A bulk list keeps its entries in a file of their own.
function withEntries(folder: string, file: RuleFile): RuleFile {
  const name = readEntriesName(file.json);
  if (name === null) return file;
  const path = join(folder, 'lists', name);
  return { ...file, entries: existsSync(path) ? readTextFile(path) : null };
}

export const rolesFile = 'trust/roles.json';

/** @throws VerbFault where there are none yet, or they are broken */
export function readRoles(folder: string): Roles {
  if (!existsSync(join(folder, rolesFile))) {
    throw new VerbFault(`${join(folder, rolesFile)} is not there; make keys and roles with "init"`);
  }
  const roles = parseRoles(readJsonFile(folder, rolesFile).json);
  if (roles.ok) return roles.value;
  const lines = (roles.detail ?? roles.error).split('\n');
  throw new VerbFault(lines.map((line) => `${join(folder, rolesFile)} › ${line}`));
}

/** A file beyond this is no work of people: it is refused before it is read. */
const maxFileBytes = 50_000_000;

export function readJsonFile(folder: string, path: string): RuleFile {
  const file = join(folder, path);
  const text = readTextFile(file);
  const json = parseJsonText(text);
  if (json.ok) return { path, json: json.value, text };
  throw new VerbFault(
    `${file}, ${json.detail ?? ''}: is no JSON; look for a missing comma, quote or bracket`,
  );
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
