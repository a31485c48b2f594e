import { join } from 'node:path';
import { findBulkList, type OpenBulkList } from '../bulk/bulk-folder.ts';
import { leaveOut } from '../bulk/leave-out.ts';
import { openList, writeList } from '../edit-list.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { type Io, need, readText, type Values, type Verb, VerbFault } from '../verb.ts';
import type { WrittenNotice } from '../written-forms.ts';

export const removeVerb: Verb = {
  name: 'remove',
  summary: 'takes a notice, or one identifier of it, off a list',
  help: [
    '  remove --list ID --id NOTICE [--value TEXT]',
    '  remove --list ID --value TEXT --why TEXT',
    '                    takes a line off a list that "import --to" keeps, for good',
    '  --cleared         keeps it, as cleared today: shoppers see that the warning was lifted',
    '  --dry-run         says what would go, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    list: { type: 'string' },
    id: { type: 'string' },
    value: { type: 'string' },
    why: { type: 'string' },
    cleared: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const listId = need(values, 'list');
    const bulk = findBulkList(folders.feed, listId);
    if (bulk) return removeBulkEntry(folders.feed, bulk, { values, io });
    const open = openList(folders.feed, listId);
    const id = need(values, 'id');
    const notice = open.list.notices.find((each) => each.id === id);
    if (!notice) throw new VerbFault(`${open.file} has no notice "${id}"`);
    const today = new Date(io.nowMs).toISOString().slice(0, 10);
    const value = readText(values, 'value');
    const next =
      values['cleared'] === true
        ? { ...notice, state: 'cleared' as const, lastCheckedOn: today }
        : withoutIdentifier(notice, value, open.file);
    const notices = open.list.notices.flatMap((each) => (each.id === id ? (next ?? []) : [each]));
    writeList(folders.feed, open, {
      next: { ...open.list, notices },
      isDry: values['dry-run'] === true,
    });
    const told = next === null ? 'gone' : next.state === 'cleared' ? 'cleared' : `without ${value}`;
    io.say(`${open.file} › ${id}: ${told}`);
    io.answer({ file: open.file, id, notice: next });
  },
};

function removeBulkEntry(
  feed: string,
  list: OpenBulkList,
  { values, io }: { readonly values: Values; readonly io: Io },
): void {
  const entry = leaveOut(feed, list, {
    value: need(values, 'value'),
    why: need(values, 'why'),
    isDry: values['dry-run'] === true,
  });
  const file = join(feed, list.path);
  io.say(`${file}: without ${entry}, and no import brings it back`);
  io.answer({ file, entry });
}

/** Null: the whole notice goes. */
function withoutIdentifier(
  notice: WrittenNotice,
  value: string | null,
  file: string,
): WrittenNotice | null {
  if (value === null) return null;
  const identifiers = notice.identifiers.filter((each) => each.value !== value);
  if (identifiers.length === notice.identifiers.length) {
    const known = notice.identifiers.map((each) => each.value).join(', ');
    throw new VerbFault(`${file} › ${notice.id} does not name "${value}"; it names ${known}`);
  }
  return identifiers.length === 0 ? null : { ...notice, identifiers };
}
