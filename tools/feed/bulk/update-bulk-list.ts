import { join } from 'node:path';
import { identifierText } from '#lib/domain/identifier.ts';
import type { Localised } from '#lib/domain/localised.ts';
import type { Statement } from '#lib/feed/list-codec/list-head.ts';
import { readFeedFolder } from '../feed-folder.ts';
import { addMonths } from '../recheck-day.ts';
import { VerbFault } from '../verb.ts';
import { type WrittenFeed, writtenFeedSchema } from '../written-forms.ts';
import type { BulkEntry } from './bulk-entries.ts';
import { openBulkList, printBulkList, writeBulkList } from './bulk-folder.ts';
import { type BulkList, entriesName } from './bulk-list.ts';
import type { BulkOptions } from './bulk-options.ts';
import { mergeEntries, type Merged } from './merge-entries.ts';

export type Update = {
  /** `lists/<id>.json` of the feed's folder. */
  readonly file: string;
  readonly entries: number;
  /** `host shop.example` of each entry that is new, and of each that is gone. */
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** How many the source names that the list leaves out for good. */
  readonly leftOut: number;
};

export type UpdateInput = BulkOptions & {
  readonly entries: readonly BulkEntry[];
  readonly isDry: boolean;
  readonly nowMs: number;
};

/** A source that loses more than this is more likely broken than mended. */
const mostGoneShare = 0.2;
const mostGone = 20;

/**
 * Brings a bulk list of a feed's folder up to its source, or begins it. Everything is checked before the first byte is
 * written.
 * @throws VerbFault with what is missing or wrong
 */
export function updateBulkList(feed: string, input: UpdateInput): Update {
  const known = openBulkList(feed, input.listId);
  const written = readWrittenFeed(feed);
  const head = buildHead(known?.head ?? null, input, written);
  const leftOut = new Set((head.leftOut ?? []).map(({ kind, value }) => `${kind}:${value}`));
  const source = input.entries.filter(({ identifier }) => !leftOut.has(identifierText(identifier)));
  const merged = mergeEntries(known?.entries ?? [], source, {
    listedOn: head.defaults.listedOn,
    cameOn: input.listedOn ?? readToday(input.nowMs),
  });
  if (!input.mayShrink) requireWhole(merged, known?.entries.length ?? 0);
  const texts = printBulkList(feed, { head, entries: merged.entries });
  if (!input.isDry) writeBulkList(feed, texts);
  return {
    file: join(feed, 'lists', entriesName(input.listId).replace(/txt$/, 'json')),
    entries: merged.entries.length,
    came: merged.came,
    went: merged.went,
    leftOut: input.entries.length - source.length,
  };
}

function requireWhole({ went }: Merged, before: number): void {
  if (went.length <= mostGone || went.length <= before * mostGoneShare) return;
  throw new VerbFault(
    `${went.length} of ${before} entries would go; look whether the source is whole, then say --may-shrink`,
  );
}

function readWrittenFeed(feed: string): WrittenFeed {
  const parsed = writtenFeedSchema.safeParse(readFeedFolder(feed).feed.json);
  if (!parsed.success) throw new VerbFault(`${join(feed, 'feed.json')} is broken; see "lint"`);
  return parsed.data;
}

function buildHead(known: BulkList | null, input: UpdateInput, feed: WrittenFeed): BulkList {
  const before = known?.defaults ?? null;
  const curatorId = input.curatorId ?? known?.curatorId ?? missing('curator');
  requireCurator(curatorId, feed);
  const { titleVi, titleEn, listId } = input;
  const title: Localised = {
    vi: titleVi ?? known?.title.vi ?? missing('title-vi'),
    en: titleEn ?? known?.title.en ?? missing('title-en'),
  };
  const leftOut = known?.leftOut === undefined ? {} : { leftOut: known.leftOut };
  return {
    id: listId,
    curatorId,
    title,
    demo: known?.demo ?? false,
    entries: entriesName(listId),
    defaults: buildDefaults(before, input, feed),
    ...leftOut,
  };
}

function buildDefaults(
  before: Statement | null,
  input: UpdateInput,
  { recheckMonths }: WrittenFeed,
): Statement {
  const today = readToday(input.nowMs);
  const reason = input.reason ?? before?.reason ?? missing('reason');
  const months = recheckMonths[reason] ?? recheckMonths.default;
  return {
    reason,
    state: input.state ?? before?.state ?? 'listed',
    authority: readAuthority(input) ?? before?.authority ?? null,
    about: input.about ?? before?.about ?? null,
    source: {
      title: input.sourceTitle ?? before?.source.title ?? missing('source-title'),
      url: input.sourceUrl ?? before?.source.url ?? missing('source-url'),
    },
    listedOn: before?.listedOn ?? input.listedOn ?? today,
    // The source was read today, and names what stays.
    lastCheckedOn: today,
    recheckBy: input.recheckBy ?? addMonths(today, months),
    answer: before?.answer ?? null,
  };
}

function readAuthority({ authorityVi: vi, authorityEn: en }: UpdateInput): Localised | null {
  if (vi === null && en === null) return null;
  if (vi === null || en === null)
    throw new VerbFault('--authority-vi and --authority-en go together');
  return { vi, en };
}

function requireCurator(id: string, { publisher, curators }: WrittenFeed): void {
  const known = [publisher, ...curators].map((each) => each.id);
  if (known.includes(id)) return;
  throw new VerbFault(
    `--curator ${id}: feed.json knows ${known.join(', ')}; add a curator there first, with a name`,
  );
}

function missing(name: string): never {
  throw new VerbFault(`--${name} is missing; a list that is new needs it, see --help`);
}

function readToday(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}
