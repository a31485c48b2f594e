import type { Snapshot, Timestamp } from './metadata-schemas.ts';
import { TufError } from './tuf-error.ts';

/** 5.4.3: neither the timestamp nor the snapshot it names may go back. */
export function checkTimestampRollback(known: Timestamp, next: Timestamp): void {
  if (next.version < known.version) {
    throw new TufError('timestamp-rollback', `version ${next.version} after ${known.version}`);
  }
  const [before, after] = [known.meta['snapshot.json'].version, next.meta['snapshot.json'].version];
  if (after < before) {
    throw new TufError('snapshot-rollback', `the timestamp names version ${after} after ${before}`);
  }
}

/** 5.5.5: no targets file, delegated or not, may go back or be left out. */
export function checkSnapshotRollback(known: Snapshot, next: Snapshot): void {
  for (const [file, { version: before }] of known.meta) {
    const after = next.meta.get(file)?.version;
    if (after === undefined) throw new TufError('targets-dropped', `${file} is no longer listed`);
    if (after < before) {
      throw new TufError('targets-rollback', `${file}: version ${after} after ${before}`);
    }
  }
}
