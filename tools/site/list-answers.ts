import { buildPageContext, type PageContext } from '#lib/site/page-context.ts';
import { readField } from '#lib/site/readers/read-field.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { Candidate, SiteRule } from '#lib/site/site-rule.ts';
import { type Fixture, parseDocument, readWithRules } from './fixture-file.ts';
import { readPriceField } from './read-price-field.ts';

/** What one candidate of one field did on the fixtures of its site. */
export type CandidateAnswers = {
  readonly field: string;
  /** Place in the field's list, from 1, as `provenance` counts. */
  readonly place: number;
  readonly read: string;
  /** Fixtures in which it was the one that answered. */
  readonly first: readonly string[];
  /** Fixtures in which it has an answer, asked alone. */
  readonly alone: readonly string[];
};

type Opened = {
  readonly name: string;
  readonly page: PageContext;
  readonly provenance: Readonly<Record<string, string>>;
  readonly subjects: readonly string[];
};

/** Which candidates of a rule answered on which fixtures, and which never did. */
export function listAnswers(
  rule: SiteRule,
  fixtures: readonly Fixture[],
  rules: readonly SiteRule[],
): CandidateAnswers[] {
  const opened = fixtures.flatMap((fixture) => openFixture(fixture, rule, rules));
  return (['listing', 'shop'] as const).flatMap((subject) =>
    Object.entries(rule[subject]).flatMap(([name, candidates]) =>
      candidates.map((candidate, index) =>
        askCandidate({ field: `${subject}.${name}`, place: index + 1, candidate }, opened),
      ),
    ),
  );
}

function openFixture(fixture: Fixture, rule: SiteRule, rules: readonly SiteRule[]): Opened[] {
  const url = fixture.expected === null ? null : new URL(fixture.expected.url);
  if (url === null || findSiteRule(url, rules)?.id !== rule.id) return [];
  const reading = readWithRules(fixture.html, url, rules);
  if (reading === null || !reading.state.checked) return [];
  const page = buildPageContext(parseDocument(fixture.html, url), url, rule);
  const isOwnShop = rule.platform === 'independent' && reading.kind !== 'listing';
  const subjects =
    reading.kind === 'listing' ? ['listing'] : reading.kind === 'shop' || isOwnShop ? ['shop'] : [];
  return [{ name: fixture.name, page, provenance: reading.provenance, subjects }];
}

function askCandidate(
  {
    field,
    place,
    candidate,
  }: { readonly field: string; readonly place: number; readonly candidate: Candidate },
  opened: readonly Opened[],
): CandidateAnswers {
  const asked = opened.filter(({ subjects }) => subjects.includes(field.split('.')[0] ?? ''));
  const isFirst = ({ provenance }: Opened): boolean =>
    provenance[field]?.startsWith(`${place} `) === true ||
    (candidate.read === 'cards' && provenance[field] === 'cards');
  const isAlone = (each: Opened): boolean =>
    (field === 'listing.price'
      ? readPriceField([candidate], each.page)
      : readField([candidate], each.page.scope, { page: each.page, limit: 200 })) !== null;
  return {
    field,
    place,
    read: nameCandidate(candidate),
    first: asked.filter(isFirst).map(({ name }) => name),
    alone: asked.filter((each) => isFirst(each) || isAlone(each)).map(({ name }) => name),
  };
}

function nameCandidate(candidate: Candidate): string {
  const words = Object.values(candidate).filter(
    (word) => typeof word === 'string' || Array.isArray(word),
  );
  return words.flat().join(' ').slice(0, 80);
}
