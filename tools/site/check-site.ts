import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { listRuleFaults, parseSiteRule } from '#lib/site/parse-site-rule.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import { checkOfficials } from './check-officials.ts';
import { readFaultText } from './fault-text.ts';
import {
  type Fixture,
  fixtureName,
  listFixtures,
  maxFixtureBytes,
  readStated,
  readWithRules,
} from './fixture-file.ts';
import { findJsonLine } from './json-place.ts';
import { claims, lintRule } from './lint-rule.ts';
import { type CandidateAnswers, listAnswers } from './list-answers.ts';
import { findTakenHost } from './new-site.ts';
import { isBundled, readImportName, readSitePlaces, readSiteRules } from './site-files.ts';
import type { SiteFault } from './site-fault.ts';

export type SiteCheck = {
  readonly id: string;
  readonly faults: readonly SiteFault[];
  /** Worth a look, no fault. */
  readonly hints: readonly SiteFault[];
  readonly answers: readonly CandidateAnswers[];
  readonly fixtures: number;
  /** Fixtures whose reading nobody has written down yet, with what is read now. */
  readonly unwritten: readonly {
    readonly path: string;
    readonly url: string;
    readonly reading: unknown;
  }[];
};

/** All that can be said of one site's rule and fixtures as they lie on the disk now. */
export function checkSite(root: string, id: string): SiteCheck {
  const places = readSitePlaces(root, id);
  const file = relative(root, places.rule);
  const nothing = { id, hints: [], answers: [], fixtures: 0, unwritten: [] };
  if (!existsSync(places.rule))
    return {
      ...nothing,
      faults: [
        { file, line: null, text: 'There is no such file. Begin with: npm run site -- new' },
      ],
    };
  const written = readRule(readFileSync(places.rule, 'utf8'), file);
  if ('faults' in written) return { ...nothing, faults: written.faults };
  const { rule, text } = written;
  const at = (path: readonly PropertyKey[], message: string): SiteFault => ({
    file,
    line: findJsonLine(text, path),
    text: message,
  });
  const sense = lintRule(rule);
  const lint = sense.map(({ path, text: message }) => at(path, message));
  // A browser throws at such a selector, on every page: there is nothing to be read.
  if (sense.some(({ isFatal }) => isFatal === true)) return { ...nothing, faults: lint };
  const rules = readSiteRules(root);
  const fixtures = listFixtures(places.fixtures);
  const folder = relative(root, places.fixtures);
  const read = fixtures.map((fixture) => checkFixture(fixture, rules, { id, folder }));
  const answers = listAnswers(rule, fixtures, rules);
  return {
    id,
    fixtures: fixtures.length,
    answers,
    unwritten: read.flatMap(({ unwritten }) => unwritten),
    faults: [
      ...(rule.id === id
        ? []
        : [at(['id'], `The id is "${rule.id}", the folder "${id}": make them the same.`)]),
      ...lint,
      ...checkHosts(rule, rules).map(({ index, text: message }) => at(['hosts', index], message)),
      ...checkPlaces(root, id),
      ...checkOfficials(root, rule),
      ...read.flatMap(({ faults }) => faults),
      ...checkKinds(rule, fixtures, folder),
    ],
    hints: [
      ...answers
        .filter(({ alone, read: words }) => alone.length === 0 && words !== 'cards')
        .map(({ field, place, read: words }) =>
          at(
            [...field.split('.'), place - 1],
            `${field} candidate ${place} (${words}) answers in no fixture: take it out, or add a page on which it is needed.`,
          ),
        ),
      ...unclaimedKinds(rule, fixtures, folder),
    ],
  };
}

function readRule(
  text: string,
  file: string,
): { readonly rule: SiteRule; readonly text: string } | { readonly faults: readonly SiteFault[] } {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (fault) {
    const message = readFaultText(fault);
    const line = /line (\d+)/u.exec(message)?.[1];
    return {
      faults: [
        {
          file,
          line: line === undefined ? text.split('\n').length : Number(line),
          text: `Not JSON: ${message}`,
        },
      ],
    };
  }
  const parsed = parseSiteRule(written);
  if (parsed.ok) return { rule: parsed.value, text };
  return {
    faults: listRuleFaults(written).map(({ path, message }) => ({
      file,
      line: findJsonLine(text, path),
      text: `${path.map(String).join('.') || 'The rule'}: ${message}. The allowed members stand in lib/site/site-rule.ts.`,
    })),
  };
}

