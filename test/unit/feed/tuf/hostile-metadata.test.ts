import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '#lib/feed/tuf/bytes.ts';
import { topRoles } from '#lib/feed/tuf/metadata-schemas.ts';
import type { FileStore } from '#lib/feed/tuf/seams.ts';
import { tufErrorCodes } from '#lib/feed/tuf/tuf-error.ts';
import { Updater } from '#lib/feed/tuf/updater.ts';
import {
  bytesOf,
  FeedRepo,
  MemoryStore,
  storeOf,
  targetsUrl,
  textOf,
} from '../../../support/feed-repo.ts';

const codes = new Set<string>(tufErrorCodes);
const roles = [...topRoles, 'A'] as const;

/** A feed with everything in it, at generation 2. */
async function makeRepo(): Promise<FeedRepo> {
  const repo = await FeedRepo.create();
  await repo.delegate('targets', 'A', { paths: ['a/*'] });
  await repo.addTarget('A', 'a/list', 'the list');
  repo.hashesMetadata = true;
  await repo.publish('root', 'A', 'targets', 'snapshot', 'timestamp');
  return repo;
}

/** A store that holds against everybody: what is written into it must be what the maintainers have signed. */
class GuardedStore extends MemoryStore {
  readonly #signed: ReadonlySet<string>;

  constructor(
    start: FileStore & { files: ReadonlyMap<string, Bytes> },
    signed: ReadonlySet<string>,
  ) {
    super();
    for (const [name, bytes] of start.files) this.files.set(name, bytes);
    this.#signed = signed;
  }

  override async write(name: string, bytes: Bytes): Promise<void> {
    if (!this.#signed.has(printSigned(bytes)))
      throw new Error(`${name} was kept, and nobody signed it`);
    await super.write(name, bytes);
  }
}

/** What a file says, whatever it looks like: what is signed, not how it is spelt. */
function printSigned(bytes: Bytes): string {
  return JSON.stringify(sorted(JSON.parse(textOf(bytes)).signed));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** Runs a whole update against what now lies on the server: refresh, search, download. Every end must have a name. */
async function useFeed(repo: FeedRepo, store: FileStore): Promise<string> {
  const opened = await Updater.refresh(repo.parts(store));
  if (!opened.ok) return opened.error;
  const found = await opened.value.findTarget('a/list');
  if (!found.ok) return found.error;
  const read = await opened.value.readTarget(found.value, { baseUrl: targetsUrl });
  if (read.ok) expect(textOf(read.value)).toBe('the list');
  return read.ok ? 'ok' : read.error;
}

type Spoil = (bytes: Bytes) => Bytes;

const byteFlip = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
  .map(([place, mask]): Spoil => (bytes) => {
    const at = place % bytes.length;
    return bytes.map((byte, here) => (here === at ? byte ^ mask : byte));
  });
const cut = fc.nat().map(
  (place): Spoil =>
    (bytes) =>
      bytes.slice(0, place % bytes.length),
);
const insert = fc
  .tuple(
    fc.nat(),
    fc.constantFrom('"', '{', '[', '0', '-', '\\', '\u0000', ',', 'é', '1e9', 'null'),
  )
  .map(([place, text]): Spoil => (bytes) => {
    const at = place % bytes.length;
    return new Uint8Array([...bytes.slice(0, at), ...bytesOf(text), ...bytes.slice(at)]);
  });

/** Changes one value somewhere in the document, as an attacker with a JSON editor would. */
const edit = fc
  .tuple(
    fc.nat(),
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(0, -1, 2 ** 53, '', null, [], {})),
  )
  .map(([place, value]): Spoil => (bytes) => {
    const document: unknown = JSON.parse(textOf(bytes));
    const places = listPlaces(document);
    const target = places[place % places.length];
    if (target) Reflect.set(target.holder, target.key, value);
    return bytesOf(JSON.stringify(document));
  });

function listPlaces(value: unknown): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    { holder: value, key },
    ...listPlaces(Reflect.get(value, key)),
  ]);
}

const spoil = fc.oneof(byteFlip, cut, insert, edit);

describe('whatever a host does to a feed', () => {
  test('every end has a name, and nothing is kept that nobody signed', async () => {
    const repo = await makeRepo();
    const clean = new Map(repo.files);
    const signed = new Set(
      [...clean].filter(([path]) => path.endsWith('.json')).map(([, bytes]) => printSigned(bytes)),
    );
    const start = storeOf(repo);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...roles), spoil), { minLength: 1, maxLength: 3 }),
        async (spoils) => {
          repo.files.clear();
          for (const [path, bytes] of clean) repo.files.set(path, bytes);
          for (const [role, change] of spoils) {
            const path = repo.pathOf(role);
            const bytes = repo.file(path);
            if (bytes.length > 0) repo.files.set(path, tryTo(change, bytes));
          }
          const store = new GuardedStore(start, signed);
          const outcome = await useFeed(repo, store);
          expect(outcome === 'ok' || codes.has(outcome), outcome).toBe(true);
          expect(outcome).not.toBe('storage-failed');
          repo.files.clear();
          for (const [path, bytes] of clean) repo.files.set(path, bytes);
          expect(await useFeed(repo, store)).toBe('ok');
        },
      ),
    );
  }, 60_000);

  test('every end has a name when the maintainers themselves sign nonsense', async () => {
    const repo = await makeRepo();
    const documents = new Map(roles.map((role) => [role, structuredClone(repo.documentOf(role))]));
    const clean = new Map(repo.files);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...roles), edit, async (role, change) => {
        repo.files.clear();
        for (const [path, bytes] of clean) repo.files.set(path, bytes);
        for (const [name, document] of documents)
          Object.assign(repo.documentOf(name), structuredClone(document));
        repo.hashesMetadata = false;
        const changed: unknown = JSON.parse(
          textOf(change(bytesOf(JSON.stringify(repo.documentOf(role))))),
        );
        let bytes: Bytes;
        try {
          bytes = await repo.sign(changed, repo.signers.get(role) ?? []);
        } catch {
          // What has no canonical form cannot be signed by anybody.
          return;
        }
        for (const later of roles.slice(1).toReversed()) await repo.publishAsIs(later);
        repo.files.set(repo.pathOf(role), bytes);
        const outcome = await useFeed(repo, storeOf(repo));
        expect(outcome === 'ok' || codes.has(outcome), outcome).toBe(true);
      }),
    );
  }, 60_000);

  test('a kept folder full of noise is as good as an empty one', async () => {
    const repo = await makeRepo();
    const signedFiles = [...repo.files].filter(([path]) => path.endsWith('.json'));
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)),
      fc.json().map(bytesOf),
      fc.constantFrom(...signedFiles.map(([, bytes]) => bytes)),
      fc
        .tuple(fc.constantFrom(...signedFiles.map(([, bytes]) => bytes)), spoil)
        .map(([bytes, change]) => tryTo(change, bytes)),
    );
    const names = ['timestamp.json', 'snapshot.json', 'targets.json', 'A.json'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), noise), { maxLength: 4 }),
        async (files) => {
          const store = storeOf(repo);
          for (const [name, bytes] of files) store.files.set(name, bytes);
          expect(await useFeed(repo, store)).toBe('ok');
          expect(store.files.get('timestamp.json')).toBeDefined();
        },
      ),
    );
  }, 60_000);
});

/** An editor that cannot read what another one left leaves it as it is. */
function tryTo(change: Spoil, bytes: Bytes): Bytes {
  try {
    return change(bytes);
  } catch {
    return bytes;
  }
}
