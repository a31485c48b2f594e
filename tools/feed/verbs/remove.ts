import { openList, writeList } from '../edit-list.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { need, readText, type Verb, VerbFault } from '../verb.ts';
import type { WrittenNotice } from '../written-forms.ts';

export const removeVerb: Verb = {
  name: 'remove',
  summary: 'takes a notice, or one identifier of it, off a list',
  help: [
    '  remove --list ID --id NOTICE [--value TEXT]',
    '  --cleared         keeps it, as cleared today: shoppers see that the warning was lifted',
    '  --dry-run         says what would go, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    list: { type: 'string' },
    id: { type: 'string' },
    value: { type: 'string' },
    cleared: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const open = openList(folders.feed, need(values, 'list'));
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
