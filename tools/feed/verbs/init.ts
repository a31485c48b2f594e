import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyFolder, openKeyFolder } from '../../key/key-folder.ts';
import { createSigningKey, type KeyType, keyTypes } from '../../key/signing-key.ts';
import {
  folderHelp,
  folderOptions,
  readFeedFolder,
  readFolders,
  rolesFile,
} from '../feed-folder.ts';
import { projectRoot } from '../../setup/project-root.ts';
import type { RoleKeys, Roles } from '../repository/roles.ts';
import { readCount, readText, type Values, type Verb, VerbFault } from '../verb.ts';
import { type WrittenFeed, writtenFeedSchema } from '../written-forms.ts';
import { printWritten } from '../print-written.ts';

/** Days that a signature of each role holds. The timestamp is renewed daily by a job; root is taken out of its safe once a year. */
const expiryDays = { root: 400, targets: 120, snapshot: 30, timestamp: 3, curator: 120 } as const;

export const initVerb: Verb = {
  name: 'init',
  summary: 'makes keys and roles, and a feed folder where there is none',
  help: [
    '  --name TEXT           of a new feed, in Vietnamese (Nguồn mới)',
    '  --name-en TEXT        and in English (New feed)',
    '  --publisher ID        kebab-case id of who publishes a new feed (publisher)',
    '  --site URL            their https address (https://feed.example/)',
    '  --objection URL       https or mailto address for objections',
    '  --intake URL          the intake that takes reports for this feed (none)',
    '  --key-type TYPE       ed25519, ecdsa or rsa (ed25519)',
    '  --root-keys N         how many root keys there are (2)',
    '  --root-threshold N    how many of them must sign (1)',
    '  --dry-run             says what would be made, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    name: { type: 'string' },
    'name-en': { type: 'string' },
    publisher: { type: 'string' },
    site: { type: 'string' },
    objection: { type: 'string' },
    intake: { type: 'string' },
    'key-type': { type: 'string' },
    'root-keys': { type: 'string' },
    'root-threshold': { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const rolesPath = join(folders.feed, rolesFile);
    if (existsSync(rolesPath)) {
      throw new VerbFault(`${rolesPath} is there already; change keys with "rotate-key"`);
    }
    const type = readKeyType(values);
    const rootKeys = readCount(values, 'root-keys', { least: 1, most: 16, otherwise: 2 });
    const threshold = readCount(values, 'root-threshold', {
      least: 1,
      most: rootKeys,
      otherwise: 1,
    });
    const isDry = values['dry-run'] === true;
    const isNew = !existsSync(join(folders.feed, 'feed.json'));
    const feed = isNew ? buildFeed(values, io.nowMs) : readFeed(folders.feed);
    if (isNew && !isDry) writeFeed(folders.feed, feed);
    const curatorIds = [feed.publisher, ...feed.curators].map(({ id }) => id);
    const keys = isDry ? null : openKeyFolder(folders.keys, io.passphrase);
    const progress = io.progress('Making keys');
    let made = 0;
    const make = (count: number): RoleKeys['keys'] =>
      Array.from({ length: count }, () => {
        progress.step((made += 1), rootKeys + curatorIds.length + 3);
        return makeKey(keys, type);
      });
    const one = (days: number): RoleKeys => ({ keys: make(1), threshold: 1, expiryDays: days });
    const roles: Roles = {
      formatVersion: 1,
      root: { keys: make(rootKeys), threshold, expiryDays: expiryDays.root },
      targets: one(expiryDays.targets),
      snapshot: one(expiryDays.snapshot),
      timestamp: one(expiryDays.timestamp),
      curators: Object.fromEntries(curatorIds.map((id) => [id, one(expiryDays.curator)])),
    };
    progress.end();
    if (!isDry) {
      mkdirSync(join(folders.feed, 'trust'), { recursive: true });
      writeFileSync(rolesPath, printWritten(roles), { flag: 'wx' });
    }
    if (io.passphrase === null) {
      io.warn('The keys are not encrypted: set CHO_LANH_PASSPHRASE before "init" to encrypt them.');
    }
    if (isDry) io.say('Nothing written.');
    io.say(
      `${rolesPath}: ${rootKeys} root keys, ${threshold} must sign; ${curatorIds.length} curators.`,
    );
    io.say(
      `${folders.keys}: the private keys. Keep the root keys offline, each in a place of its own.`,
    );
    io.answer({ roles: rolesPath, keys: folders.keys, curators: curatorIds });
  },
};

function readKeyType(values: Values): KeyType {
  const text = readText(values, 'key-type') ?? 'ed25519';
  const type = keyTypes.find((each) => each === text);
  if (type === undefined)
    throw new VerbFault(`--key-type wants ${keyTypes.join(', ')}, not "${text}"`);
  return type;
}

/** A key that is kept nowhere where there is no folder: a dry run. */
function makeKey(keys: KeyFolder | null, type: KeyType): RoleKeys['keys'][number] {
  const key = createSigningKey(type);
  keys?.keep(key);
  const { keytype, scheme, keyval } = key.publicKey;
  return { keytype, scheme, keyval: { public: keyval.public ?? '' } };
}

function readFeed(folder: string): WrittenFeed {
  const parsed = writtenFeedSchema.safeParse(readFeedFolder(folder).feed.json);
  if (!parsed.success) throw new VerbFault(`${join(folder, 'feed.json')} is broken; see "lint"`);
  return parsed.data;
}

function buildFeed(values: Values, nowMs: number): WrittenFeed {
  const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 10)}T00:00:00Z`;
  const vi = readText(values, 'name') ?? 'Nguồn mới';
  const en = readText(values, 'name-en') ?? 'New feed';
  const intake = readText(values, 'intake');
  const written = {
    formatVersion: 1,
    version: 1,
    name: { vi, en },
    publishedAt: time(nowMs),
    expiresAt: time(nowMs + 365 * 86_400_000),
    licence: 'CC BY 4.0',
    languages: ['vi', 'en'],
    mirrors: [],
    development: {
      note: 'Site and objection address of the publisher.',
      site: readText(values, 'site') ?? 'https://feed.example/',
      objectionUrl: readText(values, 'objection') ?? 'mailto:objections@feed.example',
      ...(intake === null ? {} : { reportUrl: intake }),
    },
    publisher: { id: readText(values, 'publisher') ?? 'publisher', name: { vi, en } },
    curators: [],
    recheckMonths: { default: 24 },
    // What this project knows of shared hosts holds for every feed; a maintainer can add to it.
    sharedHosts: readKnownSharedHosts(),
  };
  const parsed = writtenFeedSchema.safeParse(written);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new VerbFault(faults);
  }
  return parsed.data;
}

function writeFeed(folder: string, written: WrittenFeed): void {
  for (const name of ['lists', 'claims', 'labels', 'officials']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'feed.json'), printWritten(written), { flag: 'wx' });
}

function readKnownSharedHosts(): readonly string[] {
  const { json } = readFeedFolder(join(projectRoot, 'rules')).feed;
  return writtenFeedSchema.parse(json).sharedHosts;
}
