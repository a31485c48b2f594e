import type { PatchedText, PatchField, SitePatch } from '#lib/domain/site-patch.ts';
import type { Candidate, SiteRule } from './site-rule.ts';

/**
 * A rule with what the patches of it say, as long as they hold; the rule itself where none does. `nowMs` since 1970.
 * A patch only adds: addresses behind the rule's own, which keep their kinds, and places before the rule's own, which go
 * on to answer where the new ones find nothing.
 */
export function patchRule(rule: SiteRule, patches: readonly SitePatch[], nowMs: number): SiteRule {
  const own = patches.filter(
    ({ site, ruleVersion, expiresAtMs }) =>
      site === rule.id && ruleVersion === rule.version && nowMs < expiresAtMs,
  );
  if (own.length === 0) return rule;
  const texts = own.flatMap((patch) => patch.texts);
  const read = (field: PatchField): readonly Candidate[] =>
    texts.filter((text) => text.field === field).map(buildCandidate);
  const show = (field: PatchField): readonly string[] =>
    texts.flatMap((text) => (text.field === field && text.read === 'text' ? [text.select] : []));
  const { listing, shop, anchors } = rule;
  return {
    ...rule,
    pages: [...rule.pages, ...own.flatMap((patch) => patch.pages)],
    listing: {
      ...listing,
      title: [...read('listing.title'), ...listing.title],
      shopName: [...read('listing.shopName'), ...listing.shopName],
      price: [...read('listing.price'), ...listing.price],
      description: [...read('listing.description'), ...listing.description],
    },
    shop: { ...shop, name: [...read('shop.name'), ...shop.name] },
    anchors: {
      title: [...show('listing.title'), ...anchors.title],
      shopName: [...show('listing.shopName'), ...show('shop.name'), ...anchors.shopName],
      description: [...show('listing.description'), ...anchors.description],
    },
  };
}

function buildCandidate({ field: _field, ...candidate }: PatchedText): Candidate {
  return candidate;
}
