import { pageKinds, type PageKind } from '#lib/domain/page.ts';
import { buildPageContext, findPattern, type PageContext } from '#lib/site/page-context.ts';
import { readPageKind } from '#lib/site/page-kind.ts';
import { findTyped, readJsonLd } from '#lib/site/readers/json-ld.ts';
import { findSiteHost } from '#lib/site/registry.ts';
import type { ListingFields, PagePattern, SiteRule } from '#lib/site/site-rule.ts';
import { buildSkeleton } from '../build-skeleton.ts';
import { readHostPlace } from '../host-place.ts';
import { parseDocument } from '../fixture-file.ts';
import { type CardProposal, findCardBoxes } from './find-card-boxes.ts';
import { findLeaks } from './find-leaks.ts';
import { guessTemplate } from './guess-template.ts';
import { type ListingField, listListingGuesses } from './list-candidates.ts';
import { Placeholders } from './placeholders.ts';
import { askGuesses, pickProposed, proposeFields, type Proposal } from './propose-fields.ts';
import { reducePage } from './reduce-page.ts';

export type Captured = {
  readonly kind: PageKind;
  /** A path for the rule's `pages` where it has none that fits. */
  readonly pattern: PagePattern | null;
  readonly proposals: readonly Proposal[];
  readonly cards: readonly CardProposal[];
  readonly fields: Partial<ListingFields>;
  /** The reduced page with the made-up address at which it is read, and what of the real page is still in it. */
  readonly fixture: {
    readonly html: string;
    readonly url: string;
    readonly leaks: readonly string[];
  };
};

const searchWords = ['q', 'k', 'keyword', 'query', 'search', 'tu-khoa'];
const fieldNames: readonly ListingField[] = [
  'id',
  'title',
  'shopId',
  'shopName',
  'shopSlug',
  'price',
  'description',
];
const fewCards = 4;

export type CaptureAsked = {
  readonly rule: SiteRule | null;
  readonly kind: string | null;
  /** The rule of all other shops, which knows each country's currency, for a page without a rule of its own. */
  readonly generic: SiteRule | null;
};

/** Everything `capture` finds on one page. The document is parsed without scripts and without any loading. */
export function capturePage(html: string, url: URL, asked: CaptureAsked): Captured {
  const document = parseDocument(html, url);
  const draft = buildContext(document, url, asked);
  const wanted = pageKinds.find((kind) => kind === asked.kind) ?? null;
  const lists = wanted === 'listing' ? [] : findCardBoxes(draft);
  const kind = wanted ?? guessKind(draft, lists);
  const isListing = kind === 'listing';
  const known = findPattern(url, draft.rule);
  const pattern =
    known === null || (wanted !== null && known.pattern.kind !== wanted)
      ? guessPattern(url, kind)
      : null;
  const rule =
    pattern === null ? draft.rule : { ...draft.rule, pages: [pattern, ...draft.rule.pages] };
  const page = buildPageContext(document, url, rule);
  const proposals = isListing ? proposeFields(askGuesses(listListingGuesses(page), page)) : [];
  const cards = isListing ? [] : findCardBoxes(page);
  const fields = Object.fromEntries(
    fieldNames
      .map((field) => [field, pickProposed(proposals, field)] as const)
      .filter(([, list]) => list.length > 0),
  );
  return {
    kind,
    pattern,
    proposals,
    cards,
    fields,
    fixture: buildFixture(html, { page, proposals, cards, fields }),
  };
}

/** The rule of the site, or one that knows nothing but the host. */
function buildContext(document: Document, url: URL, { rule, generic }: CaptureAsked): PageContext {
  if (rule !== null && findSiteHost(url, rule) !== null)
    return buildPageContext(document, url, rule);
  const { country, currency } = readHostPlace(url.hostname, generic);
  const hosts = [url.hostname];
  const skeleton = { id: 'captured', name: url.hostname, hosts, country, currency, pages: [] };
  const bare = buildSkeleton({ ...skeleton, isOwnShop: true, isAtInstall: false });
  return buildPageContext(document, url, bare);
}

function guessKind(page: PageContext, lists: readonly CardProposal[]): PageKind {
  const known = readPageKind(page);
  if (known !== 'other') return known;
  const count = lists[0]?.count ?? 0;
  if (count < fewCards) return 'listing';
  const asks = searchWords.some((name) => page.url.searchParams.has(name));
  if (asks || /search|tim-kiem/u.test(page.url.pathname)) return 'search';
  // Among links of its own form a page is one of the things that are linked: a listing with others beside it.
  if (lists[0]?.template === guessTemplate(page.url)) return 'listing';
  const isProduct =
    findTyped(readJsonLd(page.root), 'Product', false).length > 0 ||
    page.root.querySelector('meta[property="og:type"][content*="product" i]') !== null;
  if (!isProduct) return 'category';
  return 'listing';
}

function guessPattern(url: URL, kind: PageKind): PagePattern {
  if (kind === 'listing') return { kind, path: guessTemplate(url) };
  if (kind === 'shop') return { kind, path: guessTemplate(url, 'shopSlug') };
  // The words of a search's path are literal; a category's are its name.
  return {
    kind,
    path: kind === 'search' ? url.pathname.replace(/[{}]/gu, '') : guessTemplate(url, 'categoryId'),
  };
}

type FixtureAsked = {
  readonly page: PageContext;
  readonly proposals: readonly Proposal[];
  readonly cards: readonly CardProposal[];
  readonly fields: Partial<ListingFields>;
};

function buildFixture(
  real: string,
  { page, proposals, cards, fields }: FixtureAsked,
): Captured['fixture'] {
  const proposed = new Set(
    Object.values(fields)
      .flat()
      .map((candidate) => JSON.stringify(candidate)),
  );
  const used = proposals.filter(({ candidate }) => proposed.has(JSON.stringify(candidate)));
  // With the proposed finder's paths the links of cards can be made up in their own form.
  const paths = cards[0]?.finder.paths ?? [];
  const extra = paths.map((path) => ({ kind: 'listing', path }) as const);
  const wide = { ...page, rule: { ...page.rule, pages: [...page.rule.pages, ...extra] } };
  const made = new Placeholders(wide);
  const url = made.url(page.url.href);
  const html = reducePage({ page: wide, proposals: used, cards: cards[0] ?? null, made });
  const allowed = [
    ...used.flatMap(({ candidate }) => candidate.cutAt ?? []),
    ...wide.rule.pages
      .flatMap(({ path }) => path.split(/\{[^}]*\}|\//u))
      .filter((part) => part.length > 3),
  ];
  return { html, url, leaks: findLeaks(html, real, { url: page.url, allowed }) };
}
