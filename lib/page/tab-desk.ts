import type { GuardScripts } from '#lib/browser/guard-scripts.ts';
import { type Clock, readDay } from '#lib/browser/clock.ts';
import type { Permissions } from '#lib/browser/permissions.ts';
import type { Tabs } from '#lib/browser/tabs.ts';
import type { Toolbar } from '#lib/browser/toolbar.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { TabView } from '#lib/messages/contract.ts';
import type { Answerers } from '#lib/messages/handle.ts';
import { type KnownSender, readOrigin } from '#lib/messages/sender.ts';
import { completeReading } from '#lib/site/complete-reading.ts';
import { patchRule } from '#lib/site/patch-rule.ts';
import { findSiteRule } from '#lib/site/registry.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';
import type { SettingsStore } from '#lib/store/settings.ts';
import type { TabState, TabStates } from '#lib/store/tab-states.ts';
import type { RecentShops } from '#lib/store/recent-shops.ts';
import type { UnreadPages } from '#lib/store/unread-pages.ts';
import type { Visits } from '#lib/store/visits.ts';
import { assessPage } from './assess-page.ts';
import type { LookUps } from './look-ups.ts';
import { readPageAddress } from './page-address.ts';
import { judgeVisit } from './judge-visit.ts';
import { presentTab } from './present-tab.ts';
import type { Wishes } from './wishes.ts';
import { buildNotActive, leaveTab, notJudged, showTab } from './show-tab.ts';

/** What the desk needs: seams of the browser, the rules, and the feed to look things up in. */
export type TabDeskParts = {
  readonly rules: readonly SiteRule[];
  readonly readLookUps: () => Promise<LookUps | NotCheckedReason>;
  readonly tabStates: TabStates;
  readonly settings: SettingsStore;
  readonly readWishes: () => Promise<Wishes>;
  readonly unreadPages: UnreadPages;
  readonly recentShops: Pick<RecentShops, 'note'>;
  readonly visits: Visits;
  readonly toolbar: Toolbar;
  readonly tabs: Tabs;
  readonly permissions: Pick<Permissions, 'isGranted'>;
  /** False where the shopper has taken the permission back: a guard that was there before speaks for nobody. */
  readonly mayRead: (url: string) => Promise<boolean>;
  /** What the stop page at an address of the extension's own shows; null for every other address. */
  readonly readStopShown: (address: string) => Promise<TabState | null>;
  readonly scripts: Pick<GuardScripts, 'injectPainter'>;
  readonly clock: Clock;
};

type GuardAnswers = Pick<Answerers, 'openPage' | 'assessPage' | 'bringPainter'>;
type PopupAnswers = Pick<
  Answerers,
  'viewTab' | 'forgetUnreadPages' | 'readVisits' | 'forgetVisits' | 'readSettings' | 'setLocale'
>;

export type TabDesk = GuardAnswers &
  PopupAnswers & {
    /** A permission was taken back: the marks of pages that may no longer be read go, and nothing is known of them. */
    readonly applyRevoked: () => Promise<void>;
    /** What pages are looked up in has changed: every open page is judged anew from what was last read of it. */
    readonly applyFeedChange: () => Promise<void>;
    /** The shopper has chosen how findings are shown, or muted one. */
    readonly applyWishes: () => Promise<void>;
  };

/** A guard spoke for a page that the browser says it is not in, or for a site whose rule it does not hold. */
export class WrongPageError extends Error {}

/** The worker's side of every tab: gives rules, judges readings, keeps what the toolbar and the popup show. */
export function buildTabDesk(parts: TabDeskParts): TabDesk {
  return {
    ...buildGuardAnswers(parts),
    ...buildPopupAnswers(parts),
    async applyRevoked() {
      for (const [tabId, { reading, platformName }] of await parts.tabStates.readAll()) {
        if (await parts.mayRead(reading.url)) continue;
        const state = buildNotActive(reading, platformName);
        const order = await leaveTab(parts, { tabId, state });
        await parts.tabs.push(tabId, { push: 'repaint', order });
      }
    },
    async applyFeedChange() {
      const lookUps = await parts.readLookUps();
      for (const [tabId, before] of await parts.tabStates.readAll()) {
        await judgeAgain(parts, { tabId, before, lookUps });
      }
    },
    applyWishes: async () => showAgain(parts, (await parts.settings.read()).locale),
  };
}

/**
 * A mark whose entry was taken back must not stay on a page that is open for hours, nor a new one wait for a reload.
 * The page is not asked: what was read of it lies here. One that was read anew or left meanwhile is judged already.
 */
async function judgeAgain(
  parts: TabDeskParts,
  { tabId, before, lookUps }: OpenPage & { readonly lookUps: LookUps | NotCheckedReason },
): Promise<void> {
  const assessment = await assessPage(before.reading, lookUps, readDay(parts.clock()));
  const now = await parts.tabStates.read(tabId);
  const url = await parts.tabs.readUrl(tabId);
  if (url === null) return parts.tabStates.forget(tabId);
  if (JSON.stringify(now) !== JSON.stringify(before)) return;
  if (readPageAddress(url) !== readPageAddress(before.reading.url)) return;
  const state: TabState = { ...before, assessment };
  await parts.tabStates.apply(tabId, state);
  // Closed just now, and forgotten just before it was written.
  if ((await parts.tabs.readUrl(tabId)) === null) return parts.tabStates.forget(tabId);
  const { locale } = await parts.settings.read();
  const order = await showTab(parts, { tabId, state, locale });
  await parts.tabs.push(tabId, { push: 'repaint', order });
}

type OpenPage = { readonly tabId: number; readonly before: TabState };

