import type { Clock } from '#lib/browser/clock.ts';
import type { Toolbar, ToolbarState } from '#lib/browser/toolbar.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { PaintOrder } from '#lib/messages/contract.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { TabState, TabStates } from '#lib/store/tab-states.ts';
import { drawTab, presentTab, readToolbarState } from './present-tab.ts';
import type { Wishes } from './wishes.ts';

export type ShowParts = {
  readonly toolbar: Toolbar;
  readonly clock: Clock;
  readonly tabStates: Pick<TabStates, 'forget'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly readWishes: () => Promise<Wishes>;
};

/** What the toolbar says where no page was judged: the dashed ring and no word. */
export const notJudged: ToolbarState = { tone: 'unchecked', count: 0, title: '' };

/** What a page that may not be read is given to paint: nothing, and why. */
export function buildNotActive(
  { url, siteId, siteRuleVersion, platform, country }: PageReading,
  platformName: string,
): TabState {
  const state = { checked: false, reason: 'not-active-here' } as const;
  const reading: PageReading = {
    url,
    siteId,
    siteRuleVersion,
    platform,
    country,
    kind: 'other',
    state,
    listing: null,
    shop: null,
    cards: [],
    provenance: {},
  };
  return { reading, platformName, assessment: state };
}

/** Forgets a tab whose page may not be read; its toolbar is as that of any page where no guard stands. */
export async function leaveTab(
  parts: ShowParts,
  { tabId, state }: { readonly tabId: number; readonly state: TabState },
): Promise<PaintOrder> {
  await parts.tabStates.forget(tabId);
  void parts.toolbar.applyState(tabId, notJudged);
  const { locale } = await parts.settings.read();
  const view = presentTab(state, { locale, nowMs: parts.clock(), wishes: { mutes: [] } });
  return { view, texts: catalogueOf(locale).guard };
}

/** Shows a tab's state on its toolbar, and says what its page should show. */
export async function showTab(
  { toolbar, clock, readWishes }: Pick<ShowParts, 'toolbar' | 'clock' | 'readWishes'>,
  tab: { readonly tabId: number; readonly state: TabState; readonly locale: Locale },
): Promise<PaintOrder> {
  const wishes = await readWishes();
  const shown = { locale: tab.locale, nowMs: clock(), wishes };
  // The page waits for what to paint, not for an icon that is read from disk.
  void toolbar.applyState(tab.tabId, readToolbarState(presentTab(tab.state, shown)));
  const order = { view: drawTab(tab.state, shown), texts: catalogueOf(tab.locale).guard };
  return wishes.palette === 'usual' ? order : { ...order, palette: wishes.palette };
}
