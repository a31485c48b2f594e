import * as z from 'zod';
import type { FeedContent } from '#lib/domain/feed-content.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { feedLimits } from './feed-limits.ts';
import { feedSchema, findWholeFaults } from './feed-schema.ts';

export type FeedFault = 'feed-malformed' | 'feed-too-large' | 'feed-format-unknown';

const maxDetailChars = 600;
const counted = ['curators', 'lists', 'claims', 'labels', 'officials', 'sites', 'tips'] as const;

/**
 * Checks a feed in its unsigned development form: JSON already parsed, from anywhere. Counts are looked at first, so that
 * a huge array costs nothing, and a format of another version is told apart from a broken feed.
 * `detail` names the first faults with their places; it is for maintainers and holds words of the feed.
 */
export function parseFeed(raw: unknown): Result<FeedContent, FeedFault> {
  if (!isRecord(raw)) return fail('feed-malformed', 'is no object');
  const { formatVersion } = raw;
  if (formatVersion !== 1) {
    return Number.isInteger(formatVersion)
      ? fail('feed-format-unknown', `format version ${String(formatVersion)}`)
      : fail('feed-malformed', 'names no format version');
  }
  const excess = findExcess(raw);
  if (excess !== null) return fail('feed-too-large', excess);
  const parsed = feedSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const told = z.prettifyError(new z.ZodError(parsed.error.issues.slice(0, 5)));
  return fail('feed-malformed', told.slice(0, maxDetailChars));
}

/** The same for parts that were checked one by one, and only between them: each rule is looked at once. */
export function findPartsFault(parts: Parameters<typeof findWholeFaults>[0]): string | null {
  const excess = counted.find((part) => countParts(parts[part]) > feedLimits[part]);
  if (excess !== undefined) return `more than ${feedLimits[excess]} ${excess}`;
  const [fault] = findWholeFaults(parts);
  return fault ?? null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findExcess(raw: Readonly<Record<string, unknown>>): string | null {
  for (const part of counted) {
    if (countParts(raw[part]) > feedLimits[part]) return `more than ${feedLimits[part]} ${part}`;
  }
  const lists: readonly unknown[] = Array.isArray(raw['lists']) ? raw['lists'] : [];
  const counts = lists.map((list) => (isRecord(list) ? countParts(list['entries']) : 0));
  if (counts.some((count) => count > feedLimits.entriesPerList)) {
    return `more than ${feedLimits.entriesPerList} entries in one list`;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all > feedLimits.entries ? `more than ${feedLimits.entries} entries` : null;
}

function countParts(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
