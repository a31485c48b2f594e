import { join } from 'node:path';
import { openKeyFolder } from '../../key/key-folder.ts';
import { createSigningKey, type KeyType, keyTypes, readKeyId } from '../../key/signing-key.ts';
import {
  folderHelp,
  folderOptions,
  readFeedFolder,
  readFolders,
  readRoles,
  rolesFile,
} from '../feed-folder.ts';
import { replaceFile } from '../replace-file.ts';
import { printWritten } from '../print-written.ts';
import { type RoleKeys, type Roles, rolesSchema, topRoleNames } from '../repository/roles.ts';
import { need, readCount, readText, type Verb, VerbFault } from '../verb.ts';
import { writtenFeedSchema } from '../written-forms.ts';

export const rotateKeyVerb: Verb = {
  name: 'rotate-key',
  summary: 'gives a role a new key, and takes an old one from it',
  help: [
    '  rotate-key --role ROLE [--drop KEYID] [--only-drop] [--threshold N]',
    `  ROLE   ${topRoleNames.join(', ')} or curator:ID`,
    '  --drop KEYID      the key that goes, by the first digits of its id; the role’s only',
    '                    key goes by itself',
    '  --only-drop       makes no new key: a key was lost or stolen and others remain',
    '  --threshold N     from now on this many must sign',
    '  --dry-run         says what would change, and writes nothing',
    '  A curator whom feed.json names and who has no key yet gets their first. A new key is',
    '  of the kind the role has; it is written to --keys, the roles hold its public half.',
    '  Then compile, sign and publish. A new root must also be signed by the keys of the',
    '  root before it, so drop a root key only after the others have signed.',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    role: { type: 'string' },
    drop: { type: 'string' },
    'only-drop': { type: 'boolean' },
    threshold: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const roles = readRoles(folders.feed);
    const name = need(values, 'role');
    const role = findRole(roles, name) ?? beginCurator(roles, name, folders.feed);
    const onlyDrop = values['only-drop'] === true;
    const dropped = pickDropped(role, readText(values, 'drop'), name);
    const key = onlyDrop ? null : createSigningKey(readKeyType(role, roles));
    const kept = role.keys.filter((each) => readKeyId(each) !== dropped);
    const added = key
      ? [{ ...key.publicKey, keyval: { public: key.publicKey.keyval.public ?? '' } }]
      : [];
    const next: RoleKeys = {
      ...role,
      keys: [...kept, ...added],
      threshold: readCount(values, 'threshold', { least: 1, most: 32, otherwise: role.threshold }),
    };
    const checked = rolesSchema.safeParse(withRole(roles, name, next));
    if (!checked.success) {
      const faults = checked.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
      throw new VerbFault(faults);
    }
    if (values['dry-run'] !== true) {
      // The key first: roles that name a key which nobody has cannot be signed by.
      if (key) openKeyFolder(folders.keys, io.passphrase).keep(key);
      replaceFile(join(folders.feed, rolesFile), printWritten(checked.data));
    }
    io.say(
      `${name}: ${key ? `new key ${key.keyId.slice(0, 16)}` : 'no new key'}; ${dropped ? `without ${dropped.slice(0, 16)}` : 'none dropped'}.`,
    );
    io.answer({ role: name, added: key?.keyId ?? null, dropped });
  },
};

function findRole(roles: Roles, name: string): RoleKeys | null {
  const top = topRoleNames.find((each) => each === name);
  const curatorId = readCuratorId(name);
  const found = Object.entries(roles.curators).find(([id]) => id === curatorId)?.[1];
  return top ? roles[top] : (found ?? null);
}

/** The role of a curator who has no key yet: it lasts as long as the publisher's own. @throws VerbFault for a stranger */
function beginCurator(roles: Roles, name: string, folder: string): RoleKeys {
  const curatorId = readCuratorId(name);
  const feed = writtenFeedSchema.safeParse(readFeedFolder(folder).feed.json);
  const known = feed.success ? feed.data.curators.map(({ id }) => id) : [];
  if (curatorId !== null && known.includes(curatorId)) {
    return { keys: [], threshold: 1, expiryDays: roles.targets.expiryDays };
  }
  const all = [...topRoleNames, ...Object.keys(roles.curators).map((id) => `curator:${id}`)];
  throw new VerbFault([
    `--role wants ${all.join(', ')}, not "${name}"`,
    ...(curatorId === null ? [] : ['a new curator is first named in feed.json, under "curators"']),
  ]);
}

function readCuratorId(name: string): string | null {
  return /^curator:(.+)$/.exec(name)?.[1] ?? null;
}

/** A feed that chose its kind of key for old browsers keeps it. */
function readKeyType(role: RoleKeys, roles: Roles): KeyType {
  const written = (role.keys[0] ?? roles.targets.keys[0])?.keytype ?? '';
  return keyTypes.find((each) => written.startsWith(each)) ?? 'ed25519';
}

function withRole(roles: Roles, name: string, role: RoleKeys): unknown {
  const curatorId = readCuratorId(name);
  return curatorId === null
    ? { ...roles, [name]: role }
    : { ...roles, curators: { ...roles.curators, [curatorId]: role } };
}

/** The full id of the key that goes; null where all stay. */
function pickDropped(role: RoleKeys, digits: string | null, name: string): string | null {
  const ids = role.keys.map(readKeyId);
  if (digits === null) return ids.length === 1 ? (ids[0] ?? null) : null;
  const found = ids.filter((id) => digits.length >= 6 && id.startsWith(digits.toLowerCase()));
  if (found.length === 1) return found[0] ?? null;
  const known = ids.map((id) => id.slice(0, 16)).join(', ');
  throw new VerbFault(
    `--drop ${digits}: ${name} has the keys ${known}; give at least 6 digits of one`,
  );
}
