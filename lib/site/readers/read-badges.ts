import { type ShopBadge, shopBadges } from '#lib/domain/shop.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import { readCandidate } from './read-candidate.ts';
import { readText } from './read-field.ts';

/**
 * What the platform says of the page's one shop, in a fixed order; an empty object where it says nothing. Taken from
 * the document alone: whoever writes the page can show any badge, so it never weighs in a verdict.
 */
export function readBadges(page: PageContext): { readonly badges?: readonly ShopBadge[] } {
  const shown = new Set(
    (page.rule.badges ?? [])
      .filter(({ from, is }) =>
        readCandidate(from, page.scope, page).some((raw) => isShown(raw, is)),
      )
      .map(({ badge }) => badge),
  );
  return shown.size === 0 ? {} : { badges: shopBadges.filter((badge) => shown.has(badge)) };
}

function isShown(raw: unknown, wanted: readonly string[] | undefined): boolean {
  const value = typeof raw === 'boolean' ? String(raw) : readText(raw).toLowerCase();
  return wanted === undefined ? value !== '' : wanted.includes(value);
}
