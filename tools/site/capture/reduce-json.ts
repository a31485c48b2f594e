import { isJsonObject } from '#lib/site/readers/json-shape.ts';
import type { PriceCandidate } from '#lib/site/site-rule.ts';
import type { ListingField } from './list-candidates.ts';
import type { Placeholders } from './placeholders.ts';

/** A member that a rule reads: where it stands and what it is. */
export type KeptMember = {
  readonly path: readonly string[];
  readonly field: ListingField | 'about' | 'currency';
};

/** The members of an object that one candidate needs. */
export function listKeptMembers(field: ListingField, candidate: PriceCandidate): KeptMember[] {
  if (!('path' in candidate)) return [];
  const about =
    'about' in candidate && Array.isArray(candidate.about)
      ? [{ path: candidate.about, field: 'about' } as const]
      : [];
  const where =
    'where' in candidate
      ? candidate.where.map((key) => ({ path: [key], field: 'about' }) as const)
      : [];
  const currency =
    candidate.currency !== undefined && 'path' in candidate.currency
      ? [{ path: candidate.currency.path, field: 'currency' } as const]
      : [];
  return [{ path: candidate.path, field }, ...about, ...currency, ...where];
}

/** A copy that holds the kept members only, each with a made-up value, and the types that schema.org needs. */
export function reduceObject(
  value: unknown,
  kept: readonly KeptMember[],
  made: Placeholders,
): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const own = kept.find(({ path }) => path.length === 0);
  if (!isJsonObject(one))
    return own === undefined ? undefined : replaceScalar(one, own.field, made);
  const members = Object.entries(one).flatMap(([key, inner]): [string, unknown][] => {
    if (key === '@context') return [[key, 'https://schema.org']];
    if (key === '@type') return [[key, inner]];
    const below = kept
      .filter(({ path }) => path[0] === key)
      .map((each) => ({ ...each, path: each.path.slice(1) }));
    const reduced =
      below.length === 0 || key === '__proto__' ? undefined : reduceObject(inner, below, made);
    return reduced === undefined ? [] : [[key, reduced]];
  });
  return Object.fromEntries(members);
}

function replaceScalar(value: unknown, field: KeptMember['field'], made: Placeholders): unknown {
  if (typeof value === 'number') return Number(made.number(String(value)));
  if (typeof value !== 'string') return typeof value === 'boolean' ? value : null;
  switch (field) {
    case 'currency':
      return /^[A-Za-z]{3}$/u.test(value) ? value : 'VND';
    case 'price':
    case 'wasPriceText':
      return made.price(value);
    case 'title':
    case 'shopName':
    case 'description':
      return made.text(value, field);
    case 'claimsText':
    case 'breadcrumbs':
    case 'pressureText':
      return made.text(value, 'description');
    case 'about':
    case 'id':
    case 'shopId':
    case 'shopSlug':
    case 'shownShopId':
      return value.includes('/') ? made.url(value) : made.id(value);
  }
}
