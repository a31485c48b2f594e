import * as z from 'zod';
import { type Curator, type Entry, entryStates, type List } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { Official } from '#lib/domain/official.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { feedLimits } from './feed-limits.ts';
import { identifierSchema } from './identifier-schema.ts';
import {
  contactLink,
  feedId,
  httpsLink,
  isoDate,
  localisedText,
  plainText,
} from './plain-text-schema.ts';
import { claimRuleSchema, labelRuleSchema } from './rule-schemas.ts';
import { sitePatchSchema } from './site-patch-schema.ts';
import { tipSchema } from './tip-schema.ts';

export const curatorSchema: z.ZodType<Curator> = z.strictObject({
  id: feedId,
  name: localisedText(160),
  url: httpsLink,
  objectionUrl: contactLink,
});

export const entrySchema: z.ZodType<Entry> = z.strictObject({
  id: feedId,
  listId: feedId,
  identifier: identifierSchema,
  reason: z.enum(reasonCodes),
  state: z.enum(entryStates),
  authority: localisedText(160).nullable(),
  about: plainText(200).nullable(),
  source: z.strictObject({ title: plainText(300), url: httpsLink }),
  listedOn: isoDate,
  lastCheckedOn: isoDate,
  recheckBy: isoDate,
  answer: z.strictObject({ text: plainText(1_000), on: isoDate }).nullable(),
  demo: z.boolean(),
});

export const listSchema: z.ZodType<List> = z
  .strictObject({
    id: feedId,
    curatorId: feedId,
    title: localisedText(160),
    entries: z.array(entrySchema).max(feedLimits.entriesPerList),
  })
  .refine((list) => list.entries.every((entry) => entry.listId === list.id), {
    message: 'holds an entry of another list',
  })
  .refine((list) => hasOwnIds(list.entries), { message: 'has two entries of one id' });

const hostName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);

/** F7. */
export const officialSchema: z.ZodType<Official> = z.strictObject({
  id: feedId,
  kind: z.enum(['platform', 'bank', 'wallet', 'ministry', 'carrier', 'shop']),
  name: plainText(160),
  hosts: z.array(hostName).min(1).max(100),
  words: z.array(z.string().regex(/^[a-z0-9]{2,40}$/)).max(20),
});

/** The last moment that `Date` knows, in ms since 1970. */
const timeMs = z.int().positive().max(8.64e15);

/** All of a feed in its unsigned development form. Unknown fields are errors: data that nobody checks is not kept. */
export const feedSchema: z.ZodType<FeedContent> = z
  .strictObject({
    formatVersion: z.literal(1),
    version: z.int().positive(),
    name: localisedText(160),
    publishedAtMs: timeMs,
    expiresAtMs: timeMs,
    curators: z.array(curatorSchema).min(1).max(feedLimits.curators),
    lists: z.array(listSchema).max(feedLimits.lists),
    claims: z.array(claimRuleSchema).max(feedLimits.claims),
    labels: z.array(labelRuleSchema).max(feedLimits.labels),
    officials: z.array(officialSchema).max(feedLimits.officials),
    sites: z.array(sitePatchSchema).max(feedLimits.sites).exactOptional(),
    tips: z.array(tipSchema).max(feedLimits.tips).exactOptional(),
  })
  .superRefine((feed, context) => {
    for (const message of findWholeFaults(feed)) context.addIssue({ code: 'custom', message });
  });

/** What must hold between the parts of a feed, each of which was checked by itself. */
export function findWholeFaults(feed: WholeFeed): readonly string[] {
  const { curators, lists, claims, labels, officials, sites = [], tips = [] } = feed;
  const ids = new Set(curators.map((curator) => curator.id));
  const faults: readonly (readonly [isFault: boolean, text: string])[] = [
    [feed.publishedAtMs >= feed.expiresAtMs, 'ends before it begins'],
    [
      ![curators, lists, claims, labels, officials, sites, tips].every(hasOwnIds),
      'has two parts of one id',
    ],
    [lists.some((list) => !ids.has(list.curatorId)), 'has a list that no curator answers for'],
  ];
  return faults.flatMap(([isFault, text]) => (isFault ? [text] : []));
}

type WholeFeed = Omit<FeedContent, 'lists'> & {
  readonly lists: readonly { readonly id: string; readonly curatorId: string }[];
};

function hasOwnIds(parts: readonly { readonly id: string }[]): boolean {
  return new Set(parts.map((part) => part.id)).size === parts.length;
}
