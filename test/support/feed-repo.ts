import { type Bytes, digestHex } from '#lib/feed/tuf/bytes.ts';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import { type TopRole, topRoles } from '#lib/feed/tuf/metadata-schemas.ts';
import { quoteName } from '#lib/feed/tuf/quote-name.ts';
import type { FetchedFile, FileStore } from '#lib/feed/tuf/seams.ts';
import type { UpdaterParts } from '#lib/feed/tuf/updater.ts';
import { type KeyJson, makeSigner, type Signer } from './feed-signer.ts';

type Extra = { [extra: string]: unknown };
export type SignersJson = { keyids: string[]; threshold: number } & Extra;
export type MetaJson = { version: number; length?: number; hashes?: Record<string, string> };
type HeadJson = { _type: string; spec_version: string; version: number; expires: string } & Extra;
export type RootJson = HeadJson & {
  consistent_snapshot: boolean;
  keys: Record<string, KeyJson>;
  roles: Record<TopRole, SignersJson>;
};
export type TimestampJson = HeadJson & { meta: Record<string, MetaJson> };
export type SnapshotJson = HeadJson & { meta: Record<string, MetaJson> };
export type TargetJson = { length: number; hashes: Record<string, string> } & Extra;
export type DelegationJson = SignersJson & {
  name: string;
  terminating?: boolean;
  paths?: string[];
  path_hash_prefixes?: string[];
};
export type TargetsJson = HeadJson & {
  targets: Record<string, TargetJson>;
  delegations?: {
    keys: Record<string, KeyJson>;
    roles?: DelegationJson[];
    succinct_roles?: SignersJson & { bit_length: number; name_prefix: string };
  };
};

export const metadataUrl = 'https://feed.example/metadata';
export const targetsUrl = 'https://feed.example/targets/';
export const dayMs = 86_400_000;
export const startMs = Date.UTC(2026, 5, 1);

/** A moment as metadata writes it: in whole seconds. */
export const printMoment = (ms: number): string =>
  new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | null | undefined): string =>
  new TextDecoder().decode(bytes ?? new Uint8Array());

/**
 * A signed repository held in memory. Its documents are plain data that a test changes as an attacker or a careless
 * maintainer would; `publish` signs them as they then are and lays them on the server, `serve` lays down anything.
 */
