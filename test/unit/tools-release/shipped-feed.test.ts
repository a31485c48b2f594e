import { describe, expect, it } from 'vitest';
import { findShippedFeedFaults, readShippedHead } from '../../../tools/release/shipped-feed.ts';

const nowMs = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;
const headThatEnds = (inDays: number): string =>
  JSON.stringify({ expiresAtMs: nowMs + inDays * dayMs });

describe('the feed that ships with a release', () => {
  it('may go out while it lasts for half a year', () => {
    expect(findShippedFeedFaults(headThatEnds(180), nowMs)).toEqual([]);
    expect(findShippedFeedFaults(headThatEnds(365), nowMs)).toEqual([]);
  });

  it.each([179, 1, 0, -400])('is held back when it ends sooner (%i days)', (days) => {
    expect(findShippedFeedFaults(headThatEnds(days), nowMs)).toEqual([
      expect.stringContaining(`ends in ${days} days`),
    ]);
  });

  it.each(['{}', '[]', '{"expiresAtMs":"2027"}', '{"expiresAtMs":null}'])(
    'is held back when it does not say when it ends: %s',
    (head) => {
      expect(findShippedFeedFaults(head, nowMs).join()).toContain('does not say when it ends');
    },
  );

  it('is found in the package, and lasted when it was made', () => {
    const { publishedAtMs } = Object(JSON.parse(readShippedHead()));
    expect(findShippedFeedFaults(readShippedHead(), publishedAtMs)).toEqual([]);
  });
});
