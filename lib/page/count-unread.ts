import type { PageReading } from '#lib/domain/reading.ts';
import type { UnreadPages } from '#lib/store/unread-pages.ts';

/**
 * Counts a page that its rule knows and could not read, once, however often it is read again. A page that fills late
 * is counted while it is empty and taken back when it was read. `before` is the tab's last reading, `day` an ISO day.
 */
export async function countUnread(
  unreadPages: UnreadPages,
  { reading, before, day }: { reading: PageReading; before: PageReading | null; day: string },
): Promise<void> {
  const was = before?.url === reading.url && isChanged(before);
  const is = isChanged(reading);
  if (is && !was) await unreadPages.add(reading.siteId, day);
  if (was && reading.state.checked) await unreadPages.takeBack(reading.siteId, day);
}

function isChanged({ state }: PageReading): boolean {
  return !state.checked && state.reason === 'site-changed';
}
