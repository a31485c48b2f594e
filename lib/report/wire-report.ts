/**
 * A report as it travels: what the extension sends, what the intake takes, what openapi.json shows. One schema for all
 * three. Objects are strict: an unknown field is refused, so nothing can be added to what leaves without this file.
 */
import * as z from 'zod';
import { locales } from '#lib/domain/localised.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { identifierSchema } from '#lib/feed/identifier-schema.ts';
import { canonicalise } from '#lib/feed/tuf/canonical-json.ts';
import { digestHex } from '#lib/feed/tuf/bytes.ts';
import { cleanUrl, isWholeAddress } from './clean-url.ts';
import { isCleanLine, isCleanWords } from './clean-text.ts';
import { reportLimits as limits } from './report-limits.ts';

export const wireSchemaVersion = 1;

/** 2024-01-01: no report is older than the project. */
const earliestMs = 1_704_067_200_000;

export const reportIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/, { error: 'is no report id: 32 hexadecimal digits, lower case' })
  .describe(
    'Random, 128 bits, lower-case hexadecimal. Made once per press; sending it again is the same report.',
  );

export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256 in lower-case hexadecimal' });

/** A text as `cleanLine` leaves it. */
function line(maxChars: number) {
  return z.string().min(1).max(maxChars).refine(isCleanLine, {
    error: 'is not one clean line: trimmed, single spaces, no control or direction characters',
  });
}

/** `kind:value` as `identifierText` writes it, in its normal form. */
export const identifierTextSchema = z
  .string()
  .max(limits.identifierChars)
  .refine(isIdentifierText, {
    error: 'is no identifier in its normal form, as in shop:shopee:vn:123',
  })
  .describe('kind:value, normalised: shop:shopee:vn:123, host:shop.example, phone:+84901234567');

const subjectSchema = z
  .strictObject({
    kind: z.enum(['page', 'listing', 'shop', 'card']).describe('What was pressed on.'),
    identifiers: z
      .array(identifierTextSchema)
      .max(limits.identifiers)
      .refine(isSortedSet, { error: 'are not in order, or one stands twice' })
      .describe('What the subject is known by, in code-unit order, each once.'),
  })
  .describe('What the report is about.');

const priceSchema = z
  .strictObject({
    amount: z
      .string()
      .regex(new RegExp(`^\\d{1,${limits.priceDigits}}(?:\\.\\d{1,4})?$`))
      .describe(
        'Whole currency units as a decimal text: 89000, 14.99. A text, so that its canonical form is one.',
      ),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .describe('ISO 4217.'),
  })
  .describe('What the page asked for it.');

const findingSchema = z.strictObject({
  kind: z
    .enum(['match', 'check', 'claim', 'label'])
    .describe('What kind of finding the extension showed.'),
  code: line(limits.codeChars).describe('Id of the entry, check, claim rule or label.'),
  quote: line(limits.quoteChars).nullable().describe("The page's own words, or null."),
});

export const evidenceSchema = z
  .strictObject({
    observedAtMs: z
      .int()
      .min(earliestMs)
      .max(Number.MAX_SAFE_INTEGER)
      .describe("When the shopper pressed, milliseconds since 1970 by the shopper's clock."),
    subject: subjectSchema,
    url: z
      .string()
      .max(limits.urlChars)
      .refine((url) => cleanUrl(url) === url, {
        error: 'is no http(s) address without user, query and fragment',
      })
      .describe('Scheme, host and path, without query, fragment and user part.'),
    title: line(limits.titleChars).nullable().describe('Title of the listing, or null.'),
    seller: line(limits.sellerChars)
      .nullable()
      .describe("The shop's name as the page writes it, or null."),
    price: priceSchema.nullable(),
    findings: z
      .array(findingSchema)
      .max(limits.findings)
      .describe('What the extension showed of the subject.'),
    versions: z
      .strictObject({
        extension: line(limits.versionChars).describe('Version of the extension.'),
        feed: z
          .int()
          .min(0)
          .max(Number.MAX_SAFE_INTEGER)
          .describe('Version of the feed, 0 where nothing was looked up.'),
        siteRule: line(limits.versionChars).describe('Site rule and its version: shopee@4.'),
      })
      .describe('With what it was read, so that it can be read again.'),
  })
  .describe('What the page showed. evidenceSha256 is over this object.');

export const pictureSchema = z
  .strictObject({
    mediaType: z
      .enum(['image/png', 'image/jpeg', 'image/webp'])
      .describe('Checked against the bytes.'),
    base64: z
      .base64()
      .max(Math.ceil(limits.pictureBytes / 3) * 4)
      .describe('The picture after redaction.'),
  })
  .describe(
    'What of the tab was visible, seen and redacted by the shopper. It is re-encoded; nothing of its metadata is kept.',
  );

export const wireReportSchema = z.strictObject({
  schemaVersion: z.literal(wireSchemaVersion).describe('Version of this form.'),
  id: reportIdSchema,
  locale: z.enum(locales).describe('Language the shopper reads.'),
  evidence: evidenceSchema,
  evidenceSha256: sha256Schema.describe(
    'SHA-256 over the canonical JSON of evidence (OLPC: keys in order, no white space).',
  ),
  reason: z
    .enum(reasonCodes)
    .nullable()
    .describe('What the shopper says is wrong, or null when nothing was chosen.'),
  words: z
    .string()
    .min(1)
    .max(limits.wordsChars)
    .refine(isCleanWords, {
      error: 'begins or ends with white space, or holds control or direction characters',
    })
    .nullable()
    .describe("The shopper's own words, redacted on the device, or null."),
  screenshot: pictureSchema.nullable(),
  wholeAddress: z
    .string()
    .max(limits.urlChars)
    .refine(isWholeAddress, { error: 'is no http(s) address in its normal form without a user' })
    .exactOptional()
    .describe('The address with query and fragment, only where the shopper ticked that.'),
});

/** A report as it travels. */
export type WireReport = z.infer<typeof wireReportSchema>;
export type WireEvidence = z.infer<typeof evidenceSchema>;
export type WirePicture = z.infer<typeof pictureSchema>;

/** The body of `POST /v1/reports`. */
export const reportEnvelopeSchema = z.strictObject({
  report: wireReportSchema,
  proof: z
    .string()
    .min(1)
    .max(limits.proofChars)
    .describe('Base64 of the solved challenge, as ALTCHA writes it.'),
});

/** Lower-case hex of SHA-256 over the canonical bytes: two intakes, or a shopper with a terminal, come to the same. */
export function digestEvidence(evidence: WireEvidence): Promise<string> {
  return digestHex('SHA-256', canonicalise(evidence));
}

function isIdentifierText(text: string): boolean {
  const at = text.indexOf(':');
  return identifierSchema.safeParse({ kind: text.slice(0, at), value: text.slice(at + 1) }).success;
}

function isSortedSet(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') < text);
}
