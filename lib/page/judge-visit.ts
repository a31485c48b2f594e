import { type Clock, readDay } from '#lib/browser/clock.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { Assessment } from '#lib/domain/verdict.ts';
import type { RecentShops } from '#lib/store/recent-shops.ts';
import type { TabStates } from '#lib/store/tab-states.ts';
import type { UnreadPages } from '#lib/store/unread-pages.ts';
import type { Visits } from '#lib/store/visits.ts';
import { assessPage } from './assess-page.ts';
import { countUnread } from './count-unread.ts';
import type { LookUps } from './look-ups.ts';
import { readVisited } from './read-visited.ts';
import { rememberVisit } from './remember-visit.ts';

/** What a page is judged by, and where it is remembered. */
export type JudgeParts = {
  readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
  readonly tabStates: Pick<TabStates, 'read'>;
  readonly unreadPages: UnreadPages;
  readonly recentShops: Pick<RecentShops, 'note'>;
  readonly visits: Visits;
  readonly clock: Clock;
};

export type Visited = {
  readonly reading: PageReading;
  readonly tabId: number;
  readonly isPrivate: boolean;
};

/**
 * Judges a page and remembers that it was seen. Nothing is kept of a private window, and what cannot be kept must not
 * cost the page its verdict.
 */
export async function judgeVisit(
  parts: JudgeParts,
  { reading, tabId, isPrivate }: Visited,
): Promise<Assessment> {
  const nowMs = parts.clock();
  const day = readDay(nowMs);
  const lookUps = await parts.readLookUps();
  if (isPrivate) return assessPage(reading, lookUps, day);
  const { visits } = parts;
  const assessment = await assessPage(
    reading,
    await rememberVisit(lookUps, { reading, nowMs, visits }),
    day,
  );
  const before = (await parts.tabStates.read(tabId))?.reading ?? null;
  await countUnread(parts.unreadPages, { reading, before, day }).catch(() => undefined);
  const name = reading.shop?.name ?? reading.listing?.shopName ?? null;
  const visited = readVisited(reading).map((identifier) => ({ identifier, name, day }));
  await parts.recentShops.note(visited).catch(() => undefined);
  return assessment;
}
