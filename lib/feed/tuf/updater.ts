import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Bytes } from './bytes.ts';
import { fetchTarget, isTargetContent } from './fetch-target.ts';
import { tufLimits, type TufLimits } from './limits.ts';
import { MetadataSource } from './metadata-source.ts';
import type { TopRole } from './metadata-schemas.ts';
import { recallMetadata, refreshMetadata } from './refresh.ts';
import type { RoleLoader } from './role-loader.ts';
import { searchTarget, type TargetFile } from './search-target.ts';
import type { FetchFile, FileStore } from './seams.ts';
import { TrustedSet } from './trusted-set.ts';
import { TufError, type TufErrorCode } from './tuf-error.ts';

export type UpdaterParts = {
  readonly metadataUrl: string;
  /** Holds what is trusted; `plantRoot` puts the first file there. One updater at a time may use it. */
  readonly store: FileStore;
  readonly fetchFile: FetchFile;
  /** 5.1: the start of the update, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly limits?: TufLimits;
};

/** Version and end of each top-level role, for what is shown about a feed's freshness. */
export type TrustedVersions = Readonly<
  Record<TopRole, { readonly version: number; readonly expiresAtMs: number }>
>;

/**
 * A client of one TUF repository, specification 1.0.x section 5, for one update: it begins with `refresh`, after which
 * targets can be searched and fetched. Nothing it returns or keeps is unverified; nothing it throws is expected.
 */
export class Updater {
  readonly #parts: UpdaterParts;
  readonly #limits: TufLimits;
  readonly #roles: RoleLoader;
  readonly versions: TrustedVersions;

  private constructor(parts: UpdaterParts, roles: RoleLoader, versions: TrustedVersions) {
    this.#parts = parts;
    this.#limits = parts.limits ?? tufLimits;
    this.#roles = roles;
    this.versions = versions;
  }

  /** Brings the kept metadata up to date. After a failure the next call goes on from what was verified until then. */
  static async refresh(parts: UpdaterParts): Promise<Result<Updater, TufErrorCode>> {
    return Updater.#open(parts, refreshMetadata);
  }

  /** What was kept last, without asking the network for top-level metadata; fails where it is incomplete or expired. */
  static async recall(parts: UpdaterParts): Promise<Result<Updater, TufErrorCode>> {
    return Updater.#open(parts, recallMetadata);
  }

  /** 5.6.7: who describes a target, and how. Delegated roles are downloaded as the search comes to them. */
  async findTarget(path: string): Promise<Result<TargetFile, TufErrorCode>> {
    return settle(async () => {
      if (path.length > this.#limits.targetPathChars || !path.isWellFormed()) {
        throw new TufError('target-path-unsafe', 'the path is too long or no Unicode');
      }
      return searchTarget(this.#roles, path, this.#limits);
    });
  }

  /** 5.7: a target's verified bytes: those that are here already if they are the right ones, else downloaded. */
  async readTarget(
    target: TargetFile,
    from: { readonly baseUrl: string; readonly kept?: Bytes | null },
  ): Promise<Result<Bytes, TufErrorCode>> {
    return settle(async () => {
      if (from.kept && (await isTargetContent(from.kept, target))) return from.kept;
      const isConsistent = this.#roles.trusted.root.consistent_snapshot;
      return fetchTarget(target, {
        fetchFile: this.#parts.fetchFile,
        baseUrl: from.baseUrl,
        isConsistent,
        limits: this.#limits,
      });
    });
  }

  static async #open(
    parts: UpdaterParts,
    open: typeof refreshMetadata,
  ): Promise<Result<Updater, TufErrorCode>> {
    const { metadataUrl: url, fetchFile, store, nowMs, limits = tufLimits } = parts;
    return settle(async () => {
      const source = new MetadataSource({ url, fetchFile, store, limits });
      const roles = await open({ source, nowMs, limits });
      return new Updater(parts, roles, await listVersions(roles));
    });
  }
}

/**
 * Puts the first root where an updater begins: the one file whose trust comes from outside, bundled or agreed to by
 * the shopper. It must be signed by its own keys. Replaces a root that is there.
 */
export async function plantRoot(
  store: FileStore,
  root: Bytes,
): Promise<Result<null, TufErrorCode>> {
  return settle(async () => {
    await TrustedSet.begin(root, 0);
    await store.write('root.json', root);
    return null;
  });
}

async function listVersions(roles: RoleLoader): Promise<TrustedVersions> {
  const { root, timestamp, snapshot } = roles.trusted;
  const targets = await roles.load(roles.top);
  if (!timestamp || !snapshot) throw new TufError('metadata-missing', 'the update is incomplete');
  const shown = { root, timestamp, snapshot, targets };
  const show = (role: TopRole) => ({
    version: shown[role].version,
    expiresAtMs: shown[role].expires,
  });
  return {
    root: show('root'),
    timestamp: show('timestamp'),
    snapshot: show('snapshot'),
    targets: show('targets'),
  };
}

async function settle<Value>(work: () => Promise<Value>): Promise<Result<Value, TufErrorCode>> {
  try {
    return ok(await work());
  } catch (fault) {
    if (fault instanceof TufError) return fail(fault.code, fault.message);
    throw fault;
  }
}
