import type { Entry } from '#lib/domain/entry.ts';
import { identifierText } from '#lib/domain/identifier.ts';
import { compileFolder } from '../compile-folder.ts';
import { openList, writeList } from '../edit-list.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { need, readText, type Verb, VerbFault } from '../verb.ts';

export const expireVerb: Verb = {
  name: 'expire',
  summary: 'shows what is past its re-check date, or sets that date for one notice',
  help: [
    '  expire                                     what nobody has looked at again in time',
    '  expire --list ID --id NOTICE --on DATE     ends a notice on a day, or prolongs it',
    '  expire --list ID --id NOTICE --checked     it was looked at again today, and holds',
    '  --dry-run         says what would change, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    list: { type: 'string' },
    id: { type: 'string' },
    on: { type: 'string' },
    checked: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const today = new Date(io.nowMs).toISOString().slice(0, 10);
    if (readText(values, 'id') === null) {
      const lapsed = listLapsed(folders.feed, today);
      for (const entry of lapsed) {
        io.say(
          `${entry.recheckBy}  ${entry.listId} › ${entry.id}  ${identifierText(entry.identifier)}`,
        );
      }
      io.say(`${lapsed.length} entries are past their re-check date.`);
      return io.answer({ lapsed });
    }
    const open = openList(folders.feed, need(values, 'list'));
    const id = need(values, 'id');
    if (!open.list.notices.some((each) => each.id === id)) {
      throw new VerbFault(`${open.file} has no notice "${id}"`);
    }
    const on = readText(values, 'on');
    if (on === null && values['checked'] !== true)
      throw new VerbFault('--on DATE or --checked is missing');
    const change = {
      ...(on === null ? {} : { recheckBy: on }),
      ...(values['checked'] === true ? { lastCheckedOn: today } : {}),
    };
    const notices = open.list.notices.map((each) =>
      each.id === id ? { ...each, ...change } : each,
    );
    writeList(folders.feed, open, {
      next: { ...open.list, notices },
      isDry: values['dry-run'] === true,
    });
    io.say(`${open.file} › ${id}: ${Object.entries(change).flat().join(' ')}`);
    io.answer({ file: open.file, id, ...change });
  },
};

function listLapsed(feed: string, today: string): readonly Entry[] {
  return compileFolder(feed)
    .content.lists.flatMap((list) => list.entries)
    .filter(({ recheckBy }) => today.slice(0, recheckBy.length) > recheckBy)
    .toSorted((a, b) => (a.recheckBy < b.recheckBy ? -1 : 1));
}
