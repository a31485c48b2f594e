import * as z from 'zod';
import { patchFields, patchKinds, type SitePatch } from '#lib/domain/site-patch.ts';
import { feedId, httpsLink, plainText } from './plain-text-schema.ts';

const select = plainText(200);
const texts = z.array(plainText(80)).min(1).max(10);
const edges = {
  field: z.enum(patchFields),
  select,
  cutAt: texts.exactOptional(),
  reject: texts.exactOptional(),
};

/** What names an element to people. Never an address, a handler or what somebody typed. */
const attributeName = z.string().regex(/^(?:content|title|alt|aria-label|data-[a-z][a-z-]{0,40})$/);

const example = z.union([
  z.strictObject({ url: httpsLink, kind: z.enum(patchKinds) }),
  z.strictObject({ field: z.enum(patchFields), element: plainText(400) }),
]);
const examples = z.array(example).min(1).max(60);

/** The form of a patch (F11). Whether its selectors, paths and examples hold is for the self-test to say. */
export const sitePatchSchema: z.ZodType<SitePatch> = z
  .strictObject({
    id: feedId,
    site: feedId,
    ruleVersion: z.int().min(1),
    expiresAtMs: z.int().positive().max(8.64e15),
    pages: z.array(z.strictObject({ kind: z.enum(patchKinds), path: plainText(200) })).max(10),
    texts: z
      .array(
        z.discriminatedUnion('read', [
          z.strictObject({ read: z.literal('text'), ...edges }),
          z.strictObject({ read: z.literal('attribute'), name: attributeName, ...edges }),
        ]),
      )
      .max(20),
    examples: z.strictObject({ positive: examples, negative: examples }),
  })
  .refine(({ pages, texts: patched }) => pages.length + patched.length > 0, {
    message: 'changes nothing',
  });
