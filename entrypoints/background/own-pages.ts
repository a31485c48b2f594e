import { systemClock } from '#lib/browser/clock.ts';
import { browserTabs } from '#lib/browser/tabs.ts';
import { ownPagePrefix } from '#lib/messages/runtime-messages.ts';
import { buildExampleDesk } from '#lib/page/example-desk.ts';
import type { LookUps } from '#lib/page/look-ups.ts';
import { buildSettingsDesk } from '#lib/page/settings-desk.ts';
import { buildTipsDesk } from '#lib/page/tips-desk.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { RecentShops } from '#lib/store/recent-shops.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import { buildRecentDesk } from '#lib/sync/recent-desk.ts';

type OwnPageParts = {
  readonly settings: SettingsStore;
  readonly feeds: {
    readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
    readonly recentShops: RecentShops;
  };
  /** Every open page is to be judged anew. */
  readonly onChanged: () => Promise<void>;
};

const openTipPage = (tipId: string): Promise<void> =>
  browserTabs.openNew(`${ownPagePrefix()}learn.html#card-${tipId}`);

/** What only pages of the extension ask, and no tab has a part in. */
export function buildOwnPageAnswers({ settings, feeds, onChanged }: OwnPageParts) {
  const { readLookUps, recentShops } = feeds;
  return {
    ...buildSettingsDesk({ settings, onChanged }),
    ...buildRecentDesk(recentShops),
    ...buildTipsDesk({ readLookUps, settings, openPage: openTipPage }),
    ...buildExampleDesk({ readLookUps, settings, clock: systemClock }),
  };
}
