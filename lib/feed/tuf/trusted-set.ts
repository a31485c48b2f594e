import type { Bytes } from './bytes.ts';
import type { Delegation } from './delegation.ts';
import {
  type Metadata,
  parseRoot,
  parseSnapshot,
  parseTargets,
  parseTimestamp,
} from './metadata.ts';
import type { MetaFile, Root, Snapshot, Targets, Timestamp, TopRole } from './metadata-schemas.ts';
import { roleFile } from './quote-name.ts';
import { checkSnapshotRollback, checkTimestampRollback } from './rollback.ts';
import { TufError } from './tuf-error.ts';
import { metadataCodes, verifyContent } from './verify-content.ts';
import { listKeyMaterial, type Trust, verifyThreshold } from './verify-threshold.ts';

/**
 * The metadata that one update trusts, and the only way in: every method checks before it takes, so nothing that
 * stands here was ever unverified. It reads no clock, no network and no storage.
 */
export class TrustedSet {
  /** 5.1: the start of the update. What had not expired then does not expire on the way. */
  readonly #nowMs: number;
  #root: Metadata<Root>;
  #timestamp: Metadata<Timestamp> | null = null;
  /** May be of an older version than the timestamp names: then it only serves to recognise a rollback. */
  #snapshot: Metadata<Snapshot> | null = null;

  private constructor(root: Metadata<Root>, nowMs: number) {
    this.#root = root;
    this.#nowMs = nowMs;
  }

  /**
   * 5.2: the root that was trusted before. It has to be signed by its own keys; that it may have expired does not
   * matter yet.
   * @throws TufError `trusted-root-invalid`
   */
  static async begin(rootBytes: Bytes, nowMs: number): Promise<TrustedSet> {
    try {
      const root = parseRoot(rootBytes);
      await verifyThreshold(root, trustOf(root, 'root'), 'root');
      return new TrustedSet(root, nowMs);
    } catch (fault) {
      if (fault instanceof TufError) throw new TufError('trusted-root-invalid', fault.message);
      throw fault;
    }
  }

  get root(): Root {
    return this.#root.signed;
  }

  get timestamp(): Timestamp | null {
    return this.#timestamp?.signed ?? null;
  }

  get snapshot(): Snapshot | null {
    return this.#snapshot?.signed ?? null;
  }

