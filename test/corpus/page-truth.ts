import type { Card } from '#lib/domain/listing.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { z } from 'zod';

/** The truth of the saved pages as a person read it; see the README beside the pages. */
const price = z.object({ amount: z.number(), currency: z.string() });
const name = z.string().nullable().optional();
const names = z.array(z.string()).optional();
const card = z.object({
  id: z.string(),
  title: name,
  alt_ids: names,
  alt_titles: names,
  shop_id: name,
  url: name,
});
const pageTruth = z.object({
  url: z.string(),
  alt_urls: names,
  kind: z.string(),
  accept_kinds: names,
  platform: z.string(),
  country: z.string(),
  must_not_judge: z.boolean().optional(),
  accept_null: names,
  reachable_without_main_world: z.record(z.string(), z.boolean().nullable()),
  listing: z
    .object({
      id: z.string(),
      title: name,
      shop_id: name,
      shop_name: name,
      shop_slug: name,
      price: price.nullable(),
      description_contains: name,
      alt_ids: names,
      alt_shop_ids: names,
      alt_prices: z.array(z.number()).optional(),
      accept_null: names,
    })
    .optional(),
  shop: z.object({ id: name, name, slug: name }).optional(),
  cards: z
    .object({
      count: z.number(),
      accept_count_range: z.tuple([z.number(), z.number()]).optional(),
      first: card.nullable(),
      last: card.nullable(),
      with_shop_id: z.number(),
      with_shop_id_dom_only: z.number().optional(),
    })
    .optional(),
});
export type PageTruth = z.infer<typeof pageTruth>;
export const truthFile = z.record(z.string(), pageTruth);

/** One fact of one page. `invented`: something was read where the page has nothing. */
export type Fact = {
  readonly name: string;
  readonly state: 'right' | 'wrong' | 'invented';
  readonly detail: string;
};

/** Every fact that can be reached without the page's own memory, and every one that must stay null. */
export function compareFacts(reading: PageReading, truth: PageTruth): Fact[] {
  return [
    ...compareKind(reading, truth),
    ...compareListing(reading, truth),
    ...compareShop(reading, truth),
    ...compareCards(reading, truth),
  ];
}

function fact(name: string, isRight: boolean, detail: unknown): Fact {
  return { name, state: isRight ? 'right' : 'wrong', detail: JSON.stringify(detail).slice(0, 120) };
}

function compareKind(reading: PageReading, truth: PageTruth): Fact[] {
  const kinds = [truth.kind, ...(truth.accept_kinds ?? [])].map((kind) =>
    kind === 'blocked' ? 'wall' : kind,
  );
  // A site without a rule of its own tells its country only by its host's end.
  const isNamed = truth.platform !== 'independent';
  const country = isNamed
    ? [fact('country', reading.country === truth.country, reading.country)]
    : [];
  return [
    fact('kind', kinds.includes(reading.kind), reading.kind),
    fact('platform', reading.platform === truth.platform, reading.platform),
    ...country,
  ];
}

function compareListing(reading: PageReading, truth: PageTruth): Fact[] {
  const { listing: wanted } = truth;
  if (wanted === undefined) return [];
  const read = reading.listing;
  const text = (
    key: string,
    got: string | null | undefined,
    accepted: readonly unknown[],
  ): Fact[] => compareText({ key, got: got ?? null, accepted, truth });
  return [
    ...text('id', read?.id, [wanted.id, ...(wanted.alt_ids ?? [])]),
    ...text('title', read?.title, [wanted.title]),
    ...text('shop_id', read?.shopId, [wanted.shop_id, ...(wanted.alt_shop_ids ?? [])]),
    ...text('shop_name', read?.shopName, [wanted.shop_name]),
    ...text('shop_slug', read?.shopSlug, [wanted.shop_slug]),
    ...comparePrice(reading, truth),
    ...compareDescription(reading, truth),
  ];
}

type TextAsked = {
  readonly key: string;
  readonly got: string | null;
  readonly accepted: readonly unknown[];
  readonly truth: PageTruth;
};

