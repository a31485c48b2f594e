import { readKeyId } from '../../key/signing-key.ts';
import { type Repository, readExpiryMs, readVersion } from './repository.ts';
import { curatorPaths, curatorRoleName, type RoleKeys, type Roles } from './roles.ts';
import { VerbFault } from '../verb.ts';
import {
  countSigners,
  describeBytes,
  printTime,
  type SignedFile,
  specVersion,
} from './signed-file.ts';

export type ReleaseInput = {
  readonly roles: Roles;
  /** The target files by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is published now; null for the first release. */
  readonly previous: Repository | null;
  readonly nowMs: number;
  /** The version of files that have none before them; 1 unless said otherwise. */
  readonly firstVersion?: number;
};

const dayMs = 86_400_000;

/**
 * The metadata of the next release, signed by nobody yet where they are new. A file whose content is what it was keeps
 * its version and its signatures, as long as a third of its life is left: an unchanged curator needs no key at hand.
 * @throws VerbFault for a file below `curators/` whose curator has no role
 */
export function buildRelease(input: ReleaseInput): Repository {
  const { roles, previous } = input;
  const build =
    (type: string, role: RoleKeys, content: Record<string, unknown>) =>
    (before: SignedFile | undefined): SignedFile =>
      renew(before, {
        type,
        content,
        role,
        nowMs: input.nowMs,
        firstVersion: input.firstVersion ?? 1,
      });
  const { own, byCurator } = sortFiles(input.files, roles);
  const root = renew(previous?.root, {
    type: 'root',
    content: describeRoot(roles),
    role: roles.root,
    nowMs: input.nowMs,
    firstVersion: 1,
  });
  const targets = build('targets', roles.targets, {
    targets: describeFiles(own),
    delegations: describeDelegations(roles),
  })(previous?.targets);
  const curators = new Map(
    Object.entries(roles.curators).map(([id, role]) => {
      const name = curatorRoleName(id);
      const content = { targets: describeFiles(byCurator.get(id) ?? new Map()) };
      return [name, build('targets', role, content)(previous?.curators.get(name))];
    }),
  );
  const listed = [['targets', targets] as const, ...curators];
  const meta = Object.fromEntries(
    listed.map(([name, file]) => [`${name}.json`, { version: readVersion(file) }]),
  );
  const snapshot = build('snapshot', roles.snapshot, { meta: sortKeys(meta) })(previous?.snapshot);
  const pointer = { meta: { 'snapshot.json': { version: readVersion(snapshot) } } };
  const timestamp = build('timestamp', roles.timestamp, pointer)(previous?.timestamp);
  return { root, targets, curators, snapshot, timestamp };
}

/** A timestamp of today for an unchanged release: what a scheduled job signs, with the one key that lies online. */
export function renewTimestamp(previous: Repository, roles: Roles, nowMs: number): Repository {
  const { version: _version, expires: _expires, ...content } = previous.timestamp.signed;
  const { _type, spec_version: _spec, ...meta } = content;
  const timestamp = write({
    type: 'timestamp',
    content: meta,
    role: roles.timestamp,
    nowMs,
    version: readNextVersion(previous.timestamp),
  });
  return { ...previous, timestamp };
}

type Renewal = {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly role: RoleKeys;
  readonly nowMs: number;
  readonly firstVersion: number;
};

type Written = Omit<Renewal, 'firstVersion'> & { readonly version: number };

function renew(before: SignedFile | undefined, next: Renewal): SignedFile {
  const isKept = before && isSame(before, next) && isLasting(before, next);
  if (isKept && isSignedBy(before, next.role)) return before;
  return write({ ...next, version: before ? readNextVersion(before) : next.firstVersion });
}

/** @throws VerbFault after the highest version there is: only somebody with a stolen key writes that one */
function readNextVersion(before: SignedFile): number {
  const version = readVersion(before);
  if (version < Number.MAX_SAFE_INTEGER) return version + 1;
  throw new VerbFault([
    `what is published has a ${String(before.signed['_type'])} of the highest version there is; no version comes after it`,
    'put your own copy of the published folder back, change the key with "rotate-key", and sign again (docs/operate.md)',
  ]);
}

function write({ type, content, role, nowMs, version }: Written): SignedFile {
  const expires = printTime(nowMs + role.expiryDays * dayMs);
  const signed = { _type: type, spec_version: specVersion, version, expires, ...content };
  return { signed, signatures: [] };
}

function isSame(before: SignedFile, { type, content }: Renewal): boolean {
  const { version: _version, expires: _expires, spec_version: _spec, ...rest } = before.signed;
  return JSON.stringify(sortKeys(rest)) === JSON.stringify(sortKeys({ _type: type, ...content }));
}

// After a key was changed the same words need a new signature, and so a new version.
function isSignedBy(before: SignedFile, { keys, threshold }: RoleKeys): boolean {
  return countSigners(before, keys.map(readKeyId)) >= threshold;
}

function isLasting(before: SignedFile, { role, nowMs }: Renewal): boolean {
  return readExpiryMs(before) - nowMs > (role.expiryDays * dayMs) / 3;
}

function describeRoot(roles: Roles): Record<string, unknown> {
  const { root, targets, snapshot, timestamp } = roles;
  const all = { root, snapshot, targets, timestamp };
  return {
    consistent_snapshot: true,
    keys: describeKeys(Object.values(all)),
    roles: Object.fromEntries(Object.entries(all).map(([name, role]) => [name, listSigners(role)])),
  };
}

function describeDelegations(roles: Roles): Record<string, unknown> {
  const curators = Object.entries(roles.curators).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    keys: describeKeys(curators.map(([, role]) => role)),
    roles: curators.map(([id, role]) => ({
      name: curatorRoleName(id),
      ...listSigners(role),
      terminating: true,
      paths: curatorPaths(id),
    })),
  };
}

function describeKeys(roles: readonly RoleKeys[]): Record<string, unknown> {
  const keys = roles.flatMap((role) => role.keys.map((key) => [readKeyId(key), key] as const));
  return sortKeys(Object.fromEntries(keys));
}

function listSigners({ keys, threshold }: RoleKeys): Record<string, unknown> {
  return { keyids: keys.map(readKeyId).toSorted(), threshold };
}

function describeFiles(files: ReadonlyMap<string, Uint8Array>): Record<string, unknown> {
  return sortKeys(
    Object.fromEntries([...files].map(([path, bytes]) => [path, describeBytes(bytes)])),
  );
}

type Sorted = {
  readonly own: ReadonlyMap<string, Uint8Array>;
  readonly byCurator: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
};

/** Parts the files of each curator from the publisher's own. */
function sortFiles(files: ReadonlyMap<string, Uint8Array>, roles: Roles): Sorted {
  const own = new Map<string, Uint8Array>();
  const byCurator = new Map<string, Map<string, Uint8Array>>();
  for (const [path, bytes] of files) {
    const id = /^curators\/([^/]+)\//.exec(path)?.[1];
    if (id === undefined) {
      own.set(path, bytes);
      continue;
    }
    if (!Object.hasOwn(roles.curators, id)) {
      throw new VerbFault(
        `${path}: the curator "${id}" has no key; run "rotate-key --role curator:${id}" first`,
      );
    }
    const theirs = byCurator.get(id) ?? new Map<string, Uint8Array>();
    byCurator.set(id, theirs.set(path, bytes));
  }
  return { own, byCurator };
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
