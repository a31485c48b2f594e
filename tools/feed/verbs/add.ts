import { identifierKinds } from '#lib/domain/identifier.ts';
import { entryStates } from '#lib/domain/entry.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { openList, writeList } from '../edit-list.ts';
import { folderHelp, folderOptions, readFolders } from '../feed-folder.ts';
import { need, needOneOf, readText, type Values, type Verb } from '../verb.ts';
import type { WrittenNotice } from '../written-forms.ts';

export const addVerb: Verb = {
  name: 'add',
  summary: 'adds a notice, or one more identifier to a notice, to a list',
  help: [
    '  add --list ID --id NOTICE --kind KIND --value TEXT --reason CODE --state STATE',
    '      --source-title TEXT --source-url URL [--about TEXT] [--authority KEY]',
    '      [--listed-on DATE] [--why TEXT]',
    `  KIND   ${identifierKinds.join(', ')}`,
    `  CODE   ${reasonCodes.join(', ')}`,
    `  STATE  ${entryStates.join(', ')}`,
    '  Where the notice is there already, only --kind and --value are needed.',
    '  --dry-run         says what would be added, and writes nothing',
    ...folderHelp,
  ],
  options: {
    ...folderOptions,
    'dry-run': { type: 'boolean' },
    ...Object.fromEntries(
      [
        'list',
        'id',
        'kind',
        'value',
        'reason',
        'state',
        'source-title',
        'source-url',
        'about',
        'authority',
        'listed-on',
        'why',
      ].map((name) => [name, { type: 'string' as const }]),
    ),
  },
  async run(_args, values, io) {
    const folders = readFolders(values, io);
    const open = openList(folders.feed, need(values, 'list'));
    const id = need(values, 'id');
    const identifier = readIdentifier(values);
    const known = open.list.notices.find((notice) => notice.id === id);
    const notice: WrittenNotice = known
      ? { ...known, identifiers: [...known.identifiers, identifier] }
      : readNotice(values, { id, identifiers: [identifier] }, io.nowMs);
    const others = open.list.notices.filter((each) => each.id !== id);
    const notices = [...others, notice].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    writeList(folders.feed, open, {
      next: { ...open.list, notices },
      isDry: values['dry-run'] === true,
    });
    io.say(
      `${open.file} › ${id}: ${identifier.kind} ${identifier.value}, ${notice.state} for ${notice.reason}`,
    );
    io.answer({ file: open.file, notice });
  },
};

function readNotice(
  values: Values,
  { id, identifiers }: Pick<WrittenNotice, 'id' | 'identifiers'>,
  nowMs: number,
): WrittenNotice {
  const listedOn = readText(values, 'listed-on') ?? new Date(nowMs).toISOString().slice(0, 10);
  return {
    id,
    about: readText(values, 'about'),
    authority: readText(values, 'authority'),
    reason: needOneOf(values, 'reason', reasonCodes),
    state: needOneOf(values, 'state', entryStates),
    listedOn,
    source: { title: need(values, 'source-title'), url: need(values, 'source-url') },
    identifiers,
  };
}

function readIdentifier(values: Values): WrittenNotice['identifiers'][number] {
  const why = readText(values, 'why');
  const kind = needOneOf(values, 'kind', identifierKinds);
  return { kind, value: need(values, 'value'), ...(why === null ? {} : { why }) };
}
