import { matchPath, matchText } from './path-template.ts';
import type { Holes } from './path-template.ts';
import { readDocument } from './read-document.ts';
import { findSiteHost } from './registry.ts';
import type { PagePattern, SiteHost, SiteRule } from './site-rule.ts';
import type { TappedResponse } from './tapped-response.ts';

/** One page as the readers see it: its content, its address, and what the address already says. */
export type PageContext = {
  /** The document's root element; all that is read is asked of it. */
  readonly root: ParentNode;
  /** The part of it that fields and cards are read from; see `SiteRule.scopes`. */
  readonly scope: ParentNode;
  readonly url: URL;
  readonly rule: SiteRule;
  /** The pattern that the address fits; null where only the document can tell what the page is. */
  readonly pattern: PagePattern | null;
  readonly holes: Holes;
  readonly country: string;
  /** ISO 4217 of the country, for prices without a sign. */
  readonly currency: string | null;
  /** What the tap handed over, oldest first; empty where no tap stands. Anything in the page can have made it. */
  readonly tapped: readonly TappedResponse[];
};

export function buildPageContext(document: Document, url: URL, rule: SiteRule): PageContext {
  const fitting = findPattern(url, rule);
  const host = findSiteHost(url, rule);
  const region = (fitting?.holes['region'] ?? readHostRegion(url, host)).toLowerCase();
  const isKnownRegion = Object.hasOwn(rule.regions, region);
  const root: ParentNode | null = readDocument(document, 'documentElement');
  return {
    root: root ?? document,
    scope: readScope(root ?? document, rule),
    url,
    rule,
    pattern: fitting?.pattern ?? null,
    holes: fitting?.holes ?? {},
    country: isKnownRegion ? (region === 'uk' ? 'gb' : region) : (host?.country ?? 'global'),
    currency: (isKnownRegion ? rule.regions[region] : host?.currency) ?? null,
    tapped: [],
  };
}

/** The label that may tell the country: the last where no rule names the host, the first below a wildcard. */
function readHostRegion(url: URL, host: SiteHost | null): string {
  const labels = url.hostname.split('.');
  return (host === null ? labels.at(-1) : host.host.startsWith('*') ? labels[0] : '') ?? '';
}

function readScope(root: ParentNode, rule: SiteRule): ParentNode {
  for (const { select, holds } of rule.scopes ?? []) {
    const fits = (element: Element): boolean => element.querySelector(holds) !== null;
    const found = [...root.querySelectorAll(select)].findLast(fits);
    if (found !== undefined) return found;
  }
  return root;
}

export function findPattern(
  url: URL,
  rule: SiteRule,
): { readonly pattern: PagePattern; readonly holes: Holes } | null {
  for (const pattern of rule.pages) {
    const holes = matchPath(pattern.path, url.pathname);
    const asked = holes === null ? null : matchQuery(pattern, url);
    if (asked !== null) return { pattern, holes: { ...holes, ...asked } };
  }
  return null;
}

export function matchQuery(pattern: Pick<PagePattern, 'query'>, url: URL): Holes | null {
  const holes: Record<string, string> = {};
  for (const [name, template] of Object.entries(pattern.query ?? {})) {
    const value = url.searchParams.get(name);
    const found = value === null ? null : matchText(template, value);
    if (found === null) return null;
    Object.assign(holes, found);
  }
  return holes;
}

/** An address written on the page, made absolute; null where it is none or no web address. */
export function readUrl(text: string, base: URL): URL | null {
  try {
    const url = new URL(text.trim(), base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** True where a link stays on the site of the rule: the same host, or one that the rule names. */
export function isSameSite(url: URL, page: PageContext): boolean {
  return url.hostname === page.url.hostname || findSiteHost(url, page.rule) !== null;
}

/** True where a URL leads to the very page that is open: the same address, or the same ids in another spelling. */
export function isThisPage(text: string, page: PageContext): boolean {
  const url = readUrl(text, page.url);
  if (url === null || !isSameSite(url, page)) return false;
  const holes = findPattern(url, page.rule)?.holes;
  const key = ['listingId', 'shopId', 'shopSlug'].find((name) => page.holes[name] !== undefined);
  if (key !== undefined) return holes?.[key] === page.holes[key];
  return url.pathname === page.url.pathname;
}
