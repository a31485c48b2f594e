import * as z from 'zod';
import { type IdentifierKind, identifierKinds } from '#lib/domain/identifier.ts';
import { statementFields } from '#lib/feed/list-codec/list-head.ts';
import { feedId, localisedText, plainText } from '#lib/feed/plain-text-schema.ts';

/**
 * A list that a person takes over from elsewhere instead of writing it: tens of thousands of identifiers of which the
 * same is said. What is said stands once, in `lists/<id>.json`; the identifiers stand one a line in `lists/<id>.txt`, so
 * that the difference of two imports is a difference of lines.
 */
export const bulkListSchema = z
  .strictObject({
    id: feedId,
    curatorId: feedId,
    title: localisedText(160),
    demo: z.boolean(),
    /** The file with the identifiers, beside this one. */
    entries: z.string(),
    /** Said of every entry whose line says nothing else. */
    defaults: z.strictObject(statementFields),
    /** What the source names and the list does not: the next import must not bring it back. */
    leftOut: z
      .array(
        z.strictObject({
          kind: z.enum(identifierKinds),
          value: z.string().min(1).max(2_048),
          why: plainText(200),
        }),
      )
      .optional(),
  })
  .refine(({ id, entries }) => entries === entriesName(id), {
    path: ['entries'],
    message: 'is called like the list: <id>.txt',
  });
export type BulkList = z.infer<typeof bulkListSchema>;

/** `shops.txt` of the list `shops`. */
export function entriesName(listId: string): string {
  return `${listId}.txt`;
}

/** Whether a file below `lists/` means to be a bulk list, right or wrong in its parts. */
export function isBulkFile(json: unknown): boolean {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'entries');
}

/** The name of the file with the entries that a list's file asks for; null where it asks for none that may be read. */
export function readEntriesName(json: unknown): string | null {
  const name: unknown = isBulkFile(json) ? Object(json).entries : null;
  return typeof name === 'string' && /^[a-z0-9-]+\.txt$/.test(name) ? name : null;
}

const kinds: ReadonlyMap<string, IdentifierKind> = new Map(
  identifierKinds.map((kind) => [kind, kind]),
);

export function readIdentifierKind(word: string): IdentifierKind | null {
  return kinds.get(word) ?? null;
}
