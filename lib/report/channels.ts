import * as z from 'zod';
import vn from '#rules/channels/vn.json' with { type: 'json' };

const localised = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const channelsSchema = z.strictObject({
  country: z.string().length(2),
  hotline: z.strictObject({
    number: z.string().min(1),
    href: z.string().startsWith('tel:'),
    operator: localised,
    source: z.url(),
    verified: z.boolean(),
  }),
  email: z.strictObject({
    address: z.email(),
    operator: localised,
    source: z.url(),
    /** False: read in a stored copy of the source and not confirmed since. */
    verified: z.boolean(),
  }),
});

/** Where the shopper's country takes complaints, each with its source. */
export type Channels = z.infer<typeof channelsSchema>;

/** Vietnam's: the only country whose channels are known well enough to be offered. */
export function readChannels(): Channels {
  return channelsSchema.parse(vn);
}
