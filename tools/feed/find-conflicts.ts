import type { Entry, List } from '#lib/domain/entry.ts';
import { identifierText } from '#lib/domain/identifier.ts';

/**
 * Entries of one curator that contradict each other: the same identifier cleared here and listed there. Two curators
 * may disagree; one who says both would make either sentence untrue.
 */
export function findConflicts(lists: readonly List[]): readonly string[] {
  const said = new Map<string, Entry>();
  const conflicts: string[] = [];
  for (const { curatorId, entries } of lists) {
    for (const entry of entries) {
      const key = `${curatorId} ${entry.reason} ${identifierText(entry.identifier)}`;
      const other = said.get(key);
      said.set(key, other ?? entry);
      if (other && (other.state === 'cleared') !== (entry.state === 'cleared')) {
        conflicts.push(
          `${identifierText(entry.identifier)}: ${other.state} in ${other.listId} › ${other.id}, ${entry.state} in ${entry.listId} › ${entry.id}; keep the later one`,
        );
      }
    }
  }
  return conflicts;
}
