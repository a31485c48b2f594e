import type { PatchExample, PatchField, PatchKind, SitePatch } from '#lib/domain/site-patch.ts';
import { findPattern } from './page-context.ts';
import { patchRule } from './patch-rule.ts';
import { isTemplate, matchPath } from './path-template.ts';
import {
  type ElementPath,
  fitsSelector,
  parseElementPath,
  parsePlainSelector,
} from './plain-selector.ts';
import { findSiteHost } from './registry.ts';
import type { SiteRule } from './site-rule.ts';

/** No patch outlives this from the day its feed was published, in ms: what lasts belongs into the rule. */
export const maxPatchLifeMs = 180 * 86_400_000;

/** Elements of every page. What fits one of these fits too much, whatever the examples say. */
const ordinary = [
  'html > body > div > a[href="/"]',
  'html > body > div > div > span',
  'html > body > main > div > p',
  'html > body > ul > li',
  'html > body > form > input[type="text"]',
  'html > head > title',
];

type Examples = {
  readonly addresses: readonly { readonly url: URL; readonly kind: PatchKind }[];
  readonly elements: readonly { readonly field: PatchField; readonly element: ElementPath }[];
};

/**
 * What is wrong with a patch, for its author; empty where it may be used. Every address and selector of it must do what
 * its examples say, and must have some of both sides. `publishedAtMs`: of its feed, ms since 1970.
 */
export function findPatchFaults(
  patch: SitePatch,
  rules: readonly SiteRule[],
  publishedAtMs: number,
): readonly string[] {
  const rule = rules.find(({ id }) => id === patch.site);
  if (rule === undefined || rule.hosts.length === 0) return [`no bundled site "${patch.site}"`];
  if (rule.version !== patch.ruleVersion) {
    return [`is for version ${patch.ruleVersion} of the rule, which is ${rule.version}`];
  }
  const lifeMs = patch.expiresAtMs - publishedAtMs;
  if (lifeMs <= 0) return ['has ended before it is published'];
  if (lifeMs > maxPatchLifeMs) return ['lasts longer than 180 days'];
  const positive = readExamples(patch.examples.positive, rule);
  const negative = readExamples(patch.examples.negative, rule);
  if (!positive || !negative) return ['has an example of another site, or an element that is none'];
  const told = { positive, negative };
  return [...findPageFaults(patch, rule, told), ...findTextFaults(patch, told)];
}

type Told = { readonly positive: Examples; readonly negative: Examples };

/** Holes that readers know, and what each kind of page cannot do without. */
const holeNames = new Set(['listingId', 'shopId', 'shopSlug', 'categoryId', 'region', '*', '**']);
const neededHole: Readonly<Record<PatchKind, RegExp | null>> = {
  listing: /\{listingId[:}]/,
  shop: /\{shop(?:Id|Slug)[:}]/,
  search: null,
  category: null,
};
const ordinaryPaths = ['/', '/help', '/user/account', '/a/b/c'];

/** Null where the template may be used: one that fits any address, or names a hole twice, may not. */
function findPathFault({ kind, path }: SitePatch['pages'][number]): string | null {
  const names = [...path.matchAll(/\{([^{}:]*)/g)].map(([, name = '']) => name);
  const named = names.filter((name) => !name.startsWith('*'));
  const isOwn = names.every((name) => holeNames.has(name)) && new Set(named).size === named.length;
  if (!path.startsWith('/') || !isOwn || !isTemplate(path)) return `"${path}" is no path template`;
  if (neededHole[kind]?.test(path) === false) return `"${path}" has no id of a ${kind}`;
  const isWide = ordinaryPaths.some((ordinaryPath) => matchPath(path, ordinaryPath) !== null);
  return isWide ? `"${path}" fits addresses of every site` : null;
}

function findPageFaults(patch: SitePatch, rule: SiteRule, told: Told): readonly string[] {
  // A template that cannot be used must not be tried either.
  const paths = patch.pages.flatMap((page) => findPathFault(page) ?? []);
  if (paths.length > 0) return paths;
  const patched = patchRule(rule, [patch], 0);
  const isKind = ({ url, kind }: Examples['addresses'][number]): boolean =>
    findPattern(url, patched)?.pattern.kind === kind;
  const missed = told.positive.addresses.filter((each) => !isKind(each));
  const wrong = told.negative.addresses.filter(isKind);
  return [
    ...patch.pages.flatMap(({ kind, path }) => {
      const fitting = (from: Examples): number =>
        from.addresses.filter((each) => each.kind === kind && matchPath(path, each.url.pathname))
          .length;
      const isShown = fitting(told.positive) > 0;
      const isBound = told.negative.addresses.some((each) => each.kind === kind);
      return isShown && isBound ? [] : [`"${path}" lacks a positive or a negative example`];
    }),
    ...missed.map(({ url, kind }) => `${url.href} is not found to be a ${kind}`),
    ...wrong.map(({ url, kind }) => `${url.href} is found to be a ${kind}`),
  ];
}

function findTextFaults({ texts }: SitePatch, told: Told): readonly string[] {
  const isRead = ({ field, element }: Examples['elements'][number]): boolean =>
    texts.some((text) => {
      const selector = text.field === field ? parsePlainSelector(text.select) : null;
      return selector !== null && fitsSelector(selector, element);
    });
  const own = texts.flatMap(({ field, select }) => {
    const selector = parsePlainSelector(select);
    if (selector === null) return [`"${select}" is no plain selector`];
    const isOrdinary = ordinary.some((written) => {
      const element = parseElementPath(written);
      return element !== null && fitsSelector(selector, element);
    });
    if (isOrdinary) return [`"${select}" fits elements of every page`];
    const isShown = told.positive.elements.some(
      (each) => each.field === field && fitsSelector(selector, each.element),
    );
    const isBound = told.negative.elements.some((each) => each.field === field);
    return isShown && isBound ? [] : [`"${select}" lacks a positive or a negative example`];
  });
  const missed = told.positive.elements.filter((each) => !isRead(each));
  const wrong = told.negative.elements.filter(isRead);
  return [
    ...own,
    ...missed.map(({ field }) => `an example of ${field} is not read`),
    ...wrong.map(({ field }) => `${field} is read from its counter-example`),
  ];
}

/** Null where one of them cannot be an example of this site. */
function readExamples(written: readonly PatchExample[], rule: SiteRule): Examples | null {
  const addresses: { url: URL; kind: PatchKind }[] = [];
  const elements: { field: PatchField; element: ElementPath }[] = [];
  for (const each of written) {
    if ('url' in each) {
      const url = URL.parse(each.url);
      if (url === null || findSiteHost(url, rule) === null) return null;
      addresses.push({ url, kind: each.kind });
    } else {
      const element = parseElementPath(each.element);
      if (element === null) return null;
      elements.push({ field: each.field, element });
    }
  }
  return { addresses, elements };
}
