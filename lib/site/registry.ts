import type { SiteHost, SiteRule } from './site-rule.ts';

/** The rule that speaks for an address: a named site first, the generic rule for any other http(s) host. */
export function findSiteRule(url: URL, rules: readonly SiteRule[]): SiteRule | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const named = rules.find((rule) => findSiteHost(url, rule) !== null);
  return named ?? rules.find((rule) => rule.hosts.length === 0) ?? null;
}

/** The entry of the rule that fits the address's host; an exact host before a wildcard. */
export function findSiteHost(url: URL, rule: SiteRule): SiteHost | null {
  const name = url.hostname.endsWith('.') ? url.hostname.slice(0, -1) : url.hostname;
  const exact = rule.hosts.find(({ host }) => host === name);
  const below = ({ host }: SiteHost): boolean =>
    host.startsWith('*.') && (name === host.slice(2) || name.endsWith(host.slice(1)));
  return exact ?? rule.hosts.find(below) ?? null;
}
