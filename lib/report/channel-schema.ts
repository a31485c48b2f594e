import * as z from 'zod';
import { problemKinds } from '#lib/domain/problem-kind.ts';
import { shopperCountries } from '#lib/domain/shopper-country.ts';

/** Files that are no country's own: what every shopper may use, and what the states of ASEAN have together. */
const channelScopes = [...shopperCountries.filter((each) => each !== 'other'), 'asean', 'world'];

/** What a channel asks a reporter for. */
export const askedFields = [
  'name',
  'email',
  'phone-number',
  'gender',
  'nationality',
  'id-document',
  'location',
  'page-address',
  'product',
  'kind',
  'description',
  'evidence',
  'screenshot',
] as const;
export type AskedField = (typeof askedFields)[number];

const text = z
  .string()
  .min(1)
  .max(400)
  .refine((each) => each.trim() === each && !/\p{Cc}|\p{Cf}/u.test(each), {
    error: 'begins or ends with white space, or holds unseen characters',
  });
const localised = z.strictObject({ vi: text, en: text });

const httpsAddress = z
  .string()
  .max(300)
  .refine(isPlainHttps, { error: 'is no https address without user, query and fragment' });

function isPlainHttps(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    !/[\s?#]/u.test(address) &&
    url.username === '' &&
    url.password === '' &&
    url.hostname.includes('.')
  );
}

/** Where something was read. `on`: the day, month or year that the source bears, null where it bears none. */
const source = z.strictObject({
  title: text,
  url: httpsAddress,
  on: z
    .string()
    .regex(/^20\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
    .nullable(),
});
export type ChannelSource = z.infer<typeof source>;

const contact = z.discriminatedUnion('kind', [
  /** As people write it; what is dialled are its digits, with a plus where it begins with one. */
  z.strictObject({
    kind: z.literal('tel'),
    number: z.string().regex(/^\+?\d[\d. ]{1,18}\d$/, { error: 'is no telephone number' }),
  }),
  z.strictObject({
    kind: z.literal('page'),
    url: httpsAddress,
    /** A front page says so: nobody then looks for a form that is not there. */
    opens: z.enum(['form', 'front-page', 'messages']),
  }),
  z.strictObject({ kind: z.literal('email'), address: z.email() }),
  /** `{source}` is the number that called, `{content}` what it was about. Only syntaxes that a source shows. */
  z.strictObject({
    kind: z.literal('sms'),
    number: z.string().regex(/^\d{3,6}$/),
    syntax: z.string().regex(/^[A-Z]{1,10} \{source\} \{content\}$/),
  }),
  z.strictObject({ kind: z.literal('steps'), steps: localised }),
]);
export type ChannelContact = z.infer<typeof contact>;

const channel = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    name: localised,
    operator: localised,
    /** As site rules name it: the channel is offered only for what is sold there. */
    platform: z
      .string()
      .regex(/^[a-z]+$/)
      .exactOptional(),
    /** Comes before all others: every minute counts. */
    isUrgent: z.literal(true).exactOptional(),
    /** What it is mainly for comes first. */
    problems: z.array(z.enum(problemKinds)).min(1),
    contacts: z.array(contact).min(1),
    /** In which languages it takes a text (ISO 639-1); the first that a letter can be written in is used. */
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    asksFor: z.array(z.enum(askedFields)),
    /** What costs, hours, time limits and outcomes are: each said by a source of its own. */
    facts: z.array(
      z.strictObject({
        about: z.enum(['free', 'cost', 'hours', 'deadline', 'outcome']),
        text: localised,
        source,
      }),
    ),
    /** True: a source shows that this operator takes such reports at this address. Else shoppers are told. */
    verified: z.boolean(),
    sources: z.array(source),
  })
  .refine(({ verified, sources }) => !verified || sources.length > 0, {
    error: 'is called verified and names no source',
  })
  .refine(({ platform, problems }) => !platform === !problems.includes('platform-seller'), {
    error: 'names a platform and is not for its sellers, or the other way round',
  });
export type Channel = z.infer<typeof channel>;

/** One file of `rules/channels`. `hotline` and `email` name the channels that every kept report offers. */
export const channelFileSchema = z
  .strictObject({
    country: z.enum(channelScopes),
    hotline: z.string().nullable(),
    email: z.string().nullable(),
    channels: z.array(channel).min(1),
  })
  .superRefine((file, context) => {
    const find = (id: string | null) => file.channels.find((each) => each.id === id);
    const says = (message: string): void => context.addIssue({ code: 'custom', message });
    const hotline = find(file.hotline);
    if (file.hotline !== null && !hotline?.contacts.some(({ kind }) => kind === 'tel'))
      says('its hotline is no channel with a telephone number');
    // A wrong number under every report would be called by everybody.
    if (hotline && !hotline.verified) says('its hotline is not verified');
    if (file.email !== null && !find(file.email)?.contacts.some(({ kind }) => kind === 'email'))
      says('its e-mail is no channel with an e-mail address');
    if (new Set(file.channels.map(({ id }) => id)).size < file.channels.length)
      says('two channels have one id');
  });
export type ChannelFile = z.infer<typeof channelFileSchema>;
