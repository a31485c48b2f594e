import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/domain/entry.ts';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import type { HostName } from '#lib/domain/identifier.ts';
import type { LabelRegister } from '#lib/domain/label-rule.ts';
import { describeDifference } from '../../../tools/feed/describe-difference.ts';
import { packFeed } from '../../../tools/feed/pack-feed.ts';
import { sampleEntry, sampleFeed } from '../../support/sample-feed.ts';
import { samplePatch } from '../../support/sample-patch.ts';
import { sampleTip } from '../../support/sample-tip.ts';
import { sampleClaimRule, sampleLabelRule } from '../match/sample-feed.ts';

function entry(name: string, changes: Partial<Entry> = {}): Entry {
  return sampleEntry({
    id: name,
    identifier: { kind: 'host', value: `${name}.example` as HostName },
    about: null,
    ...changes,
  });
}

function feed(entries: readonly Entry[], changes: Partial<FeedContent> = {}): FeedContent {
  const [list] = sampleFeed().lists;
  if (!list) throw new Error('the sample feed has a list');
  return sampleFeed({ lists: [{ ...list, entries }], ...changes });
}

function compare(before: FeedContent | null, after: FeedContent, isNamed = false) {
  const published = before && packFeed(before);
  return describeDifference({ published, writtenBefore: isNamed ? before : null }, after);
}

describe('the difference to what is published', () => {
  it('names everything before the first publication', () => {
    const { added, changed, removed } = compare(null, feed([entry('a'), entry('b')]));
    expect(added).toEqual([
      'host:a.example: listed for unlawful-health-ad (list sample)',
      'host:b.example: listed for unlawful-health-ad (list sample)',
    ]);
    expect([...changed, ...removed]).toEqual([]);
  });

  it('is nothing where nothing changed', () => {
    const same = feed([entry('a'), entry('b', { answer: { text: 'Không phải.', on: '2026-08' } })]);
    expect(compare(same, same)).toEqual({
      added: [],
      changed: [],
      renewed: [],
      renewedCount: 0,
      removed: [],
      removedCount: 0,
      rules: [],
    });
  });

  it('names what comes and what changes, from keys that hold no names', () => {
    const after = feed([
      entry('a', { state: 'confirmed', authority: { vi: 'Cục', en: 'Office' } }),
      entry('b', { about: 'Trà', source: { title: 'Khác', url: 'https://other.example/' } }),
      entry('new'),
    ]);
    const { added, changed, removedCount } = compare(feed([entry('a'), entry('b')]), after);
    expect(added).toEqual(['host:new.example: listed for unlawful-health-ad (list sample)']);
    expect(changed).toEqual([
      'host:a.example: state listed → confirmed, another authority',
      'host:b.example: about null → Trà, another source',
    ]);
    expect(removedCount).toBe(0);
  });

  it('counts entries that were only looked at again, so that the one that changed is seen among them', () => {
    const names = Array.from({ length: 500 }, (_, at) => `shop-${at}`);
    const again = { lastCheckedOn: '2026-11-20', recheckBy: '2027-11-20' };
    const before = feed(names.map((name) => entry(name)));
    const after = names.map((name) => entry(name, again));
    after[7] = entry('shop-7', { ...again, state: 'confirmed' });
    const { lastCheckedOn, recheckBy } = entry('a');
    const days = `lastCheckedOn ${lastCheckedOn} → 2026-11-20, recheckBy ${recheckBy} → 2027-11-20`;
    const { changed, renewed, renewedCount } = compare(before, feed(after));
    expect(changed).toEqual([`host:shop-7.example: state listed → confirmed, ${days}`]);
    expect(renewed).toEqual([`499 entries (list sample): ${days}`]);
    expect(renewedCount).toBe(499);
  });

  it('counts what goes, with what was said of it, where nobody can name it', () => {
    const before = feed([
      ...['a', 'b', 'c'].map((name) => entry(name)),
      entry('d', { about: 'Kẹo' }),
    ]);
    const { removed, removedCount } = compare(before, feed([entry('a')]));
    expect(removedCount).toBe(3);
    expect(removed.toSorted()).toEqual([
      '1 entry that only the folder of before can name: listed for unlawful-health-ad, about "Kẹo" (list sample)',
      '2 entries that only the folder of before can name: listed for unlawful-health-ad (list sample)',
    ]);
  });

  it('names what goes from the folder of before', () => {
    const before = feed([entry('a'), entry('b'), entry('c')]);
    const { removed, removedCount } = compare(before, feed([entry('b')]), true);
    expect(removedCount).toBe(2);
    expect(removed.toSorted()).toEqual([
      'host:a.example: listed for unlawful-health-ad (list sample)',
      'host:c.example: listed for unlawful-health-ad (list sample)',
    ]);
  });

  it('counts a list that is gone as a whole', () => {
    const before = feed([entry('a'), entry('b')]);
    expect(compare(before, sampleFeed({ lists: [] })).removedCount).toBe(2);
  });

  it('tells cards that come, change and go, also where a feed had none', () => {
    const [a, b] = [sampleTip({ id: 'a' }), sampleTip({ id: 'b' })];
    expect(compare(feed([]), feed([], { tips: [a] })).rules.join()).toContain('card a');
    const changed = { ...a, reviewedOn: '2026-11-24' };
    const { rules } = compare(feed([], { tips: [a, b] }), feed([], { tips: [changed] }));
    expect(rules.filter((line) => line.includes('card '))).toHaveLength(2);
    expect(compare(feed([], { tips: [a] }), feed([], { tips: [a] })).rules).toEqual([]);
  });

  it('tells patches of site rules that come, change and go', () => {
    const [a, b] = [samplePatch({ id: 'a' }), samplePatch({ id: 'b' })];
    const later = { ...a, expiresAtMs: a.expiresAtMs + 1 };
    expect(compare(feed([]), feed([], { sites: [a] })).rules).toEqual(['new site patch a']);
    expect(compare(feed([], { sites: [a, b] }), feed([], { sites: [later] })).rules).toEqual([
      'changed site patch a',
      'site patch b is gone',
    ]);
  });

  it("tells a label's register apart from what is said of the label", () => {
    const label = sampleLabelRule();
    const register: LabelRegister = {
      source: { title: 'Sổ mẫu', url: 'https://register.example/' },
      asOf: '2026-11',
      demo: true,
      rows: [{ number: 'A-1', holder: 'Xưởng Mẫu', scope: 'bột giặt', validUntil: null }],
    };
    const labels = [{ ...label, register }];
    expect(compare(feed([], { labels: [label] }), feed([], { labels })).rules).toEqual([
      `register of label ${label.id}: none → 1 licence as of 2026-11`,
    ]);
    expect(compare(feed([], { labels }), feed([], { labels })).rules).toEqual([]);
    const renamed = [{ ...labels[0]!, issuer: 'Cơ quan khác' }];
    expect(compare(feed([], { labels }), feed([], { labels: renamed })).rules).toEqual([
      `changed label ${label.id}`,
    ]);
  });

  it('tells rules that come, change and go', () => {
    const before = feed([], { claims: [sampleClaimRule(), sampleClaimRule({ id: 'old' })] });
    const claims = [sampleClaimRule({ severity: 'info' }), sampleClaimRule({ id: 'new' })];
    expect(compare(before, feed([], { claims })).rules).toEqual([
      'changed claim rule sample-cure',
      'new claim rule new',
      'claim rule old is gone',
    ]);
  });
});
