import * as z from 'zod';
import { tipTargets } from '#lib/domain/tip.ts';
import { palettes, strictnesses } from '#lib/domain/choices.ts';
import { locales } from '#lib/domain/localised.ts';
import { notCheckedReasons, pageKinds } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { shopBadges } from '#lib/domain/shop.ts';
import { reasonCodes } from '#lib/domain/reason-code.ts';
import { pictureTypes } from '#lib/domain/kept-report.ts';
import { exportForms } from '#lib/domain/report.ts';
import { shopperCountries } from '#lib/domain/shopper-country.ts';
import type { Ask, MessageName } from './contract.ts';

/*
 * A guard runs in a hostile page's process. What it sends is taken as the page's own words: every string is
 * bounded, every field known, and nothing else passes.
 */
const url = z.string().max(8_192);
const shortText = z.string().max(1_000).nullable();
const id = z.string().max(256).nullable();
const name = z.string().max(64);

const price = z.strictObject({
  amount: z.number().finite().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

const priceText = z.strictObject({
  text: z.string().max(300),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  by: z.string().max(256),
});

const listing = z.strictObject({
  id,
  title: shortText,
  shopId: id,
  shopName: shortText,
  shopSlug: id,
  price: price.nullable(),
  priceTexts: z.array(priceText).max(6).exactOptional(),
  description: z.string().max(40_000).nullable(),
  claimsText: z.string().max(40_000).exactOptional(),
  breadcrumbs: z.string().max(1_000).exactOptional(),
  wasPriceText: z.string().max(300).exactOptional(),
  wasPrice: price.exactOptional(),
  pressureText: z.string().max(1_000).exactOptional(),
  shownShopId: z.string().max(256).exactOptional(),
});

const shop = z.strictObject({
  id,
  name: shortText,
  slug: id,
  badges: z.array(z.enum(shopBadges)).max(shopBadges.length).exactOptional(),
});

const card = z.strictObject({ id: z.string().max(256), title: shortText, shopId: id, url });

const pageReading: z.ZodType<PageReading> = z.strictObject({
  url,
  siteId: name,
  siteRuleVersion: z.number().int().nonnegative(),
  platform: name,
  country: z.string().max(8),
  marketplace: z.literal(true).exactOptional(),
  kind: z.enum(pageKinds),
  state: z.discriminatedUnion('checked', [
    z.strictObject({ checked: z.literal(true) }),
    z.strictObject({ checked: z.literal(false), reason: z.enum(notCheckedReasons) }),
  ]),
  listing: listing.nullable(),
  shop: shop.nullable(),
  cards: z.array(card).max(5_000),
  provenance: z
    .record(z.string().max(64), z.string().max(256))
    .refine((record) => Object.keys(record).length <= 64),
});

const ref = z.string().max(300);
const findingId = z.string().max(1_000);
const reportId = z.string().regex(/^[0-9a-f]{32}$/);
const words = z.string().max(10_000);
/** A card's id, behind that of its feed where it is an added one. Becomes part of an address of ours. */
const tipId = z.string().regex(/^(?:[a-z0-9-]{1,64}\/)?[a-z0-9-]{1,80}$/);
const tabId = z.number().int().nonnegative();

const version = z.int().positive();
const feedId = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** One schema for each question. A question without one cannot be asked. */
export const askSchemas: { readonly [N in MessageName]: z.ZodType<Ask<N>> } = {
  openPage: z.strictObject({ url }),
  assessPage: z.strictObject({ reading: pageReading }),
  judgeExample: z.strictObject({
    title: z.string().max(200),
    description: z.string().max(2_000),
  }),
  bringPainter: z.strictObject({}),
  reportSubject: z.strictObject({ url, ref }),
  undoReport: z.strictObject({ reportId }),
  viewTab: z.strictObject({ tabId }),
  reportTab: z.strictObject({ tabId, ref }),
  forgetUnreadPages: z.strictObject({}),
  readVisits: z.strictObject({}),
  forgetVisits: z.strictObject({}),
  readSettings: z.strictObject({}),
  setLocale: z.strictObject({ locale: z.enum(locales) }),
  setAgreement: z.strictObject({ agreement: z.int().min(1).max(5) }),
  readChoices: z.strictObject({}),
  setChoices: z.strictObject({
    strictness: z.enum(strictnesses).exactOptional(),
    palette: z.enum(palettes).exactOptional(),
  }),
  muteFinding: z.strictObject({ url, id: findingId, isMuted: z.boolean() }),
  muteTabFinding: z.strictObject({
    tabId,
    id: findingId,
    until: z.enum(['days', 'undone']),
    isConfirmed: z.boolean(),
  }),
  viewMutes: z.strictObject({}),
  removeMute: z.strictObject({ muteId: z.string().max(10_000).nullable() }),
  viewStop: z.strictObject({ to: url, tabId: tabId.nullable() }),
  passStop: z.strictObject({ to: url, tabId }),
  reportStop: z.strictObject({ to: url }),
  viewTips: z.strictObject({
    query: z.string().max(200).exactOptional(),
    for: z.enum(tipTargets).exactOptional(),
  }),
  openTip: z.strictObject({ tipId }),
  viewFeeds: z.strictObject({}),
  viewFreshness: z.strictObject({}),
  syncFeeds: z.strictObject({}),
  previewFeed: z.strictObject({ url: z.string().max(1_000) }),
  addFeed: z.strictObject({
    url: z.string().max(1_000),
    rootFingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  removeFeed: z.strictObject({ feedId }),
  chooseCurator: z.strictObject({
    feedId,
    curatorId: z.string().max(80),
    isOn: z.boolean(),
  }),
  moveFeed: z.strictObject({ feedId, by: z.union([z.literal(-1), z.literal(1)]) }),
  releaseHeld: z.strictObject({ feedId, version: version.exactOptional() }),
  declineHeld: z.strictObject({ feedId, version }),
  viewRecentShops: z.strictObject({}),
  forgetRecentShops: z.strictObject({ ref: z.string().max(9_000).nullable() }),
  viewReports: z.strictObject({}),
  previewWords: z.strictObject({ words }),
  holdReport: z.strictObject({ reportId }),
  addDetails: z.strictObject({
    reportId,
    details: z.strictObject({
      reason: z.enum(reasonCodes).nullable(),
      words,
      keepNumbers: z.boolean(),
      wholeAddress: z.boolean(),
    }),
  }),
  previewReport: z.strictObject({ reportId }),
  sendReport: z.strictObject({ reportId }),
  removeReport: z.strictObject({ reportId }),
  clearReports: z.strictObject({}),
  exportReport: z.strictObject({ reportId, form: z.enum(exportForms) }),
  viewChannels: z.strictObject({ reportId }),
  readCountry: z.strictObject({}),
  setCountry: z.strictObject({ country: z.enum(shopperCountries) }),
  openReport: z.strictObject({
    reportId,
    at: z.enum(['details', 'sent']).exactOptional(),
    tabId: tabId.exactOptional(),
  }),
  viewPicture: z.strictObject({ reportId }),
  keepPicture: z.strictObject({
    reportId,
    // The report's own limits are held against it afterwards; this one is against what is no picture at all.
    picture: z.strictObject({
      mediaType: z.enum(pictureTypes),
      base64: z.string().max(4_000_000),
    }),
  }),
  dropPicture: z.strictObject({ reportId, kept: z.boolean() }),
  importFeed: z.strictObject({ feedId, bundle: z.string().max(64_000_000) }),
};
