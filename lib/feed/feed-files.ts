import * as z from 'zod';
import type { FeedFiles } from '#lib/domain/feed-update.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { feedLimits } from './feed-limits.ts';
import { curatorSchema, officialSchema } from './feed-schema.ts';
import { type ListFault, listLimits } from './list-codec/list-limits.ts';
import { openList, type PackedList, parseList } from './list-codec/parse-list.ts';
import type { PackedFeed } from './packed-feed.ts';
import { findPartsFault } from './parse-feed.ts';
import { openReceipts, parseReceipts } from './receipts.ts';
import {
  contactLink,
  feedId,
  httpsLink,
  intakeLink,
  issueFormLink,
  localisedText,
  plainText,
} from './plain-text-schema.ts';
import { claimRuleSchema, labelRuleSchema } from './rule-schemas.ts';
import { sitePatchSchema } from './site-patch-schema.ts';
import { tipSchema } from './tip-schema.ts';

/** The files of a feed by what they hold (docs/feed-format.md, F1). Every one is a signed target of its own. */
export const feedPaths = {
  head: 'feed.json',
  claims: 'claims.json',
  labels: 'labels.json',
  officials: 'officials.json',
} as const;
/** Cards on a shopper's rights. Only a feed whose head says so has this file (F22). */
export const tipsPath = 'tips.json';
/** Corrections of site rules. Only a feed whose head says so has this file (F11). */
export const sitesPath = 'sites.json';
/** What became of reports. Only a feed whose head says so has this file (F20). */
export const receiptsPath = 'receipts';

/** Where a curator's list lies: inside the part of the feed that only this curator's key may sign (F2). */
export function listPath(curatorId: string, listId: string): string {
  return `curators/${curatorId}/lists/${listId}/snapshot`;
}

/**
 * Where the change lies that makes a list out of its version with this SHA-256 (64 hexadecimal digits). A client knows
 * from the hash of what it has whether there is one for it, before it asks (L13).
 */
export function deltaPath(snapshotPath: string, baseHash: string): string {
  return `${snapshotPath.replace(/snapshot$/, 'delta')}-${baseHash.slice(0, 16)}`;
}

/** Addresses that one feed may name. Each is asked only where all before it have failed. */
const maxMirrors = 8;

/** `feed.json`: who publishes what, until when, and where a shopper can turn to. Times in ms since 1970. */
export const feedHeadSchema = z.strictObject({
  formatVersion: z.literal(1),
  version: z.int().positive(),
  name: localisedText(160),
  publishedAtMs: z.int().positive().max(8.64e15),
  expiresAtMs: z.int().positive().max(8.64e15),
  licence: plainText(160),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(20),
  /** Where reports and objections go (F4). */
  channels: z.strictObject({
    report: intakeLink.nullable(),
    objection: contactLink,
    issueForm: issueFormLink.exactOptional(),
  }),
  /** Where else the same files lie (decision 0012). */
  mirrors: z.array(httpsLink).max(maxMirrors).optional(),
  curators: z.array(curatorSchema).min(1).max(feedLimits.curators),
  lists: z
    .array(z.strictObject({ id: feedId, curatorId: feedId, title: localisedText(160) }))
    .max(feedLimits.lists),
  hasTips: z.literal(true).exactOptional(),
  hasSites: z.literal(true).exactOptional(),
  hasReceipts: z.literal(true).exactOptional(),
});
export type FeedHead = z.infer<typeof feedHeadSchema>;

export type FeedFilesFault = 'file-missing' | 'file-broken' | 'feed-malformed';

/** Files of one feed may not need more than this, in bytes, once they are text. */
const maxTextBytes = 8_000_000;

/**
 * Puts a feed together from its verified files, and checks every byte of its lists: once, before it becomes active.
 * All or nothing: a feed without one of its lists would say "no warning on record" of what stands on that list.
 * `detail` names the file.
 */
export function parseFeedFiles(files: FeedFiles): Result<PackedFeed, FeedFilesFault> {
  return readFeed(files, { list: parseList, receipts: parseReceipts });
}

/** The same for files that were parsed before: the order of the keys and the texts of the details are not looked at. */
export function openFeedFiles(files: FeedFiles): Result<PackedFeed, FeedFilesFault> {
  return readFeed(files, { list: openList, receipts: openReceipts });
}

