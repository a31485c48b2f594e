import * as z from 'zod';
import { claimTopics, productClasses } from '#lib/domain/claim.ts';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { labelKinds, type LabelRegister, type LabelRule } from '#lib/domain/label-rule.ts';
import { feedLimits } from './feed-limits.ts';
import { feedId, httpsLink, isoDate, localisedText, plainText } from './plain-text-schema.ts';

const phrase = plainText(200);
/** A phrase with its choices written out. */
const claimPhrase = plainText(800);
const sentences = z.array(plainText(500)).max(100);

const classes = z.array(z.enum(productClasses)).min(1);
const phrases = z.array(claimPhrase).max(300);
const claimSeverity = z.enum(['info', 'caution']);

const claimExample = z.union([
  plainText(500),
  z.strictObject({
    text: plainText(500),
    title: plainText(200).exactOptional(),
    productClass: z.enum(productClasses).exactOptional(),
  }),
]);
const claimExamples = z.array(claimExample).min(1).max(100);

const examples = z.strictObject({ positive: sentences.min(1), negative: sentences.min(1) });

/** F5. */
export const claimRuleSchema: z.ZodType<ClaimRule> = z.strictObject({
  id: feedId,
  topic: z.enum(claimTopics),
  severity: claimSeverity,
  severityByClass: z.partialRecord(z.enum(productClasses), claimSeverity).exactOptional(),
  phrases: z.array(claimPhrase).min(1).max(500),
  exactMarks: z.boolean(),
  lists: z.record(feedId, z.array(plainText(80)).min(1).max(500)).exactOptional(),
  unless: phrases,
  unlessBefore: phrases.exactOptional(),
  unlessAfter: phrases.exactOptional(),
  unlessText: phrases.exactOptional(),
  unlessSentence: phrases.exactOptional(),
  needs: phrases.exactOptional(),
  needsText: phrases.exactOptional(),
  classes: classes.exactOptional(),
  notClasses: classes.exactOptional(),
  platforms: z.array(feedId).min(1).max(50).exactOptional(),
  ground: z.strictObject({ title: localisedText(400), url: httpsLink.nullable() }),
  why: localisedText(400),
  examples: z.strictObject({ positive: claimExamples, negative: claimExamples }),
});

/** How many characters one run of digits or letters in a licence number may have. */
const runLength = z
  .tuple([z.int().min(1).max(40), z.int().min(1).max(40)])
  .refine(([min, max]) => min <= max, { message: 'the least is more than the most' });

const numberPart = z.union([
  z.strictObject({ text: z.string().min(1).max(40) }),
  z.strictObject({ digits: runLength }),
  z.strictObject({ letters: runLength }),
  z.strictObject({ characters: runLength }),
]);

/** A copy of an issuer's register. Rows that say the same number and holder twice are kept once by whoever makes it. */
export const labelRegisterSchema: z.ZodType<LabelRegister> = z.strictObject({
  source: z.strictObject({ title: plainText(300), url: httpsLink }),
  asOf: isoDate,
  demo: z.boolean(),
  rows: z
    .array(
      z.strictObject({
        number: plainText(60).regex(/[\p{L}\p{N}]/u),
        holder: plainText(200),
        brands: z.array(plainText(100)).min(1).max(20).exactOptional(),
        scope: plainText(300),
        validUntil: isoDate.nullable(),
      }),
    )
    .min(1)
    .max(feedLimits.registerRows),
});

const labelPhrases = z.array(phrase).max(100);

/** F6. */
export const labelRuleSchema: z.ZodType<LabelRule> = z.strictObject({
  id: feedId,
  officialName: localisedText(160),
  kind: z.enum(labelKinds),
  names: labelPhrases,
  shortNames: labelPhrases.min(1).exactOptional(),
  needs: labelPhrases.min(1).exactOptional(),
  unless: labelPhrases.min(1).exactOptional(),
  unlessBefore: labelPhrases.min(1).exactOptional(),
  unlessAfter: labelPhrases.min(1).exactOptional(),
  issuer: plainText(200),
  certifies: localisedText(400),
  doesNotCertify: localisedText(400),
  numbers: z.array(z.array(numberPart).min(1).max(12)).max(40),
  verifyUrl: httpsLink.nullable(),
  factsVerified: z.boolean(),
  register: labelRegisterSchema.exactOptional(),
  examples,
});
