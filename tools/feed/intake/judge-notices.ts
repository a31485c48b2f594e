import { type SeedFault, compileList } from '../compile-list.ts';
import { compileInputs } from '../compile-folder.ts';
import { findConflicts } from '../find-conflicts.ts';
import type { SeedInputs } from '../rule-files.ts';
import { type WrittenList, type WrittenNotice, writtenFeedSchema } from '../written-forms.ts';

/** Why notices may not be published, by their ids. */
export type Judged = {
  readonly good: readonly WrittenNotice[];
  readonly faults: ReadonlyMap<string, string>;
};

/**
 * Asks of each new notice what `compile` and `lint` would ask: whether it names a protected or shared host, lists a
 * second time what is listed already, or contradicts another list of the same curator. One that may not be published
 * stays out with the reason, and the others are not held up by it.
 * @throws VerbFault where the folder is broken without them
 */
export function judgeNotices(
  inputs: SeedInputs,
  list: WrittenList,
  candidates: readonly WrittenNotice[],
): Judged {
  if (candidates.length === 0) return { good: [], faults: new Map() };
  const world = readWorld(inputs, list.id);
  const faults = new Map<string, string>();
  let good = candidates;
  for (;;) {
    const told = findFaults({ ...list, notices: [...list.notices, ...good] }, world);
    const before = good.length;
    good = good.filter(({ id }) => {
      const fault = told.find(({ where }) => where.includes(id));
      if (fault) faults.set(id, describe(fault, id));
      return fault === undefined;
    });
    // What is wrong with other notices is told by whoever writes the list.
    if (good.length === before) return { good, faults };
  }
}

type World = ReturnType<typeof readWorld>;

function readWorld(inputs: SeedInputs, listId: string) {
  const { lists, officials } = compileInputs(inputs).content;
  const { sharedHosts, recheckMonths } = writtenFeedSchema.parse(inputs.feed.json);
  return {
    guarded: { officials, sharedHosts },
    recheckMonths,
    others: lists.filter(({ id }) => id !== listId),
  };
}

function findFaults(
  written: WrittenList,
  { guarded, recheckMonths, others }: World,
): readonly Pick<SeedFault, 'where' | 'text'>[] {
  const file = `lists/${written.id}.json`;
  const { list, faults } = compileList(written, { file, guarded, recheckMonths });
  const conflicts = findConflicts([...others, list]);
  return [...faults, ...conflicts.map((text) => ({ where: text, text }))];
}

function describe({ where, text }: Pick<SeedFault, 'where' | 'text'>, id: string): string {
  const place = where === text ? '' : where.replace(id, '').replace(/^-[0-9a-f]{8}$/, '');
  return `${place.replace(/^ › /, '')} ${text}`.trim();
}