  /** Who signs for a top-level role now. */
  trustIn(role: TopRole): Trust {
    return trustOf(this.#root, role);
  }

  /**
   * 5.3.4–5.3.7, before anything else is recalled. `unchanged`: the file is the root trusted already, which ends the search for newer ones (5.3.5).
   * `recovered`: a key has left the timestamp or the snapshot role, so what those keys may have signed no longer counts
   * (5.3.11, fast-forward recovery). A key that only joins takes no trust away.
   */
  async updateRoot(bytes: Bytes): Promise<'unchanged' | 'updated' | 'recovered'> {
    const next = parseRoot(bytes);
    // 5.3.4: by a threshold of the keys trusted so far and by a threshold of its own.
    await verifyThreshold(next, this.trustIn('root'), 'root');
    await verifyThreshold(next, trustOf(next, 'root'), 'root');
    const [now, then] = [this.#root.signed.version, next.signed.version];
    if (then === now) return 'unchanged';
    if (then < now) throw new TufError('root-rollback', `version ${then} after ${now}`);
    if (then > now + 1) throw new TufError('root-version-skipped', `version ${then} after ${now}`);
    const isRecovery =
      (await losesKey(this.#root, next, 'timestamp')) ||
      (await losesKey(this.#root, next, 'snapshot'));
    this.#root = next;
    return isRecovery ? 'recovered' : 'updated';
  }

  /** 5.3.10: only the newest root must not have expired. */
  checkRootFreshness(): void {
    this.#checkFreshness(this.#root, 'root');
  }

  /** A stored timestamp, to recognise rollbacks by; it may have expired. Throws where today's keys have not signed it. */
  async recallTimestamp(bytes: Bytes): Promise<void> {
    const stored = parseTimestamp(bytes);
    await verifyThreshold(stored, this.trustIn('timestamp'), 'timestamp');
    this.#timestamp = stored;
  }

  /** 5.4.2–5.4.4. `unchanged`: of the version trusted already, so what is trusted stays (5.4.3.1). */
  async updateTimestamp(bytes: Bytes): Promise<'unchanged' | 'updated'> {
    const next = parseTimestamp(bytes);
    await verifyThreshold(next, this.trustIn('timestamp'), 'timestamp');
    const known = this.#timestamp;
    if (known) {
      checkTimestampRollback(known.signed, next.signed);
      if (known.signed.version === next.signed.version) {
        // A server that only ever shows the last good timestamp freezes us once that one has expired.
        this.#checkFreshness(known, 'timestamp');
        return 'unchanged';
      }
    }
    this.#checkFreshness(next, 'timestamp');
    this.#timestamp = next;
    return 'updated';
  }

  /** 5.4.4 for a timestamp that was recalled and not updated. */
  checkTimestampFreshness(): void {
    this.#checkFreshness(this.#knownTimestamp(), 'timestamp');
  }

  /** What the timestamp says of the snapshot. */
  describeSnapshot(): MetaFile {
    return this.#knownTimestamp().signed.meta['snapshot.json'];
  }

  /** A stored snapshot, to recognise rollbacks by. Throws where today's keys have not signed it. */
  async recallSnapshot(bytes: Bytes): Promise<void> {
    const stored = parseSnapshot(bytes);
    await verifyThreshold(stored, this.trustIn('snapshot'), 'snapshot');
    this.#snapshot = stored;
  }

  /** True where the recalled snapshot is the very one that the timestamp names, and has not expired. */
  async isSnapshotCurrent(): Promise<boolean> {
    const stored = this.#snapshot;
    if (!stored) return false;
    try {
      await this.#checkSnapshot(stored);
      return true;
    } catch (fault) {
      if (fault instanceof TufError) return false;
      throw fault;
    }
  }

  /** 5.5.2–5.5.6. */
  async updateSnapshot(bytes: Bytes): Promise<void> {
    await verifyContent(bytes, this.describeSnapshot(), metadataCodes);
    const next = parseSnapshot(bytes);
    await verifyThreshold(next, this.trustIn('snapshot'), 'snapshot');
    if (this.#snapshot) checkSnapshotRollback(this.#snapshot.signed, next.signed);
    await this.#checkSnapshot(next);
    this.#snapshot = next;
  }

  /** What the snapshot says of a targets role's file. @throws TufError `role-not-in-snapshot` */
  describeTargets(role: string): MetaFile {
    const meta = this.#snapshot?.signed.meta;
    // Snapshots name files by role, unquoted.
    const described = meta?.get(`${role}.json`);
    if (!described) throw new TufError('role-not-in-snapshot', `${roleFile(role)} is not listed`);
    return described;
  }

  /** 5.6.2–5.6.5 for the top-level targets and for a delegated role as one delegator trusts it. */
  async verifyTargets(bytes: Bytes, { role, trust }: Omit<Delegation, 'isTerminating'>) {
    const described = this.describeTargets(role);
    await verifyContent(bytes, described, metadataCodes);
    const file = parseTargets(bytes);
    await verifyThreshold(file, trust, role);
    if (file.signed.version !== described.version) {
      throw new TufError(
        'targets-version-mismatch',
        `${role}: version ${file.signed.version} where ${described.version} is signed`,
      );
    }
    this.#checkFreshness(file, 'targets');
    return file;
  }

  /** 5.5.2, 5.5.4 and 5.5.6. */
  async #checkSnapshot(file: Metadata<Snapshot>): Promise<void> {
    const described = this.describeSnapshot();
    await verifyContent(file.bytes, described, metadataCodes);
    if (file.signed.version !== described.version) {
      throw new TufError(
        'snapshot-version-mismatch',
        `version ${file.signed.version} where ${described.version} is signed`,
      );
    }
    this.#checkFreshness(file, 'snapshot');
  }

  #knownTimestamp(): Metadata<Timestamp> {
    if (this.#timestamp) return this.#timestamp;
    throw new TufError('metadata-missing', 'there is no trusted timestamp');
  }

  /** 5.3.10, 5.4.4, 5.5.6, 5.6.5: a freeze shows as a date that has passed. */
  #checkFreshness(file: Metadata<Root | Timestamp | Snapshot | Targets>, role: TopRole): void {
    const { expires } = file.signed;
    if (expires > this.#nowMs) return;
    throw new TufError(`${role}-expired`, `expired ${new Date(expires).toISOString()}`);
  }
}

function trustOf({ signed }: Metadata<Root>, role: TopRole): Trust {
  return { signers: signed.roles[role], keys: signed.keys };
}

async function losesKey(from: Metadata<Root>, to: Metadata<Root>, role: TopRole): Promise<boolean> {
  const [before, after] = await Promise.all([
    listKeyMaterial(trustOf(from, role)),
    listKeyMaterial(trustOf(to, role)),
  ]);
  return [...before].some((material) => !after.has(material));
}