function buildGuardAnswers(parts: TabDeskParts): GuardAnswers {
  const { tabStates, settings, toolbar } = parts;
  return {
    async openPage({ url }, sender) {
      const { tabId } = requireOwnPage(sender, url);
      await tabStates.forget(tabId);
      // Until it was judged, a page is one that was not checked.
      void toolbar.applyState(tabId, notJudged);
      return { rule: (await parts.mayRead(url)) ? await readRule(url, parts) : null };
    },

    async assessPage({ reading: read }, sender) {
      const reading = completeReading(read);
      const { tabId } = requireOwnPage(sender, reading.url);
      const rule = requireRule(reading, parts.rules);
      if (!(await parts.mayRead(reading.url))) {
        return leaveTab(parts, { tabId, state: buildNotActive(reading, rule.platformName) });
      }
      const assessment = await judgeVisit(parts, {
        reading,
        tabId,
        isPrivate: sender.from === 'guard' && sender.isPrivate === true,
      });
      const state: TabState = { reading, platformName: rule.platformName, assessment };
      await tabStates.apply(tabId, state);
      return showTab(parts, { tabId, state, locale: (await settings.read()).locale });
    },

    async bringPainter(_ask, sender) {
      if (sender.from !== 'guard') throw new WrongPageError('only a guard asks for its painter');
      await parts.scripts.injectPainter(sender.tabId);
      return { brought: true };
    },
  };
}

function buildPopupAnswers(parts: TabDeskParts): PopupAnswers {
  const { settings, tabs } = parts;
  return {
    async viewTab({ tabId }): Promise<TabView> {
      const url = await tabs.readUrl(tabId);
      const state = await readShown(parts, tabId, url);
      if (state) {
        const { locale } = await settings.read();
        const wishes = await parts.readWishes();
        const view = presentTab(state, { locale, nowMs: parts.clock(), wishes });
        return { state: 'active', view, ...(await readUnread(parts, state.reading)) };
      }
      return { state: 'inactive', ...(await readInactive(url, parts.permissions)) };
    },

    async forgetUnreadPages() {
      await parts.unreadPages.forget();
      return { forgotten: true };
    },

    readVisits: () => parts.visits.count(),

    async forgetVisits() {
      await parts.visits.forget();
      return { forgotten: true };
    },

    readSettings: () => settings.read(),

    async setLocale({ locale }) {
      const next = await settings.applyLocale(locale);
      await showAgain(parts, locale);
      return next;
    },
  };
}

/** Nothing is judged anew: what is known of each open page is shown in other words, or less or more of it. */
async function showAgain(parts: TabDeskParts, locale: Locale): Promise<void> {
  const { tabStates, tabs } = parts;
  for (const [tabId] of await tabStates.readAll()) {
    const state = await readShown(parts, tabId, await tabs.readUrl(tabId));
    if (state === null) continue;
    const order = await showTab(parts, { tabId, state, locale });
    await tabs.push(tabId, { push: 'repaint', order });
  }
}

/** What is known of the page that a tab shows now. An address that may not be known is never taken for the last one. */
async function readShown(
  { tabStates, readStopShown }: Pick<TabDeskParts, 'tabStates' | 'readStopShown'>,
  tabId: number,
  url: string | null,
): Promise<TabState | null> {
  if (url === null) return null;
  const state = await tabStates.read(tabId);
  // A fragment is a place inside the same document; everything else is another page session.
  if (state && readPageAddress(url) === readPageAddress(state.reading.url)) return state;
  return readStopShown(url);
}

// One page may be odd; many in few days say that the site has changed and the rule has to follow.
async function readUnread(
  { unreadPages, clock }: Pick<TabDeskParts, 'unreadPages' | 'clock'>,
  { siteId, state }: PageReading,
): Promise<{ readonly unreadPages?: number }> {
  if (state.checked || state.reason !== 'site-changed') return {};
  const pages = await unreadPages.count(siteId, readDay(clock()));
  return pages > 0 ? { unreadPages: pages } : {};
}

/** The rule of an address as the feed corrects it; as it ships where no feed can be asked. */
async function readRule(
  url: string,
  { rules, readLookUps, clock }: Pick<TabDeskParts, 'rules' | 'readLookUps' | 'clock'>,
): Promise<SiteRule | null> {
  const rule = findSiteRule(new URL(url), rules);
  const lookUps = await readLookUps().catch(() => null);
  const patches = lookUps && typeof lookUps !== 'string' ? lookUps.sitePatches : [];
  return rule && patchRule(rule, patches, clock());
}

function requireOwnPage(sender: KnownSender, url: string): { readonly tabId: number } {
  if (sender.from !== 'guard' || readOrigin(url) !== sender.origin) {
    throw new WrongPageError('the page is not the one the browser names');
  }
  return sender;
}

function requireRule(reading: PageReading, rules: readonly SiteRule[]): SiteRule {
  const rule = findSiteRule(new URL(reading.url), rules);
  if (rule?.id !== reading.siteId) {
    throw new WrongPageError('another site rule speaks for this page');
  }
  return rule;
}

async function readInactive(
  url: string | null,
  permissions: Pick<Permissions, 'isGranted'>,
): Promise<{ readonly reason: NotCheckedReason; readonly host: string | null }> {
  const origin = url === null ? null : readOrigin(url);
  if (url === null || origin === null) return { reason: 'not-active-here', host: null };
  const { protocol, hostname: host } = new URL(url);
  // A match pattern names no port: it stands for all of them.
  const isGranted = await permissions.isGranted([`${protocol}//${host}/*`]);
  return { reason: isGranted ? 'page-unreadable' : 'not-active-here', host };
}
