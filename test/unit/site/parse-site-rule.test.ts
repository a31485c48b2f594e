import { describe, expect, it } from 'vitest';
import { bundledRules } from '#lib/site/bundled-rules.ts';
import { parseSiteRule } from '#lib/site/parse-site-rule.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import { documentOf, emptyRule } from './page-of.ts';

const manyCandidates = Array.from({ length: 61 }, () => ({ read: 'cards' }));

function errorOf(change: Record<string, unknown>): string {
  const parsed = parseSiteRule({ ...emptyRule, ...change });
  return parsed.ok ? 'accepted' : (parsed.detail ?? '');
}

function titled(candidate: unknown): Record<string, unknown> {
  return { listing: { ...emptyRule.listing, title: [candidate] } };
}

function withFacts(facts: unknown): Record<string, unknown> {
  return { cards: [{ select: 'a', title: [], facts }] };
}

/** Every selector of a rule, wherever it stands. */
function selectorsOf(rule: SiteRule): string[] {
  const found: string[] = [];
  JSON.stringify(rule, (key, value: unknown) => {
    if (['select', 'box', 'holds', 'in'].includes(key) && typeof value === 'string')
      found.push(value);
    return value;
  });
  return [...found, ...Object.values(rule.anchors).flat()];
}

describe('parseSiteRule', () => {
  it('accepts a rule and gives it back as it was', () => {
    expect(parseSiteRule(emptyRule)).toEqual({ ok: true, value: emptyRule });
  });

  it('accepts scopes, and facts that embedded JSON knows of cards', () => {
    expect(errorOf({ scopes: [{ select: '[role="dialog"]', holds: 'a' }] })).toBe('accepted');
    expect(errorOf(withFacts({ where: ['id'], id: ['id'], shopId: ['s'] }))).toBe('accepted');
  });

  it.each([
    ['a reader that is not bundled', titled({ read: 'eval', code: '1' })],
    ['a member nobody knows', titled({ read: 'text', select: 'h1', regex: '(a+)+' })],
    ['a rule with a member nobody knows', { script: 'x' }],
    [
      'a selector that costs as much as the page is large',
      titled({ read: 'text', select: 'div:has(* *)' }),
    ],
    ['a selector longer than any', titled({ read: 'text', select: 'a'.repeat(301) })],
    ['more candidates than any', { listing: { ...emptyRule.listing, title: manyCandidates } }],
    ['a hole of unknown class', { pages: [{ kind: 'listing', path: '/{id:regex}' }] }],
    ['two free holes in one segment', { pages: [{ kind: 'listing', path: '/{*}-{*}' }] }],
    ['a page kind nobody knows', { pages: [{ kind: 'page', path: '/' }] }],
    ['a host with a path', { hosts: [{ host: 'a.example/x', country: 'vn', currency: null }] }],
    [
      'a wildcard inside a host',
      { hosts: [{ host: 'a.*.example', country: 'vn', currency: null }] },
    ],
    ['a wildcard over everything', { hosts: [{ host: '*', country: 'vn', currency: null }] }],
    ['a country that is none', { hosts: [{ host: 'a.example', country: 'VN', currency: null }] }],
    ['an empty group of signs, which every page would show', { wall: [[]] }],
    ['a scope that looks at the whole page', { scopes: [{ select: 'div:has(a)', holds: 'a' }] }],
    ['a scope that asks for nothing inside', { scopes: [{ select: 'div' }] }],
    ['facts of cards without a shape', withFacts({ where: [], id: ['id'] })],
    ['facts of cards with code in them', withFacts({ where: ['id'], id: ['id'], map: 'x => x' })],
    ['version zero', { version: 0 }],
  ])('rejects %s', (_, change) => {
    expect(errorOf(change)).not.toBe('accepted');
  });

  it.each([null, undefined, 1, 'rule', [], {}])('rejects %j', (written) => {
    expect(parseSiteRule(written).ok).toBe(false);
  });

  it('says where the fault is', () => {
    expect(errorOf({ pages: [{ kind: 'listing', path: '/{a' }] })).toMatch(/^pages\.0\.path: /u);
  });
});

describe('the rules that ship inside', () => {
  it.each(bundledRules().map((rule) => [rule.id, rule] as const))(
    '%s has only selectors that a browser can read',
    (_, rule) => {
      const document = documentOf('<p></p>');
      for (const selector of selectorsOf(rule)) {
        expect(() => document.querySelectorAll(selector), selector).not.toThrow();
      }
    },
  );

  it('survive being sent as a message', () => {
    for (const rule of bundledRules()) {
      expect(parseSiteRule(JSON.parse(JSON.stringify(rule)))).toEqual({ ok: true, value: rule });
    }
  });
});
