import { entryStates, type EntryState } from '#lib/domain/entry.ts';
import { type ReasonCode, reasonCodes } from '#lib/domain/reason-code.ts';
import { type Options, readOneOf, readText, type Values, VerbFault } from '../verb.ts';

/** What `import --to` was told about a list. Null: as the list says already. */
export type BulkOptions = {
  readonly listId: string;
  readonly curatorId: string | null;
  readonly reason: ReasonCode | null;
  readonly state: EntryState | null;
  readonly titleVi: string | null;
  readonly titleEn: string | null;
  readonly authorityVi: string | null;
  readonly authorityEn: string | null;
  readonly about: string | null;
  readonly sourceTitle: string | null;
  readonly sourceUrl: string | null;
  readonly listedOn: string | null;
  readonly recheckBy: string | null;
  /** Many entries may go at once. */
  readonly mayShrink: boolean;
};

const texts = [
  'to',
  'curator',
  'reason',
  'state',
  'title-vi',
  'title-en',
  'authority-vi',
  'authority-en',
  'about',
  'source-title',
  'source-url',
  'listed-on',
  'recheck-by',
] as const;

export const bulkOptions: Options = {
  ...Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }])),
  'may-shrink': { type: 'boolean' },
};

export const bulkHelp: readonly string[] = [
  '  --to ID           brings the list lists/ID.json of the feed up to these files: what',
  '                    they name comes, what they no longer name goes. The first time with',
  '      --curator ID --reason CODE --title-vi TEXT --title-en TEXT',
  '      --source-title TEXT --source-url URL [--state STATE] [--about TEXT]',
  '      [--authority-vi TEXT --authority-en TEXT] [--listed-on DATE] [--recheck-by DATE]',
  '                    and later with those alone that are to change.',
  `      CODE   ${reasonCodes.join(', ')}`,
  `      STATE  ${entryStates.join(', ')} (listed)`,
  '  --may-shrink      takes a source that lost more than a fifth of its entries',
];

/** Null where no list is to be written. @throws VerbFault where an option has no meaning */
export function readBulkOptions(values: Values): BulkOptions | null {
  const listId = readText(values, 'to');
  if (listId === null) {
    const lone = [...texts, 'may-shrink'].find((name) => values[name] !== undefined);
    if (lone === undefined) return null;
    throw new VerbFault(`--${lone} speaks of a list; name it with --to ID`);
  }
  if (!/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/.test(listId)) {
    throw new VerbFault(`--to wants an id of small letters, digits and hyphens, not "${listId}"`);
  }
  return {
    listId,
    curatorId: readText(values, 'curator'),
    reason: readOneOf(values, 'reason', reasonCodes),
    state: readOneOf(values, 'state', entryStates),
    titleVi: readText(values, 'title-vi'),
    titleEn: readText(values, 'title-en'),
    authorityVi: readText(values, 'authority-vi'),
    authorityEn: readText(values, 'authority-en'),
    about: readText(values, 'about'),
    sourceTitle: readText(values, 'source-title'),
    sourceUrl: readText(values, 'source-url'),
    listedOn: readText(values, 'listed-on'),
    recheckBy: readText(values, 'recheck-by'),
    mayShrink: values['may-shrink'] === true,
  };
}
