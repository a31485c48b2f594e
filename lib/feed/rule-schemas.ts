import * as z from 'zod';
import { claimTopics } from '#lib/domain/claim.ts';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import { feedId, httpsLink, localisedText, plainText } from './plain-text-schema.ts';

const phrase = plainText(200);
const sentences = z.array(plainText(500)).max(100);

const examples = z.strictObject({ positive: sentences.min(1), negative: sentences.min(1) });

export const claimRuleSchema: z.ZodType<ClaimRule> = z.strictObject({
  id: feedId,
  topic: z.enum(claimTopics),
  severity: z.enum(['info', 'caution']),
  phrases: z.array(phrase).min(1).max(500),
  exactMarks: z.boolean(),
  unless: z.array(phrase).max(200),
  ground: z.strictObject({ title: localisedText(400), url: httpsLink.nullable() }),
  why: localisedText(400),
  examples,
});

/** How many characters one run of digits or letters in a licence number may have. */
const runLength = z
  .tuple([z.int().min(1).max(40), z.int().min(1).max(40)])
  .refine(([min, max]) => min <= max, { message: 'the least is more than the most' });

const numberPart = z.union([
  z.strictObject({ text: z.string().min(1).max(40) }),
  z.strictObject({ digits: runLength }),
  z.strictObject({ letters: runLength }),
]);

export const labelRuleSchema: z.ZodType<LabelRule> = z.strictObject({
  id: feedId,
  officialName: localisedText(160),
  names: z.array(phrase).min(1).max(100),
  issuer: plainText(200),
  certifies: localisedText(400),
  doesNotCertify: localisedText(400),
  numbers: z.array(z.array(numberPart).min(1).max(12)).max(40),
  verifyUrl: httpsLink.nullable(),
  factsVerified: z.boolean(),
  examples,
});
