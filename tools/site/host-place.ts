import type { SiteRule } from '#lib/site/site-rule.ts';

/** Country and currency that a host's end tells, as far as the generic rule knows them. */
export function readHostPlace(
  host: string,
  generic: SiteRule | null,
): { readonly country: string; readonly currency: string | null } {
  const end = host.split('.').at(-1) ?? '';
  const regions = generic?.regions ?? {};
  return Object.hasOwn(regions, end)
    ? { country: end, currency: regions[end] ?? null }
    : { country: 'global', currency: null };
}
