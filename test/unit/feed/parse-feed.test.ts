import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedLimits } from '#lib/feed/feed-limits.ts';
import { parseFeed } from '#lib/feed/parse-feed.ts';
import { writtenFeed } from './written-feed.ts';

const malformed = { ok: false, error: 'feed-malformed' };
const tooLarge = { ok: false, error: 'feed-too-large' };

describe('parseFeed', () => {
  it('gives a whole feed back unchanged', () => {
    expect(parseFeed(writtenFeed())).toEqual({ ok: true, value: writtenFeed() });
  });

  it('takes a feed without lists, rules, labels and officials', () => {
    const bare = { ...writtenFeed(), lists: [], claims: [], labels: [], officials: [] };
    expect(parseFeed(bare)).toMatchObject({ ok: true });
  });

  it.each([[undefined], [null], [1], ['feed'], [[]], [true], [() => 0]])(
    'rejects what is no object (%s)',
    (raw) => expect(parseFeed(raw)).toMatchObject(malformed),
  );

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (raw) => {
        expect(parseFeed(raw).ok).toBe(false);
      }),
    );
  });

  it('never throws when any one part is something else', () => {
    const keys = Object.keys(writtenFeed());
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
        expect(typeof parseFeed({ ...writtenFeed(), [key]: value }).ok).toBe('boolean');
      }),
    );
  });
});

describe('format', () => {
  it.each([[0], [2], [99], [-1]])(
    'tells another version (%i) apart from a broken feed',
    (formatVersion) => {
      expect(parseFeed({ ...writtenFeed(), formatVersion })).toMatchObject({
        ok: false,
        error: 'feed-format-unknown',
      });
    },
  );

  it.each([['1'], [null], [undefined], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [[1]]])(
    'rejects %s as a version of the format',
    (formatVersion) => {
      expect(parseFeed({ ...writtenFeed(), formatVersion })).toMatchObject(malformed);
    },
  );

  it.each([
    ['version', 0],
    ['version', 1.5],
    ['version', Number.NaN],
    ['version', 2 ** 60],
    ['version', '3'],
    ['publishedAtMs', -1],
    ['publishedAtMs', Number.NaN],
    ['publishedAtMs', Number.POSITIVE_INFINITY],
    ['publishedAtMs', '2026-01-01'],
    ['expiresAtMs', 9e15],
    ['expiresAtMs', 1_790_000_000_000],
    ['expiresAtMs', 1_700_000_000_000],
  ])('rejects %s = %s', (key, value) => {
    expect(parseFeed({ ...writtenFeed(), [key]: value })).toMatchObject(malformed);
  });
});

describe('unknown fields', () => {
  it('are rejected at the top, where they could pretend to mean something', () => {
    expect(parseFeed({ ...writtenFeed(), script: 'alert(1)' })).toMatchObject(malformed);
  });

  it('are rejected in every part', () => {
    for (const part of ['curators', 'lists', 'claims', 'labels', 'officials'] as const) {
      const feed = writtenFeed();
      Object.assign(feed[part][0]!, { regex: '.*' });
      expect(parseFeed(feed), part).toMatchObject(malformed);
    }
  });

  it.each(['__proto__', 'constructor', 'prototype'])('are rejected when called %s', (key) => {
    const raw: unknown = JSON.parse(
      JSON.stringify(writtenFeed()).replace('"version"', `"${key}":{"isAdmin":true},"version"`),
    );
    expect(Object.hasOwn(Object(raw), key)).toBe(true);
    expect(parseFeed(raw)).toMatchObject(malformed);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('do not come from a prototype: a field that is not the feed’s own is missing', () => {
    const feed: Record<string, unknown> = Object.create({ lists: [] });
    Object.assign(feed, writtenFeed());
    delete feed['name'];
    Object.setPrototypeOf(feed, { script: 'x' });
    expect(parseFeed(feed)).toMatchObject(malformed);
  });
});

describe('size', () => {
  it.each(['curators', 'lists', 'claims', 'labels', 'officials'] as const)(
    'rejects too many %s without looking at any of them',
    (part) => {
      const many = Array.from({ length: feedLimits[part] + 1 }, () => null);
      expect(parseFeed({ ...writtenFeed(), [part]: many })).toMatchObject(tooLarge);
    },
  );

  it('rejects a list with too many entries', () => {
    const feed = writtenFeed();
    feed.lists[0]!.entries.length = feedLimits.entriesPerList + 1;
    expect(parseFeed(feed)).toMatchObject(tooLarge);
  });

  it('rejects too many entries in all, however they are spread', () => {
    const feed = writtenFeed();
    const list = feed.lists[0]!;
    const entries = Array.from({ length: feedLimits.entriesPerList }, () => list.entries[0]!);
    const lists = ['mot', 'hai', 'ba'].map((id) => ({ ...list, id, entries }));
    expect(parseFeed({ ...feed, lists })).toMatchObject(tooLarge);
  });

  it('keeps the detail short, however much is wrong', () => {
    const feed = writtenFeed();
    const claims = Array.from({ length: 500 }, () => ({
      ...feed.claims[0]!,
      ['x'.repeat(900)]: 1,
    }));
    const parsed = parseFeed({ ...feed, claims });
    expect(parsed).toMatchObject(malformed);
    expect(parsed.ok ? '' : parsed.detail!.length).toBeLessThanOrEqual(600);
  });
});

describe('what belongs together', () => {
  it('rejects a list that no curator answers for', () => {
    const feed = writtenFeed();
    feed.lists[0]!.curatorId = 'ai-do';
    expect(parseFeed(feed)).toMatchObject(malformed);
  });

  it('rejects an entry that says it is of another list', () => {
    const feed = writtenFeed();
    feed.lists[0]!.entries[0]!.listId = 'khac';
    expect(parseFeed(feed)).toMatchObject(malformed);
  });

  it('rejects two entries of one id, and two parts of one id', () => {
    const feed = writtenFeed();
    feed.lists[0]!.entries.push(feed.lists[0]!.entries[0]!);
    expect(parseFeed(feed)).toMatchObject(malformed);
    for (const part of ['curators', 'lists', 'claims', 'labels', 'officials'] as const) {
      const doubled = writtenFeed();
      const parts: unknown[] = doubled[part];
      parts.push(parts[0]);
      expect(parseFeed(doubled), part).toMatchObject(malformed);
    }
  });

  it('rejects a feed without anybody who publishes it', () => {
    expect(parseFeed({ ...writtenFeed(), curators: [], lists: [] })).toMatchObject(malformed);
  });
});
