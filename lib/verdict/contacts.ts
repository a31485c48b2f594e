import * as z from 'zod';
import { type TipContact, tipContacts } from '#lib/domain/tip.ts';
import contactsJson from '#rules/contacts/vn.json' with { type: 'json' };

const localised = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

const contactSchema = z.strictObject({
  id: z.enum(tipContacts),
  name: localised,
  /** Null: not a thing to press, such as the bank's own number. */
  href: z
    .string()
    .regex(/^(?:tel:\d{3,}|https:\/\/|mailto:)/)
    .nullable(),
  source: z.url().nullable(),
  /** False: not seen at its source. Shoppers are told. */
  verified: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;
export type Contacts = ReadonlyMap<TipContact, Contact>;

/** Vietnam's: whom the cards may name. Ships inside, so that no feed can change a number. */
export function readBundledContacts(): Contacts {
  const all = z.array(contactSchema).parse(contactsJson);
  return new Map(all.map((contact) => [contact.id, contact]));
}
