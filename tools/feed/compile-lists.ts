import type { List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { Official } from '#lib/domain/official.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { bulkListSchema, isBulkFile } from './bulk/bulk-list.ts';
import { compileBulkList } from './bulk/compile-bulk.ts';
import { compileList, type SeedFault } from './compile-list.ts';
import { readParts } from './read-parts.ts';
import type { RuleFile } from './rule-files.ts';
import { type WrittenFeed, writtenListSchema } from './written-forms.ts';

/** A bulk list has its entries in a file of its own, one a line. */
export type CompiledList = { readonly list: List; readonly isBulk: boolean };

/** Compiles every list of a feed, of either form. What is wrong is added to the faults. */
export function compileLists(
  files: readonly RuleFile[],
  context: {
    readonly feed: WrittenFeed;
    readonly officials: readonly Official[];
    readonly faults: SeedFault[];
    readonly tell: (done: number, of: number) => void;
  },
): readonly CompiledList[] {
  const { feed, officials, faults, tell } = context;
  const curatorIds = new Set([feed.publisher, ...feed.curators].map(({ id }) => id));
  const guarded = { officials, sharedHosts: feed.sharedHosts };
  const compileFile = (file: RuleFile): readonly CompiledList[] => {
    if (isBulkFile(file.json)) {
      return readParts(file, bulkListSchema, faults).map((head) => {
        const { path, entries: text = null } = file;
        const compiled = compileBulkList(head, { file: path, text, guarded });
        faults.push(...compiled.faults);
        return { list: compiled.list, isBulk: true };
      });
    }
    return readParts(file, writtenListSchema, faults).map((written) => {
      const { recheckMonths } = feed;
      const compiled = compileList(written, { file: file.path, guarded, recheckMonths });
      faults.push(...compiled.faults);
      return { list: compiled.list, isBulk: false };
    });
  };
  return files.flatMap((file, at) => {
    const compiled = compileFile(file);
    tell(at + 1, files.length);
    for (const { list } of compiled) {
      if (curatorIds.has(list.curatorId)) continue;
      const text = `names the curator "${list.curatorId}", whom rules/feed.json does not know`;
      faults.push({ file: file.path, where: list.id, text });
    }
    return compiled;
  });
}

/**
 * Checks the whole feed as a client does, but for the lines of bulk lists: each was checked where it was read, and a schema
 * for each would take longer than all the rest.
 */
export function checkContent(
  content: FeedContent,
  bulkIds: ReadonlySet<string>,
): Result<FeedContent, 'seed-refused'> {
  const lists = content.lists.map((list) =>
    bulkIds.has(list.id) ? { ...list, entries: [] } : list,
  );
  const parsed = parseFeed({ ...content, lists });
  if (!parsed.ok) return fail('seed-refused', `the compiled feed: ${parsed.detail ?? ''}`);
  return ok({
    ...parsed.value,
    lists: parsed.value.lists.map((list) =>
      bulkIds.has(list.id) ? (content.lists.find(({ id }) => id === list.id) ?? list) : list,
    ),
  });
}

export function countEntries(lists: readonly List[]): readonly SeedFault[] {
  const count = lists.reduce((sum, { entries }) => sum + entries.length, 0);
  if (count <= feedLimits.entries) return [];
  const text = `hold ${count} entries together; a feed holds ${feedLimits.entries}`;
  return [{ file: 'lists', where: 'all', text }];
}