type ReadList = (bytes: Uint8Array) => Result<PackedList, ListFault>;
type Readers = { readonly list: ReadList; readonly receipts: typeof parseReceipts };

function readFeed(files: FeedFiles, readers: Readers): Result<PackedFeed, FeedFilesFault> {
  const head = readJson(files, feedPaths.head, feedHeadSchema);
  if (!head.ok) return head;
  const claims = readJson(files, feedPaths.claims, z.array(claimRuleSchema));
  if (!claims.ok) return claims;
  const labels = readJson(files, feedPaths.labels, z.array(labelRuleSchema));
  if (!labels.ok) return labels;
  const officials = readJson(files, feedPaths.officials, z.array(officialSchema));
  if (!officials.ok) return officials;
  const lists = readLists(files, head.value, readers.list);
  if (!lists.ok) return lists;
  const {
    licence: _licence,
    languages: _languages,
    channels: _channels,
    mirrors: _mirrors,
    hasTips = false,
    hasSites = false,
    hasReceipts = false,
    ...rest
  } = head.value;
  const tips = hasTips ? readJson(files, tipsPath, z.array(tipSchema)) : ok(null);
  if (!tips.ok) return tips;
  const sites = hasSites ? readJson(files, sitesPath, z.array(sitePatchSchema)) : ok(null);
  if (!sites.ok) return sites;
  const receipts = hasReceipts ? checkReceipts(files, readers.receipts) : ok(null);
  if (!receipts.ok) return receipts;
  const content = {
    ...rest,
    claims: claims.value,
    labels: labels.value,
    officials: officials.value,
    ...(sites.value ? { sites: sites.value } : {}),
    ...(tips.value ? { tips: tips.value } : {}),
  };
  const fault = findPartsFault(content);
  return fault === null ? ok({ ...content, lists: lists.value }) : fail('feed-malformed', fault);
}

/** The head alone: what a shopper is shown of a feed before agreeing to it. */
export function parseFeedHead(files: FeedFiles): Result<FeedHead, FeedFilesFault> {
  return readJson(files, feedPaths.head, feedHeadSchema);
}

// What a feed says of reports is no part of what pages are looked up in: it is only checked here.
function checkReceipts(files: FeedFiles, read: typeof parseReceipts): Result<null, FeedFilesFault> {
  const bytes = files.get(receiptsPath);
  if (!bytes) return fail('file-missing', receiptsPath);
  const parsed = read(bytes);
  return parsed.ok
    ? ok(null)
    : fail('file-broken', `${receiptsPath}: ${parsed.error} ${parsed.detail ?? ''}`);
}

function readLists(
  files: FeedFiles,
  head: FeedHead,
  readList: ReadList,
): Result<readonly PackedList[], FeedFilesFault> {
  const lists: PackedList[] = [];
  for (const { id, curatorId } of head.lists) {
    const path = listPath(curatorId, id);
    const bytes = files.get(path);
    if (!bytes) return fail('file-missing', path);
    const list = readList(bytes);
    if (!list.ok) return fail('file-broken', `${path}: ${list.error} ${list.detail ?? ''}`);
    // L15: a curator who signs a list in the name of another, or one list in the place of another, is not believed.
    const said = list.value.head;
    if (said.id !== id || said.curatorId !== curatorId) {
      return fail('file-broken', `${path} says it is ${said.curatorId}/${said.id}`);
    }
    lists.push(list.value);
  }
  const entries = lists.reduce((sum, { count }) => sum + count, 0);
  return entries > listLimits.entries
    ? fail('feed-malformed', `${entries} entries in all lists together`)
    : ok(lists);
}

function readJson<T>(
  files: FeedFiles,
  path: string,
  schema: z.ZodType<T>,
): Result<T, FeedFilesFault> {
  const bytes = files.get(path);
  if (!bytes) return fail('file-missing', path);
  if (bytes.length > maxTextBytes) return fail('file-broken', `${path} is too long`);
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('file-broken', `${path} is no JSON`);
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const told = z.prettifyError(new z.ZodError(parsed.error.issues.slice(0, 3)));
  return fail('file-broken', `${path}: ${told.slice(0, 300)}`);
}
