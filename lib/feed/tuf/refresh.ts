/**
 * docs/feed-format.md 1.9 and 1.12. The client workflow of the specification, 5.1 to 5.6.6, in its order. Each file is kept as soon as it is verified
 * and not before, root by root, then timestamp, snapshot, targets: whoever is stopped between two steps goes on from
 * there, and never trusts more than was verified.
 */
import type { TufLimits } from './limits.ts';
import type { MetadataSource } from './metadata-source.ts';
import { RoleLoader } from './role-loader.ts';
import { TrustedSet } from './trusted-set.ts';
import { TufError } from './tuf-error.ts';

export type RefreshParts = {
  readonly source: MetadataSource;
  readonly nowMs: number;
  readonly limits: TufLimits;
};

/** Brings the stored metadata up to date. @throws TufError */
export async function refreshMetadata(parts: RefreshParts): Promise<RoleLoader> {
  const { source } = parts;
  const trusted = await beginTrust(parts);
  await updateRoots(trusted, parts);
  trusted.checkRootFreshness();
  await updateTimestamp(trusted, source);
  await updateSnapshot(trusted, source);
  return loadTargets(new RoleLoader(trusted, source));
}

/** The same without a network: what was kept last, where it is whole and has not expired. @throws TufError */
export async function recallMetadata(parts: RefreshParts): Promise<RoleLoader> {
  const trusted = await beginTrust(parts);
  trusted.checkRootFreshness();
  const timestamp = await parts.source.recall('timestamp');
  if (!timestamp) throw new TufError('metadata-missing', 'no timestamp was kept');
  await trusted.recallTimestamp(timestamp);
  trusted.checkTimestampFreshness();
  const snapshot = await parts.source.recall('snapshot');
  if (!snapshot) throw new TufError('metadata-missing', 'no snapshot was kept');
  await trusted.updateSnapshot(snapshot);
  return loadTargets(new RoleLoader(trusted, parts.source, true));
}

/** 5.2. */
async function beginTrust({ source, nowMs }: RefreshParts): Promise<TrustedSet> {
  const root = await source.recall('root');
  if (!root) throw new TufError('trusted-root-missing', 'no root was ever trusted here');
  return TrustedSet.begin(root, nowMs);
}

/** 5.3.2–5.3.9 and 5.3.11. */
async function updateRoots(trusted: TrustedSet, { source, limits }: RefreshParts): Promise<void> {
  for (let taken = 0; taken < limits.rootRotations; taken += 1) {
    const bytes = await source.downloadRoot(trusted.root.version + 1);
    if (!bytes) return;
    const outcome = await trusted.updateRoot(bytes);
    if (outcome === 'unchanged') return;
    if (outcome === 'recovered') {
      // Before the root is kept: a process stopped here comes by again. After it, nobody would know that keys had
      // left, and a snapshot version that an attacker made huge would lock the feed for good.
      await source.forget('timestamp');
      await source.forget('snapshot');
    }
    await source.keep('root', bytes);
  }
}

/** 5.4. */
async function updateTimestamp(trusted: TrustedSet, source: MetadataSource): Promise<void> {
  const kept = await source.recall('timestamp');
  if (kept) await isTaken(trusted.recallTimestamp(kept));
  const bytes = await source.downloadTimestamp();
  const outcome = await trusted.updateTimestamp(bytes);
  if (outcome === 'updated') await source.keep('timestamp', bytes);
}

/** 5.5. */
async function updateSnapshot(trusted: TrustedSet, source: MetadataSource): Promise<void> {
  const kept = await source.recall('snapshot');
  const isKnown = kept !== null && (await isTaken(trusted.recallSnapshot(kept)));
  if (isKnown && (await trusted.isSnapshotCurrent())) return;
  const described = trusted.describeSnapshot();
  const isConsistent = trusted.root.consistent_snapshot;
  const bytes = await source.downloadRole('snapshot', described, isConsistent);
  await trusted.updateSnapshot(bytes);
  await source.keep('snapshot', bytes);
}

/** 5.6.1–5.6.6. */
async function loadTargets(loader: RoleLoader): Promise<RoleLoader> {
  await loader.load(loader.top);
  return loader;
}

/** False where a kept file is not trusted any more: signed by keys that have left, or damaged. It is as if it were not there. */
async function isTaken(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (fault) {
    if (fault instanceof TufError) return false;
    throw fault;
  }
}
