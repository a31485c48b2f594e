import * as z from 'zod';
import { type Tip, tipContacts, type TipLaw, tipTargets } from '#lib/domain/tip.ts';
import { feedId, isoDate } from './plain-text-schema.ts';
import { localisedWayFree, wayFreeText } from './way-free-text.ts';

const lawSchema: z.ZodType<TipLaw> = z.strictObject({
  name: localisedWayFree(160),
  number: wayFreeText(40).regex(/\d/),
  article: localisedWayFree(60).exactOptional(),
  verified: z.boolean(),
});

const isDay = (iso: string): boolean => iso.length === 10;
const isWithoutRepeats = (all: readonly string[]): boolean => new Set(all).size === all.length;
const once = { message: 'names one thing twice' };

/** F22. A card's form. What it may say beyond that is for `lint` to judge: `tools/feed/find-tip-faults.ts`. */
export const tipSchema: z.ZodType<Tip> = z.strictObject({
  id: feedId,
  title: localisedWayFree(80),
  for: z.array(z.enum(tipTargets)).min(1).max(12).refine(isWithoutRepeats, once),
  rights: z.array(localisedWayFree(300)).min(1).max(3),
  steps: z.array(localisedWayFree(240)).min(1).max(4),
  contacts: z.array(z.enum(tipContacts)).min(1).max(4).refine(isWithoutRepeats, once),
  laws: z.array(lawSchema).min(1).max(4),
  reviewedOn: isoDate.refine(isDay, { message: 'is no day' }),
});
