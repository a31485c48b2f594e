import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { deltaPath, listPath } from '#lib/feed/feed-files.ts';
import type { PackedFeed } from '#lib/feed/packed-feed.ts';
import type { Repository } from './repository/repository.ts';
import { curatorRoleName } from './repository/roles.ts';
import { readTargets } from './repository/signed-file.ts';

/** What one list costs a client, in bytes. */
export type ListFigures = {
  readonly id: string;
  readonly curatorId: string;
  readonly version: number;
  readonly entries: number;
  readonly bytes: number;
  readonly bitsPerEntry: number;
  /** What is loaded instead by a client that has one of the versions before. */
  readonly deltas: readonly { readonly path: string; readonly bytes: number }[];
};

/** The figures of every list as it is published. */
export function measureLists(
  { lists }: PackedFeed,
  files: FeedFiles,
  { curators }: Pick<Repository, 'curators'>,
): readonly ListFigures[] {
  return lists.map(({ head: { id, curatorId }, version, count: entries }) => {
    const path = listPath(curatorId, id);
    const bytes = files.get(path)?.length ?? 0;
    const role = curators.get(curatorRoleName(curatorId));
    const deltas = [...(role ? readTargets(role) : [])]
      .filter(([name]) => name.startsWith(deltaPath(path, '')))
      .map(([name, { length }]) => ({ path: name, bytes: length }));
    const bitsPerEntry = entries === 0 ? 0 : Math.round((80 * bytes) / entries) / 10;
    return { id, curatorId, version, entries, bytes, bitsPerEntry, deltas };
  });
}
