import * as z from 'zod';
import { type Entry, entryStates } from '#lib/domain/entry.ts';
import type { Localised } from '#lib/domain/localised.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { feedId, httpsLink, isoDate, localisedText, plainText } from '../plain-text-schema.ts';

/** What a curator says of an identifier, without the identifier. */
export type Statement = Omit<Entry, 'id' | 'listId' | 'identifier' | 'demo'>;

/** L3: what holds for the whole list, and what is said of every entry that says nothing else. */
export type ListHead = {
  readonly id: string;
  readonly curatorId: string;
  readonly title: Localised;
  /** Made up for a demonstration, and said so wherever an entry is shown. */
  readonly demo: boolean;
  readonly defaults: Statement;
};

/** The form of each field of a statement; the details check their parts with the same. */
export const statementFields = {
  reason: z.enum(reasonCodes),
  state: z.enum(entryStates),
  authority: localisedText(160).nullable(),
  about: plainText(200).nullable(),
  source: z.strictObject({ title: plainText(300), url: httpsLink }),
  listedOn: isoDate,
  lastCheckedOn: isoDate,
  recheckBy: isoDate,
  answer: z.strictObject({ text: plainText(1_000), on: isoDate }).nullable(),
};

export const listHeadSchema: z.ZodType<ListHead> = z.strictObject({
  id: feedId,
  curatorId: feedId,
  title: localisedText(160),
  demo: z.boolean(),
  defaults: z.strictObject(statementFields),
});