function compareText({ key, got, accepted, truth }: TextAsked): Fact[] {
  const wanted = accepted.filter((value) => typeof value === 'string').map(fold);
  if (isReachable(key, truth)) {
    const mayBeNull = got === null && mayStayNull(key, truth);
    return [fact(key, mayBeNull || (got !== null && wanted.includes(fold(got))), got)];
  }
  const isRight = got === null || wanted.includes(fold(got)) || mayStayNull(key, truth);
  return isRight ? [] : [{ name: key, state: 'invented', detail: got }];
}

function mayStayNull(key: string, truth: PageTruth): boolean {
  return [...(truth.accept_null ?? []), ...(truth.listing?.accept_null ?? [])].includes(key);
}

function isReachable(key: string, truth: PageTruth): boolean {
  return truth.reachable_without_main_world[key] === true;
}

function comparePrice(reading: PageReading, truth: PageTruth): Fact[] {
  const wanted = truth.listing?.price ?? null;
  const got = reading.listing?.price ?? null;
  if (!isReachable('price', truth)) {
    const isRight = got === null || wanted !== null;
    return isRight ? [] : [{ name: 'price', state: 'invented', detail: JSON.stringify(got) }];
  }
  const amounts = [wanted?.amount, ...(truth.listing?.alt_prices ?? [])];
  return [
    fact(
      'price',
      got !== null && got.currency === wanted?.currency && amounts.includes(got.amount),
      got,
    ),
  ];
}

function compareDescription(reading: PageReading, truth: PageTruth): Fact[] {
  const wanted = truth.listing?.description_contains ?? null;
  const got = reading.listing?.description ?? '';
  if (wanted === null || !isReachable('description', truth)) return [];
  return [fact('description', fold(got).includes(fold(wanted)), got)];
}

function compareShop(reading: PageReading, truth: PageTruth): Fact[] {
  const wanted = truth.shop;
  if (wanted === undefined) return [];
  return (['id', 'name', 'slug'] as const).flatMap((key) =>
    compareText({ key, got: reading.shop?.[key] ?? null, accepted: [wanted[key]], truth }),
  );
}

function compareCards({ cards }: PageReading, truth: PageTruth): Fact[] {
  const wanted = truth.cards;
  if (wanted === undefined || truth.reachable_without_main_world['card_id'] === false) return [];
  const [least, most] = wanted.accept_count_range ?? [wanted.count, wanted.count];
  const withShop = cards.filter((read) => read.shopId !== null).length;
  const shops = [wanted.with_shop_id, wanted.with_shop_id_dom_only ?? wanted.with_shop_id];
  return [
    fact('cards.count', cards.length >= least && cards.length <= most, cards.length),
    fact('cards.shop-ids', shops.includes(withShop), withShop),
    ...compareCard('first', cards, wanted.first),
    ...compareCard('last', cards, wanted.last),
  ];
}

function compareCard(
  place: string,
  cards: readonly Card[],
  wanted: z.infer<typeof card> | null,
): Fact[] {
  if (wanted === null) return [];
  const ids = [wanted.id, ...(wanted.alt_ids ?? [])];
  const titles = [wanted.title, ...(wanted.alt_titles ?? [])].map((title) => fold(title ?? ''));
  const read = cards.find(({ id }) => ids.includes(id)) ?? null;
  const isSamePath =
    read !== null && new URL(read.url).pathname === new URL(wanted.url ?? '').pathname;
  return [
    fact(`cards.${place}.id`, read !== null, read),
    fact(`cards.${place}.title`, titles.includes(fold(read?.title ?? '-')), read?.title ?? null),
    fact(`cards.${place}.url`, isSamePath, read?.url ?? null),
    fact(
      `cards.${place}.shop`,
      (read?.shopId ?? null) === (wanted.shop_id ?? null),
      read?.shopId ?? null,
    ),
  ];
}

function fold(value: string): string {
  return value.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
