import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { claimOf, matchOf, pageSubject, shopSubject, today } from './sample-findings.ts';

const policy = readBundledPolicy();

function warnedBy(id: string, changes: Partial<Entry> = {}): FindingBasis {
  const basis = matchOf({ listId: `list-of-${id}`, ...changes }, pageSubject);
  if (basis.kind !== 'match') throw new Error('a match was asked for');
  return { ...basis, match: { ...basis.match, curator: { ...basis.match.curator, id } } };
}

function severityOf(bases: readonly FindingBasis[], agreement?: number) {
  const subjects = [pageSubject, shopSubject];
  const verdicts = judge({ bases, policy, today, subjects, ...(agreement ? { agreement } : {}) });
  return verdicts.map(({ severity }) => severity)[0];
}

describe('a shopper who wants two curators to agree', () => {
  it('is warned of danger by one curator as long as nothing else was asked for', () => {
    expect(severityOf([warnedBy('one')])).toBe('danger');
    expect(severityOf([warnedBy('one')], 1)).toBe('danger');
  });

  it('still sees the warning of one, as a caution', () => {
    expect(severityOf([warnedBy('one')], 2)).toBe('caution');
  });

  it('sees danger as soon as a second one warns of the same subject', () => {
    expect(severityOf([warnedBy('one'), warnedBy('two')], 2)).toBe('danger');
    expect(severityOf([warnedBy('one'), warnedBy('two')], 3)).toBe('caution');
  });

  it('does not count one curator twice, whatever lists they keep', () => {
    const twice = [warnedBy('one'), warnedBy('one', { listId: 'second-list', id: 'other' })];
    expect(severityOf(twice, 2)).toBe('caution');
  });

  it('counts no curator who only tells, or who cleared it', () => {
    for (const state of ['reported', 'cleared'] as const) {
      expect(severityOf([warnedBy('one'), warnedBy('two', { state })], 2)).toBe('caution');
    }
  });

  it('is told of claims as before', () => {
    expect(severityOf([claimOf({ subject: pageSubject })], 2)).toBe('caution');
  });
});
