import type { FeedPreview, FeedView } from '#lib/domain/feed-view.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { StopView } from '#lib/domain/stop.ts';
import type { PageView } from '#lib/domain/verdict.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** Words of the in-page UI that belong to no finding. The guard carries no catalogue: they come with each answer. */
export type GuardTexts = {
  readonly productName: string;
  readonly why: string;
  readonly report: string;
  readonly close: string;
  readonly undo: string;
  readonly source: string;
  readonly objection: string;
  readonly sellerAnswer: string;
  readonly callHotline: string;
  readonly writeEmail: string;
  readonly reportKept: string;
  readonly reportUndone: string;
  readonly reportFailed: string;
};

/** What the worker answers to a reading: what to paint, in which words. */
export type PaintOrder = { readonly view: PageView; readonly texts: GuardTexts };

/** The shopper's press was kept. `hotline` and `email` are addresses to open, never opened by themselves. */
export type ReportKept = {
  readonly reportId: string;
  readonly text: string;
  readonly hotline: { readonly text: string; readonly href: string } | null;
  readonly email: { readonly text: string; readonly href: string } | null;
};

/** The state of a tab as the popup shows it. */
export type TabView =
  /** `unreadPages`: pages of this site that could not be read lately; told only where this one could not. */
  | { readonly state: 'active'; readonly view: PageView; readonly unreadPages?: number }
  | { readonly state: 'inactive'; readonly reason: NotCheckedReason; readonly host: string | null };

export type FeedsView = { readonly feeds: readonly FeedView[] };

/** Every message by name: what is asked and what is answered. All of it is plain data. */
export type Contract = {
  /** Guard: a page session begins. Null rule: no rule speaks for this host, nothing is done. */
  openPage: { ask: { url: string }; answer: { rule: SiteRule | null } };
  /** Guard: this was read; judge it. Sent again when more of the page has come. */
  assessPage: { ask: { reading: PageReading }; answer: PaintOrder };
  /** Guard: there is something to draw; put the script that draws into this tab. */
  bringPainter: { ask: Record<string, never>; answer: { brought: true } };
  /** Guard: one press on a mark or the banner. `ref` names the subject of the tab's last reading. */
  reportSubject: { ask: { url: string; ref: string }; answer: ReportKept };
  undoReport: { ask: { reportId: string }; answer: { undone: boolean } };
  /** Popup: what to show for a tab. */
  viewTab: { ask: { tabId: number }; answer: TabView };
  /** Popup: one press on the report button. */
  reportTab: { ask: { tabId: number; ref: string }; answer: ReportKept };
  /** Popup: delete the count of pages that could not be read. */
  forgetUnreadPages: { ask: Record<string, never>; answer: { forgotten: true } };
  /** Options: how much is kept of the shopper's own visits. */
  readVisits: {
    ask: Record<string, never>;
    answer: { readonly listings: number; readonly visits: number };
  };
  /** Options: delete all that is kept of them. */
  forgetVisits: { ask: Record<string, never>; answer: { forgotten: true } };
  readSettings: { ask: Record<string, never>; answer: { locale: Locale } };
  setLocale: { ask: { locale: Locale }; answer: { locale: Locale } };
  /** Stop page: what is said of the address it was opened for. `to` is never trusted for more than an address. */
  viewStop: { ask: { to: string; tabId: number | null }; answer: StopView };
  /** Stop page: let this tab through to this subject until it leaves. Null: the address is none a shopper can go to. */
  passStop: { ask: { to: string; tabId: number }; answer: { url: string | null } };
  /** Options: every feed, its curators, and how its updates stand. The main feed comes first. */
  viewFeeds: { ask: Record<string, never>; answer: FeedsView };
  /** Options, popup: ask all feeds now. */
  syncFeeds: { ask: Record<string, never>; answer: FeedsView };
  /** Options: what would be added; nothing is kept of it. */
  previewFeed: {
    ask: { url: string };
    answer: { readonly preview: FeedPreview | null; readonly fault: string | null };
  };
  /** Options: the shopper agreed to the feed with this root. */
  addFeed: {
    ask: { url: string; rootFingerprint: string };
    answer: FeedsView & { readonly fault: string | null };
  };
  removeFeed: { ask: { feedId: string }; answer: FeedsView };
  chooseCurator: {
    ask: { feedId: string; curatorId: string; isOn: boolean };
    answer: FeedsView;
  };
  /** Options: take the update that the brake holds back. */
  releaseHeld: { ask: { feedId: string }; answer: FeedsView };
  /** Options: bring a feed up to date from a file on disk. */
  importFeed: {
    ask: { feedId: string; bundle: string };
    answer: FeedsView & { readonly outcome: string };
  };
  /** Stop page: one press on the report button. */
  reportStop: { ask: { to: string }; answer: ReportKept };
};
export type MessageName = keyof Contract;
export type Ask<N extends MessageName> = Contract[N]['ask'];
export type Answer<N extends MessageName> = Contract[N]['answer'];

/** Worker to guard: the words or the feed have changed; paint this instead. Ignored by a guard whose page has another URL. */
export type PushMessage = { readonly push: 'repaint'; readonly order: PaintOrder };
