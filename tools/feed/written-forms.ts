import { z } from 'zod';
import { entryStates } from '#lib/domain/entry.ts';
import { identifierKinds } from '#lib/domain/identifier.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import {
  contactLink,
  feedId,
  httpsLink,
  intakeLink,
  issueFormLink,
  isoDate,
  localisedText,
  plainText,
} from '#lib/feed/plain-text-schema.ts';

// The forms in which people write lists: one notice with all that it names. The compiler makes one entry of each identifier.

const answer = z.strictObject({ text: plainText(1_000), on: isoDate });

/** An identifier as a person writes or copies it. `why` is asked for a bare host: it speaks for everything below it. */
const writtenIdentifier = z.strictObject({
  kind: z.enum(identifierKinds),
  value: z.string().min(1).max(2_048),
  why: plainText(200).optional(),
  /** Where one identifier of a notice is less or more sure than the others. */
  state: z.enum(entryStates).optional(),
});

const notice = z.strictObject({
  id: feedId,
  about: plainText(200).nullable(),
  /** A key of the list's `authorities`. */
  authority: z.string().nullable(),
  reason: z.enum(reasonCodes),
  state: z.enum(entryStates),
  listedOn: isoDate,
  /** The day the source was last read; for a cleared entry the day it was cleared. Else the day of the warning. */
  lastCheckedOn: isoDate.optional(),
  /** Else `recheckMonths` after `listedOn`. */
  recheckBy: isoDate.optional(),
  source: z.strictObject({ title: plainText(300), url: httpsLink }),
  identifiers: z.array(writtenIdentifier).max(1_000),
  /** What the source names and the list does not, with the reason: the next reader must not add it again. */
  leftOut: z.array(z.strictObject({ value: plainText(300), why: plainText(200) })).optional(),
  answer: answer.optional(),
});
export type WrittenNotice = z.infer<typeof notice>;

export const writtenListSchema = z.strictObject({
  id: feedId,
  curatorId: feedId,
  title: localisedText(160),
  /** Everything in this list is made up for the demonstration. */
  demo: z.boolean(),
  authorities: z.record(z.string(), localisedText(160)),
  notices: z.array(notice),
});
export type WrittenList = z.infer<typeof writtenListSchema>;

const curator = z.strictObject({ id: feedId, name: localisedText(160) });
const months = z.int().min(1).max(120);

export const writtenFeedSchema = z.strictObject({
  formatVersion: z.literal(1, {
    error: 'is 1; another number is for another version of this command',
  }),
  version: z.int().positive(),
  name: localisedText(160),
  publishedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Under which terms others may use the data. */
  licence: plainText(160),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).min(1),
  /** Where the extension looks for updates of this feed; the first that answers is used. */
  mirrors: z.array(z.url({ protocol: /^https$/ })).max(8),
  /** Addresses that stand for the publisher until there are real ones. */
  development: z.strictObject({
    note: plainText(300),
    site: httpsLink,
    objectionUrl: contactLink,
    /** The intake that reports go to; left out where there is none. */
    reportUrl: intakeLink.optional(),
    /** A public form that opens filled in; left out where there is none. */
    issueFormUrl: issueFormLink.optional(),
  }),
  publisher: curator,
  curators: z.array(curator),
  /** How many months an entry of each reason holds before somebody has to look again. */
  recheckMonths: z.object({ default: months }).catchall(months),
  /** Hosts on which many people keep pages, besides those of the public suffix list. */
  sharedHosts: z.array(z.string()),
});
export type WrittenFeed = z.infer<typeof writtenFeedSchema>;
