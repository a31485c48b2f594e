import * as z from 'zod';
import { pageKinds } from '#lib/domain/page.ts';
import { shopBadges } from '#lib/domain/shop.ts';
import { fail, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import { isTemplate } from './path-template.ts';
import type { Candidate, PriceCandidate, SiteRule } from './site-rule.ts';

/** A rule is read from data that a feed may carry later: every list and every text has a bound. */
const maxList = 60;
const text = z.string().min(1).max(300);
const list = <T extends z.ZodType>(of: T) => z.array(of).max(maxList);
const texts = list(text).readonly();
const optionalText = text.exactOptional();
const optionalTexts = texts.exactOptional();

/** Selectors stay plain: `:has()` and its kin make one look-up cost as much as the page is large. */
const selector = text.refine(
  (value) => !/:(?:has|is|where|nth-[a-z-]+)\(/u.test(value),
  'selector too costly',
);
const template = text.refine(isTemplate, 'not a path template');
const templates = list(template).readonly();

const tapName = z.string().regex(/^[a-z][a-z-]{1,20}$/u);

const trimming = {
  param: optionalText,
  fits: templates.exactOptional(),
  take: optionalText,
  cutBefore: optionalTexts,
  cutAt: optionalTexts,
  reject: optionalTexts,
  lacks: optionalTexts,
  seenIn: optionalText,
};

const tapped = {
  read: z.literal('tap'),
  from: tapName,
  where: list(text).min(1).readonly(),
  path: texts,
  about: z.record(text, texts).refine((paths) => Object.keys(paths).length > 0, 'about nothing'),
  all: z.boolean().exactOptional(),
};

/** Every candidate of a field; `extra` are the members that only prices have. */
const buildCandidate = <T extends z.ZodRawShape>(extra: T) =>
  z.discriminatedUnion('read', [
    z.strictObject({ read: z.literal('url'), hole: text, ...trimming, ...extra }),
    z.strictObject({
      read: z.literal('text'),
      select: selector,
      all: z.boolean().exactOptional(),
      ...trimming,
      ...extra,
    }),
    z.strictObject({
      read: z.literal('attribute'),
      select: selector,
      name: text,
      ...trimming,
      ...extra,
    }),
    z.strictObject({
      read: z.literal('meta'),
      name: text,
      about: optionalText,
      ...trimming,
      ...extra,
    }),
    z.strictObject({
      read: z.literal('json'),
      where: list(text).min(1).readonly(),
      path: texts,
      in: selector.exactOptional(),
      about: optionalTexts,
      ...trimming,
      ...extra,
    }),
    z.strictObject({
      read: z.literal('json-ld'),
      type: text,
      path: texts,
      deep: z.boolean().exactOptional(),
      about: optionalTexts,
      all: z.boolean().exactOptional(),
      ...trimming,
      ...extra,
    }),
    z.strictObject({
      read: z.literal('microdata'),
      type: text,
      path: texts,
      ...trimming,
      ...extra,
    }),
    z.strictObject({ ...tapped, ...trimming, ...extra }),
    z.strictObject({ read: z.literal('cards'), ...trimming, ...extra }),
  ]);
const candidate: z.ZodType<Candidate> = buildCandidate({});
const priceCandidate: z.ZodType<PriceCandidate> = buildCandidate({
  currency: candidate.exactOptional(),
  per: z.int().min(2).max(1_000_000).exactOptional(),
});
/** What the tap says is asked last: what a page shows is harder to forge, and is what the shopper sees. */
const tapsLast = (written: readonly { readonly read: string }[]): boolean =>
  written.every(
    ({ read }, at) => read !== 'tap' || written.slice(at).every((one) => one.read === 'tap'),
  );
const candidates = list(candidate).refine(tapsLast, 'a tap before another candidate').readonly();

const sign = z
  .strictObject({
    select: selector.exactOptional(),
    atLeast: z.int().min(1).max(1000).exactOptional(),
    title: optionalText,
    jsonLd: z
      .strictObject({ type: text, path: optionalTexts, value: optionalText })
      .readonly()
      .exactOptional(),
    not: z.boolean().exactOptional(),
  })
  .readonly();
const signGroup = list(sign).min(1).readonly();

const writtenRule: z.ZodType<SiteRule> = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u),
  version: z.int().min(1),
  platform: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u),
  platformName: text,
  marketplace: z.boolean().exactOptional(),
  hosts: list(
    z.strictObject({
      host: z.string().regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u),
      country: z.string().regex(/^(?:[a-z]{2}|global)$/u),
      currency: z.nullable(z.string().regex(/^[A-Z]{3}$/u)),
    }),
  ),
  regions: z.record(z.string().regex(/^[a-z]{2}$/u), z.string().regex(/^[A-Z]{3}$/u)),
  pages: list(
    z.strictObject({
      kind: z.enum(pageKinds),
      path: template,
      query: z.record(text, template).exactOptional(),
    }),
  ),
  asksFirst: z.boolean().exactOptional(),
  kindSigns: list(z.strictObject({ kind: z.enum(pageKinds), all: signGroup })),
  wall: list(signGroup),
  shell: list(signGroup),
  ownIdKeys: texts,
  scopes: list(z.strictObject({ select: selector, holds: selector })).exactOptional(),
  badges: list(
    z.strictObject({ badge: z.enum(shopBadges), from: candidate, is: optionalTexts }),
  ).exactOptional(),
  tap: list(
    z.strictObject({
      name: tapName,
      path: template,
      query: z.record(text, template).exactOptional(),
    }),
  )
    .readonly()
    .exactOptional(),
  listing: z.strictObject({
    id: candidates,
    title: candidates,
    shopId: candidates,
    shopName: candidates,
    shopSlug: candidates,
    price: list(priceCandidate).refine(tapsLast, 'a tap before another candidate').readonly(),
    description: candidates,
    claimsText: candidates.exactOptional(),
    breadcrumbs: candidates.exactOptional(),
    wasPriceText: list(priceCandidate)
      .refine(tapsLast, 'a tap before another candidate')
      .readonly()
      .exactOptional(),
    pressureText: candidates.exactOptional(),
    shownShopId: candidates.exactOptional(),
  }),
  shop: z.strictObject({ id: candidates, name: candidates, slug: candidates }),
  cards: list(
    z.strictObject({
      select: selector,
      box: selector.exactOptional(),
      paths: templates.exactOptional(),
      unwrap: optionalTexts,
      id: candidates.exactOptional(),
      shopId: candidates.exactOptional(),
      title: candidates,
      facts: z
        .strictObject({
          where: list(text).min(1).readonly(),
          id: texts,
          title: optionalTexts,
          shopId: optionalTexts,
          in: selector.exactOptional(),
        })
        .exactOptional(),
      tapped: list(
        z.strictObject({
          from: tapName,
          where: list(text).min(1).readonly(),
          id: texts,
          title: optionalTexts,
          shopId: optionalTexts,
        }),
      )
        .readonly()
        .exactOptional(),
    }),
  ),
  anchors: z.strictObject({
    title: list(selector),
    shopName: list(selector),
    description: list(selector),
  }),
});

/** Names of taps that a rule asks and does not have. */
const siteRule = writtenRule.superRefine(({ tap = [], listing, shop, cards }, context) => {
  const known = new Set(tap.map(({ name }) => name));
  const asked = [
    ...Object.values(listing),
    ...Object.values(shop),
    ...cards.map((one) => one.tapped ?? []),
  ];
  for (const one of asked.flat())
    if ('from' in one && !known.has(one.from)) context.addIssue(`no tap named ${one.from}`);
});

/** The rule as far as its form goes: closed vocabulary, no unknown key, everything bounded. */
export function parseSiteRule(written: unknown): Result<SiteRule, 'not-a-site-rule'> {
  const parsed = siteRule.safeParse(written);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('not-a-site-rule', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

export type RuleFault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Everything that is wrong with the form of a written rule, for its author; empty where it is one. */
export function listRuleFaults(written: unknown): readonly RuleFault[] {
  const parsed = siteRule.safeParse(written);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path, message }));
}
