import { JSDOM } from 'jsdom';
import type { PageKind } from '#lib/domain/page.ts';
import type { Candidate, PagePattern, SiteRule } from '#lib/site/site-rule.ts';
import { isRandomName } from './capture/structure-words.ts';
import type { JsonPath } from './json-place.ts';

export type LintFault = {
  readonly path: JsonPath;
  readonly text: string;
  /** True where no page can be read at all. */
  readonly isFatal?: true;
};
type Placed<T> = { readonly path: JsonPath; readonly value: T };

/** What has the right form and cannot work: each with its place in the rule and what to do. */
export function lintRule(rule: SiteRule): LintFault[] {
  return [
    ...lintHosts(rule),
    ...lintPages(rule),
    ...lintSubjects(rule),
    ...listCandidates(rule).flatMap((candidate) => lintCandidate(candidate, rule)),
    ...lintSelectors(rule),
  ];
}

function lintHosts({ id, hosts }: SiteRule): LintFault[] {
  return hosts.length > 0 || id === 'other'
    ? []
    : [
        {
          path: ['hosts'],
          text: 'No host: only the rule "other" answers for every host. Name the hosts of this site.',
        },
      ];
}

const nameHoles = (page: PagePattern): string[] =>
  [page.path, ...Object.values(page.query ?? {})].flatMap((template) =>
    [...template.matchAll(/\{([A-Za-z]+)/gu)].map(([, name]) => name ?? ''),
  );

function lintPages({ pages, listing }: SiteRule): LintFault[] {
  const needsHole = listing.id.length === 0;
  return pages.flatMap((page, at): LintFault[] => {
    const before = pages.slice(0, at).findIndex((other) => swallows(other, page));
    if (before !== -1) {
      const other = pages[before];
      return [
        {
          path: ['pages', at],
          text: `Never reached: ${other?.path} (${other?.kind}) stands before it and takes its addresses. Move the narrower path up.`,
        },
      ];
    }
    if (page.kind !== 'listing' || !needsHole || nameHoles(page).includes('listingId')) return [];
    return [
      {
        path: ['pages', at],
        text: 'A listing without a hole {listingId} and without candidates for listing.id has no id: name the hole.',
      },
    ];
  });
}

/** True for the plain cases only: the same path, or one that takes every address. */
function swallows(first: PagePattern, second: PagePattern): boolean {
  if (first.query !== undefined) return false;
  return first.path === '/{**}' || (first.path === second.path && second.query === undefined);
}

function lintSubjects(rule: SiteRule): LintFault[] {
  const faults: LintFault[] = [];
  const listing = rule.listing;
  const seen = [listing.title, listing.shopName, listing.price, listing.description].flat();
  if (claims(rule, 'listing') && seen.every(({ read }) => read === 'url')) {
    faults.push({
      path: ['listing'],
      text: 'Nothing of a listing is read from the page itself: such a page is never judged. Give the title a candidate.',
    });
  }
  const isList = claims(rule, 'search') || claims(rule, 'category');
  if (isList && rule.cards.length === 0) {
    faults.push({
      path: ['cards'],
      text: 'List pages are named and no finder of cards: run capture on a saved list page.',
    });
  }
  const hasPaths = claims(rule, 'listing') && rule.pages.some(({ kind }) => kind === 'listing');
  for (const [at, finder] of rule.cards.entries()) {
    if (finder.paths === undefined && !hasPaths) {
      faults.push({
        path: ['cards', at],
        text: 'No paths, and pages name no listing: no link of a card can be known as a listing. Add "paths".',
      });
    }
  }
  return faults;
}

export function claims(rule: SiteRule, kind: PageKind): boolean {
  return (
    rule.pages.some((page) => page.kind === kind) ||
    rule.kindSigns.some((sign) => sign.kind === kind)
  );
}

/** Every candidate of a rule with its place. */
export function listCandidates(rule: SiteRule): Placed<Candidate>[] {
  const inField = (path: JsonPath, candidates: readonly Candidate[] = []): Placed<Candidate>[] =>
    candidates.map((value, at) => ({ path: [...path, at], value }));
  const fields = (subject: 'listing' | 'shop'): Placed<Candidate>[] =>
    Object.entries(rule[subject]).flatMap(([name, candidates]) =>
      inField([subject, name], candidates),
    );
  const cards = rule.cards.flatMap((finder, at) => [
    ...inField(['cards', at, 'id'], finder.id),
    ...inField(['cards', at, 'shopId'], finder.shopId),
    ...inField(['cards', at, 'title'], finder.title),
  ]);
  return [...fields('listing'), ...fields('shop'), ...cards];
}

function lintCandidate({ path, value }: Placed<Candidate>, rule: SiteRule): LintFault[] {
  const faults: LintFault[] = [];
  if (
    value.read === 'url' &&
    value.hole !== 'href' &&
    !rule.pages.some((page) => nameHoles(page).includes(value.hole))
  ) {
    faults.push({
      path: [...path, 'hole'],
      text: `No path under pages has a hole {${value.hole}}: this candidate can never answer.`,
    });
  }
  const holes = (value.fits ?? []).flatMap((template) =>
    [...template.matchAll(/\{([A-Za-z]+)/gu)].map(([, name]) => name),
  );
  if (value.fits !== undefined && !holes.includes(value.take)) {
    faults.push({
      path: [...path, value.take === undefined ? 'fits' : 'take'],
      text: `"take" must name a hole of "fits"; it says ${JSON.stringify(value.take ?? null)}.`,
    });
  }
  if (value.take !== undefined && value.fits === undefined) {
    faults.push({
      path: [...path, 'take'],
      text: '"take" without "fits": say which path the hole is of.',
    });
  }
  return faults;
}

/** A selector that a browser refuses would throw on every page. */
function lintSelectors(rule: SiteRule): LintFault[] {
  const { document } = new JSDOM('').window;
  return listSelectors(rule, []).flatMap(({ path, value }): LintFault[] => {
    try {
      document.querySelector(value);
      const random = [...value.matchAll(/\.(-?[A-Za-z_][\w-]*)/gu)]
        .map(([, name]) => name ?? '')
        .find(isRandomName);
      return random === undefined ||
        path[0] === 'kindSigns' ||
        path[0] === 'wall' ||
        path[0] === 'shell'
        ? []
        : [
            {
              path,
              text: `.${random} looks like a name that a build makes up, and the next build makes another: use a named attribute or a word.`,
            },
          ];
    } catch {
      return [{ path, text: `${JSON.stringify(value)} is no CSS selector.`, isFatal: true }];
    }
  });
}

const selectorKeys: ReadonlySet<PropertyKey> = new Set(['select', 'box', 'in', 'holds']);

function listSelectors(value: unknown, path: JsonPath): Placed<string>[] {
  if (typeof value === 'string') {
    const isAnchor = path[0] === 'anchors';
    return isAnchor || selectorKeys.has(path.at(-1) ?? '') ? [{ path, value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const members = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...members].flatMap(([key, inner]) => listSelectors(inner, [...path, key]));
}