export class FeedRepo {
  readonly root: RootJson;
  readonly timestamp: TimestampJson;
  readonly snapshot: SnapshotJson;
  readonly targets: TargetsJson;
  /** Targets documents by role. */
  readonly roles = new Map<string, TargetsJson>();
  /** Who signs for a role when it is published. */
  readonly signers = new Map<string, Signer[]>();
  /** What lies on the server, by path. */
  readonly files = new Map<string, Bytes>();
  /** What the server does instead of handing out a file, by path. */
  readonly answers = new Map<string, () => Promise<FetchedFile>>();
  /** Paths asked for, in order. */
  readonly requests: string[] = [];
  /** True: referrers name lengths and hashes of metadata too. */
  hashesMetadata = false;
  nowMs: number;
  readonly #published = new Set<string>();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
    const head = (type: string): HeadJson => ({
      _type: type,
      spec_version: '1.0.31',
      version: 1,
      expires: printMoment(nowMs + 30 * dayMs),
    });
    const nobody = (): SignersJson => ({ keyids: [], threshold: 1 });
    this.root = {
      ...head('root'),
      consistent_snapshot: true,
      keys: {},
      roles: { root: nobody(), timestamp: nobody(), snapshot: nobody(), targets: nobody() },
    };
    this.timestamp = { ...head('timestamp'), meta: {} };
    this.snapshot = { ...head('snapshot'), meta: {} };
    this.targets = this.makeTargets();
    this.roles.set('targets', this.targets);
  }

  /** One key a role, everything published once. */
  static async create(nowMs = startMs): Promise<FeedRepo> {
    const repo = new FeedRepo(nowMs);
    for (const role of topRoles) await repo.addKey(role);
    await repo.publish('root', 'targets', 'snapshot', 'timestamp');
    return repo;
  }

  makeTargets(): TargetsJson {
    return {
      _type: 'targets',
      spec_version: '1.0.31',
      version: 1,
      expires: printMoment(this.nowMs + 30 * dayMs),
      targets: {},
    };
  }

  /** Adds a key to a top-level role, and lets it sign from now on. */
  async addKey(role: TopRole, signer?: Signer): Promise<Signer> {
    const added = signer ?? (await makeSigner());
    this.root.keys[added.keyid] = added.key;
    this.root.roles[role].keyids.push(added.keyid);
    this.signers.set(role, [...(this.signers.get(role) ?? []), added]);
    return added;
  }

  /** Takes all keys of a top-level role away, and gives it one new one. */
  async rotateKey(role: TopRole): Promise<Signer> {
    this.root.roles[role].keyids = [];
    this.signers.set(role, []);
    return this.addKey(role);
  }

  /** Lets a targets role trust another; the first delegation makes the role, with a key of its own. */
  async delegate(
    from: string,
    name: string,
    edge: Partial<DelegationJson> & { readonly signer?: Signer } = {},
  ): Promise<Signer> {
    const { signer = this.signers.get(name)?.[0] ?? (await makeSigner()), ...rest } = edge;
    const delegator = this.roleOf(from);
    delegator.delegations ??= { keys: {}, roles: [] };
    delegator.delegations.keys[signer.keyid] = signer.key;
    const paths = rest.path_hash_prefixes ? {} : { paths: ['*'] };
    delegator.delegations.roles?.push({
      name,
      keyids: [signer.keyid],
      threshold: 1,
      terminating: false,
      ...paths,
      ...rest,
    });
    if (!this.roles.has(name)) this.roles.set(name, this.makeTargets());
    if (!this.signers.has(name)) this.signers.set(name, [signer]);
    return signer;
  }

  /** The four top-level documents. */
  get documents() {
    const { root, timestamp, snapshot, targets } = this;
    return { root, timestamp, snapshot, targets };
  }

  roleOf(name: string): TargetsJson {
    const role = this.roles.get(name);
    if (!role) throw new Error(`no role ${name}`);
    return role;
  }

  /** Names a target in a role, and lays its bytes on the server under every name it may be asked for by. */
  async addTarget(role: string, path: string, content: string): Promise<void> {
    const bytes = bytesOf(content);
    const hashes = {
      sha256: await digestHex('SHA-256', bytes),
      sha512: await digestHex('SHA-512', bytes),
    };
    this.roleOf(role).targets[path] = { length: bytes.length, hashes: { sha256: hashes.sha256 } };
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    for (const start of ['', `${hashes.sha256}.`, `${hashes.sha512}.`]) {
      const quoted = [...segments, start + name].map(quoteName).join('/');
      this.files.set(`targets/${quoted}`, bytes);
    }
  }

  /** Signs roles as their documents now are, a version up each time but the first, and lays them on the server. */
  async publish(...roles: readonly string[]): Promise<void> {
    for (const role of roles) {
      if (this.#published.has(role)) this.documentOf(role).version += 1;
      await this.publishAsIs(role);
    }
  }

  /** The same, with the version as the document says. */
  async publishAsIs(role: string): Promise<void> {
    this.#published.add(role);
    const document = this.documentOf(role);
    const bytes = await this.sign(document, this.signers.get(role) ?? []);
    this.serve(role, document.version, bytes);
    const meta: MetaJson = { version: document.version };
    if (this.hashesMetadata) {
      meta.length = bytes.length;
      meta.hashes = { sha256: await digestHex('SHA-256', bytes) };
    }
    if (role === 'snapshot') this.timestamp.meta['snapshot.json'] = meta;
    if (this.roles.has(role)) this.snapshot.meta[`${role}.json`] = meta;
  }

  /** Where a client looks for a version of a role. */
  pathOf(role: string, version = this.documentOf(role).version): string {
    const isNumbered = role === 'root' || (this.root.consistent_snapshot && role !== 'timestamp');
    return `metadata/${isNumbered ? `${version}.` : ''}${quoteName(role)}.json`;
  }

  /** A whole new generation. */
  async publishAll(): Promise<void> {
    await this.publish(...this.roles.keys(), 'snapshot', 'timestamp');
  }

  async sign(document: unknown, signers: readonly Signer[]): Promise<Bytes> {
    const data = canonicalise(document);
    const signatures = await Promise.all(
      signers.map(async (signer) => ({ keyid: signer.keyid, sig: await signer.sign(data) })),
    );
    return bytesOf(JSON.stringify({ signatures, signed: document }));
  }

  /** Lays bytes where a client will look for a role. */
  serve(role: string, version: number, bytes: Bytes): void {
    this.files.set(this.pathOf(role, version), bytes);
  }

  documentOf(role: string): HeadJson {
    if (role === 'root') return this.root;
    if (role === 'timestamp') return this.timestamp;
    return role === 'snapshot' ? this.snapshot : this.roleOf(role);
  }

  file(path: string): Bytes {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`nothing at ${path}`);
    return bytes;
  }

  readonly fetchFile = async (url: string): Promise<FetchedFile> => {
    const path = url.replace('https://feed.example/', '');
    this.requests.push(path);
    const answer = this.answers.get(path);
    if (answer) return answer();
    const bytes = this.files.get(path);
    return bytes ? new Response(bytes) : new Response(null, { status: 404 });
  };

  /** What an updater of this repository needs. */
  parts(store: FileStore): UpdaterParts {
    return { metadataUrl, store, fetchFile: this.fetchFile, nowMs: this.nowMs };
  }
}

/** A store in memory that can be looked into. */
export class MemoryStore implements FileStore {
  readonly files = new Map<string, Bytes>();

  async read(name: string): Promise<Bytes | null> {
    return this.files.get(name) ?? null;
  }

  async write(name: string, bytes: Bytes): Promise<void> {
    this.files.set(name, bytes);
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }

  /** Versions of what is kept, by file. */
  versions(): Record<string, number> {
    return Object.fromEntries(
      [...this.files].map(([name, bytes]) => [name, JSON.parse(textOf(bytes)).signed.version]),
    );
  }
}

/** A store that trusts the repository's first root. */
export function storeOf(repo: FeedRepo): MemoryStore {
  const store = new MemoryStore();
  store.files.set('root.json', repo.file('metadata/1.root.json'));
  return store;
}
