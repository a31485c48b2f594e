import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import { judge } from '#lib/verdict/judge.ts';
import { type MatchFinding, pickStops } from '#lib/verdict/pick-stops.ts';
import { parsePolicy, readBundledPolicy } from '#lib/verdict/policy.ts';
import { presentStop } from '#lib/verdict/present-stop.ts';
import { matchOf, pageSubject, shopSubject, today } from './sample-findings.ts';

const policy = readBundledPolicy();
const feed = { feedVersion: 1, publishedAtMs: 0, listCount: 1 };

function stopsOf(changes: Partial<Entry>, subject = pageSubject): readonly MatchFinding[] {
  const verdicts = judge({
    subjects: [subject],
    bases: [matchOf(changes, subject)],
    policy,
    today,
  });
  return pickStops({ checked: true, severity: 'danger', verdicts, feed }, policy);
}

function firstOf(changes: Partial<Entry>): MatchFinding {
  const [first] = stopsOf(changes);
  if (!first) throw new Error('nothing to stop');
  return first;
}

describe('pickStops', () => {
  it('picks an address on a list for one of the worst reasons', () => {
    for (const reason of policy.stop.reasons) expect(stopsOf({ reason })).toHaveLength(1);
    expect(stopsOf({ state: 'confirmed' })).toHaveLength(1);
  });

  it('picks nothing about a shop on a page, and nothing of what was not checked', () => {
    expect(stopsOf({}, shopSubject)).toEqual([]);
    expect(pickStops({ checked: false, reason: 'wall' }, policy)).toEqual([]);
  });

  it('picks nothing when the policy names no reason', () => {
    expect(
      pickStops(
        {
          checked: true,
          severity: 'danger',
          verdicts: judge({ subjects: [pageSubject], bases: [matchOf()], policy, today }),
          feed,
        },
        { ...policy, stop: { reasons: [] } },
      ),
    ).toEqual([]);
  });

  it('needs a policy whose reasons exist', () => {
    expect(parsePolicy({ ...policy, stop: { reasons: ['ugly'] } }).ok).toBe(false);
    expect(parsePolicy({ ...policy, stop: undefined }).ok).toBe(false);
  });
});

describe('presentStop', () => {
  it('keeps the card that the finding was judged with, and invents none', () => {
    expect(presentStop({ ...firstOf({}), tip: 'the-mau' }, 'vi').tip).toBe('the-mau');
    expect(presentStop(firstOf({}), 'vi')).not.toHaveProperty('tip');
  });

  it('says who warns, why, since when, when it is checked again, and where to object', () => {
    expect(presentStop(firstOf({}), 'vi')).toMatchObject({
      confirmed: false,
      about: 'Trang Hàng Thử',
      since: '12/07/2025'.replace('2025', '2026'),
      recheck: 'Lần gần nhất 03/11/2026, lần tới trước 12/07/2028',
      sourceLink: { text: 'Báo Thử', href: 'https://bao-thu.example/1' },
      objection: { text: 'Gửi ý kiến phản đối' },
      demo: null,
    });
  });

  it('names the authority before the curator, and says what is sample data', () => {
    const authority = { vi: 'Cục Thử', en: 'Test Office' };
    const said = presentStop(firstOf({ authority, state: 'confirmed', demo: true }), 'en');
    expect(said.who).toMatch(/^Test Office; compiled by /);
    expect(said.confirmed).toBe(true);
    expect(said.demo).toContain('sample data');
  });

  it('makes no link of an address that is no address of the web', () => {
    const source = { title: 'x', url: 'javascript:alert(1)' };
    expect(presentStop(firstOf({ source }), 'vi').sourceLink).toBeNull();
  });

  it('takes direction marks out of what a feed says', () => {
    expect(presentStop(firstOf({ about: 'abc\u202edef' }), 'vi').about).toBe('abcdef');
  });
});