function checkHosts(
  rule: SiteRule,
  rules: readonly SiteRule[],
): { readonly index: number; readonly text: string }[] {
  const others = rules.filter(({ id }) => id !== rule.id);
  return rule.hosts.flatMap(({ host }, index) => {
    const taken = findTakenHost([host], others);
    return taken === null
      ? []
      : [{ index, text: `${taken}: the first rule would win and nobody would see why.` }];
  });
}

function checkPlaces(root: string, id: string): SiteFault[] {
  const places = readSitePlaces(root, id);
  const notes = existsSync(places.notes) ? readFileSync(places.notes, 'utf8') : '';
  const faults: SiteFault[] = [];
  if (notes.trim().length < 80) {
    faults.push({
      file: relative(root, places.notes),
      line: null,
      text: 'Write what was seen, what was not, and what looks like a fact of this site and is none.',
    });
  }
  if (!isBundled(root, id)) {
    const name = readImportName(id);
    faults.push({
      file: relative(root, places.bundled),
      line: null,
      text: `The rule ships only when it is imported here: add \`import ${name} from '#rules/sites/${id}/site.json' with { type: 'json' };\` and ${name} to a list.`,
    });
  }
  return faults;
}

type FixtureCheck = {
  readonly faults: readonly SiteFault[];
  readonly unwritten: SiteCheck['unwritten'];
};

function checkFixture(
  fixture: Fixture,
  rules: readonly SiteRule[],
  { id, folder }: { readonly id: string; readonly folder: string },
): FixtureCheck {
  const { name, expected, html } = fixture;
  const file = join(folder, name);
  const fault = (text: string): SiteFault => ({ file, line: null, text });
  const faults: SiteFault[] = [];
  if (!fixtureName.test(name))
    faults.push(fault('Name it YYYY-MM-DD-kind--case.html, all small letters.'));
  if (!html.includes('JUNK') && Buffer.byteLength(readFileSync(fixture.path)) > maxFixtureBytes) {
    faults.push(
      fault(
        `Larger than ${maxFixtureBytes / 1000} kB: a fixture is short and written by us; keep the structure, drop the rest.`,
      ),
    );
  }
  if (expected === null) {
    return {
      faults: [
        ...faults,
        { file: file.replace(/html$/u, 'expected.json'), line: null, text: fixture.fault ?? '' },
      ],
      unwritten: [],
    };
  }
  const url = new URL(expected.url);
  const reading = readWithRules(html, url, rules);
  if (reading === null || reading.siteId !== id) {
    return {
      faults: [
        ...faults,
        fault(`Its address ${expected.url} belongs to the rule "${reading?.siteId ?? 'none'}".`),
      ],
      unwritten: [],
    };
  }
  const stated = readStated(reading);
  if (expected.reading === undefined) {
    const text =
      'Nobody has written down what must be read here: run check with --write-expected, then look at every line of it.';
    return {
      faults: [...faults, fault(text)],
      unwritten: [{ path: fixture.expectedPath, url: expected.url, reading: stated }],
    };
  }
  return {
    faults: [...faults, ...listDifferent(stated, expected.reading).map(fault)],
    unwritten: [],
  };
}

function listDifferent(
  stated: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
): string[] {
  const names = [...new Set([...Object.keys(stated), ...Object.keys(expected)])];
  return names
    .filter((name) => !isDeepStrictEqual(stated[name], expected[name]))
    .map(
      (name) =>
        `${name} is read as ${show(stated[name])}, its expected file says ${show(expected[name])}.`,
    );
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 300);
}

/** As the tests of the sites ask: what a shopper buys on, a list, and two pages that must not be judged. */
function checkKinds(rule: SiteRule, fixtures: readonly Fixture[], folder: string): SiteFault[] {
  const kinds = new Set(fixtures.map(({ kind }) => kind));
  const wanted: (readonly [needed: boolean, any: readonly string[]])[] = [
    [true, ['listing']],
    [true, ['wall']],
    [true, ['shell']],
    [true, ['search', 'category']],
    [claims(rule, 'shop'), ['shop']],
  ];
  return wanted
    .filter(([needed, any]) => needed && !any.some((kind) => kinds.has(kind)))
    .map(([, any]) => ({
      file: folder,
      line: null,
      text: `No fixture of kind ${any.join(' or ')}: write one, or make it with capture.`,
    }));
}

function unclaimedKinds(rule: SiteRule, fixtures: readonly Fixture[], folder: string): SiteFault[] {
  const has = new Set(fixtures.map(({ kind }) => kind));
  return (['search', 'category', 'cart', 'checkout', 'other'] as const)
    .filter((kind) => claims(rule, kind) && !has.has(kind))
    .map((kind) => ({
      file: folder,
      line: null,
      text: `The rule names pages of kind ${kind} and no fixture shows one.`,
    }));
}
