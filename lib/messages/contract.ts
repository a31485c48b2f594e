import type { ChannelsView, CountryView } from '#lib/domain/channel-view.ts';
import type { Choices, Palette } from '#lib/domain/choices.ts';
import type {
  FeedFreshness,
  FeedPreview,
  FeedView,
  RecentShopView,
} from '#lib/domain/feed-view.ts';
import type { Delivery, ReportPicture } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { Mute } from '#lib/domain/mute.ts';
import type { NotCheckedReason } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/domain/reading.ts';
import type { ReasonCode } from '#lib/domain/reason-code.ts';
import type { ReportOutcome } from '#lib/domain/receipt.ts';
import type { RedactedKind } from '#lib/domain/redacted.ts';
import type { ExportForm, ReportDraft } from '#lib/domain/report.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';
import type { StopView } from '#lib/domain/stop.ts';
import type { TipTarget, TipView } from '#lib/domain/tip.ts';
import type { PageView } from '#lib/domain/verdict.ts';
import type { UntakenReason } from '#lib/domain/taken-picture.ts';
import type { SiteRule } from '#lib/site/site-rule.ts';

/** Words of the in-page UI that belong to no finding. The guard carries no catalogue: they come with each answer. */
export type GuardTexts = {
  readonly productName: string;
  readonly why: string;
  readonly report: string;
  readonly close: string;
  readonly undo: string;
  readonly addDetails: string;
  readonly whatIsSent: string;
  readonly source: string;
  readonly objection: string;
  readonly sellerAnswer: string;
  readonly rights: string;
  readonly callHotline: string;
  readonly writeEmail: string;
  readonly reportKept: string;
  readonly reportUndone: string;
  readonly reportFailed: string;
  readonly mute: string;
  readonly muted: string;
  readonly unmuted: string;
  readonly muteFailed: string;
};

/** What the worker answers to a reading: what to paint, in which words. */
export type PaintOrder = {
  readonly view: PageView;
  readonly texts: GuardTexts;
  /** Absent: the usual one. */
  readonly palette?: Palette;
};

/** The shopper's press was kept. `hotline` and `email` are addresses to open, never opened by themselves. */
export type ReportKept = {
  readonly reportId: string;
  /** What to take back, where the press only added to a report that was kept before; else it is the report itself. */
  readonly undoId?: string;
  readonly text: string;
  /** What the press says that lets the browser send it. Left out: nothing need be asked. */
  readonly allow?: string;
  readonly hotline: { readonly text: string; readonly href: string } | null;
  readonly email: { readonly text: string; readonly href: string } | null;
};

/** The state of a tab as the popup shows it. */
export type TabView =
  /** `unreadPages`: pages of this site that could not be read lately; told only where this one could not. */
  | { readonly state: 'active'; readonly view: PageView; readonly unreadPages?: number }
  | { readonly state: 'inactive'; readonly reason: NotCheckedReason; readonly host: string | null };

/** One kept report as the shopper's own page shows it. */
export type ReportView = {
  readonly id: string;
  readonly createdAtMs: number;
  readonly subject: ReportDraft['subject']['kind'];
  readonly url: string;
  /** What was cut off the address, where something was, and whether the shopper ticked that it leaves too. */
  readonly behindPath?: { readonly text: string; readonly isSent: boolean };
  readonly title: string | null;
  readonly shopName: string | null;
  readonly delivery: Delivery;
  /** When the same subject was reported before, where that report is still kept. */
  readonly furtherToMs?: number;
  readonly reason: ReasonCode | null;
  readonly words: string | null;
  /** A letter that is filled in, as an address to open. */
  readonly emailHref: string | null;
  /** What became of it; left out while nothing was heard. */
  readonly outcome?: ReportOutcome;
};

/** Newest first. `intake`: the host reports go to, or null while the feed names none. */
export type ReportsView = {
  readonly reports: readonly ReportView[];
  readonly intake: string | null;
  /** Null where no number of the shopper's country was confirmed. `hotlineNumber`: as people write it. */
  readonly hotlineHref: string | null;
  readonly hotlineNumber?: string;
};

/**
 * What a shopper adds. `keepNumbers`: leave e-mail addresses, telephone and order numbers in the words. `wholeAddress`: send
 * what stands behind the path of the address too.
 */
export type AddedDetails = {
  readonly reason: ReasonCode | null;
  readonly words: string;
  readonly keepNumbers: boolean;
  readonly wholeAddress: boolean;
};

/** `why`: for what reason nothing was taken when the shopper asked for details; null where nobody tried. */
export type PictureView = {
  readonly kept: ReportPicture | null;
  readonly taken: ReportPicture | null;
  readonly why: UntakenReason | null;
};

export type FeedsView = { readonly feeds: readonly FeedView[] };
export type FreshnessView = { readonly feeds: readonly FeedFreshness[] };
export type RecentShopsView = { readonly shops: readonly RecentShopView[] };
/** Cards on a shopper's rights, best first, of `total`. `missing`: why there is nothing to read them from. */
export type TipsView = {
  readonly locale: Locale;
  readonly missing: NotCheckedReason | null;
  readonly total: number;
  readonly tips: readonly TipView[];
};

/** What the shopper has set; `agreement`: how many curators must warn of one subject before it is danger. */
export type SettingsView = { readonly locale: Locale; readonly agreement: number };

/** Newest first. `id` is what one is taken back by. */
export type MutesView = {
  readonly mutes: readonly (Pick<Mute, 'kind' | 'name' | 'label' | 'sinceMs' | 'untilMs'> & {
    readonly id: string;
  })[];
};

/** Every message by name: what is asked and what is answered. All of it is plain data. */
export type Contract = {
  /** Guard: a page session begins. Null rule: no rule speaks for this host, nothing is done. */
  openPage: { ask: { url: string }; answer: { rule: SiteRule | null } };
  /** Guard: this was read; judge it. Sent again when more of the page has come. */
  assessPage: { ask: { reading: PageReading }; answer: PaintOrder };
  /** Welcome page: judge its made-up listing as any other. Nothing of it is kept. */
  judgeExample: { ask: { title: string; description: string }; answer: PaintOrder };
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
  readSettings: { ask: Record<string, never>; answer: SettingsView };
  setLocale: { ask: { locale: Locale }; answer: SettingsView };
  /** Options: every open page is judged anew by it. */
  setAgreement: { ask: { agreement: number }; answer: SettingsView };
  readChoices: { ask: Record<string, never>; answer: Choices };
  /** Options: how findings are shown; every open page follows at once. */
  setChoices: { ask: Partial<Choices>; answer: Choices };
  /** Guard: mutes one finding of its page for thirty days, or takes that back. Not done: danger, or a private window. */
  muteFinding: { ask: { url: string; id: string; isMuted: boolean }; answer: { done: boolean } };
  /** Popup. Danger only `isConfirmed`, by a second press, and only for `days`: thirty of them. */
  muteTabFinding: {
    ask: { tabId: number; id: string; until: 'days' | 'undone'; isConfirmed: boolean };
    answer: { done: boolean };
  };
  /** Options: every mute that holds. */
  viewMutes: { ask: Record<string, never>; answer: MutesView };
  /** Popup, options: takes one back, or with null all. */
  removeMute: { ask: { muteId: string | null }; answer: MutesView };
  /** Stop page: what is said of the address it was opened for. `to` is never trusted for more than an address. */
  viewStop: { ask: { to: string; tabId: number | null }; answer: StopView };
  /** Stop page: let this tab through to this subject until it leaves. Null: the address is none a shopper can go to. */
  passStop: { ask: { to: string; tabId: number }; answer: { url: string | null } };
  /** Library: the cards that answer typed words, or are for one thing; all of them where nothing is asked. */
  viewTips: { ask: { query?: string; for?: TipTarget }; answer: TipsView };
  /** Guard: opens the library at this card. The page never learns the address. */
  openTip: { ask: { tipId: string }; answer: { opened: true } };
  /** Options: every feed, its curators, and how its updates stand. The main feed comes first. */
  viewFeeds: { ask: Record<string, never>; answer: FeedsView };
  /** Popup: how fresh each feed is, without what it holds. The main feed comes first. */
  viewFreshness: { ask: Record<string, never>; answer: FreshnessView };
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
  /** Options: one place up (-1) or down (1) among the feeds that were added. */
  moveFeed: { ask: { feedId: string; by: -1 | 1 }; answer: FeedsView };
  /** Options: take the update that the brake holds back; with `version`, only if it is still that one. */
  releaseHeld: { ask: { feedId: string; version?: number }; answer: FeedsView };
  /** Options: say no to the update that the brake holds back. The next one is asked about anew. */
  declineHeld: { ask: { feedId: string; version: number }; answer: FeedsView };
  /** Options: the shops that are kept for the brake, newest first. */
  viewRecentShops: { ask: Record<string, never>; answer: RecentShopsView };
  /** Options: delete one of them, or with null all. */
  forgetRecentShops: { ask: { ref: string | null }; answer: RecentShopsView };
  /** Options: bring a feed up to date from a file on disk. */
  importFeed: {
    ask: { feedId: string; bundle: string };
    answer: FeedsView & { readonly outcome: string };
  };
  /** Reports page: every report that is kept on this device. */
  viewReports: { ask: Record<string, never>; answer: ReportsView };
  /** Reports page: the words as they would leave, and how much was taken out of them. Nothing is kept. */
  previewWords: {
    ask: { words: string };
    answer: { readonly text: string; readonly taken: Readonly<Record<RedactedKind, number>> };
  };
  /** Reports page: keeps a report from leaving while its shopper writes. False: it has left. */
  holdReport: { ask: { reportId: string }; answer: { held: boolean } };
  addDetails: { ask: { reportId: string; details: AddedDetails }; answer: ReportsView };
  /** Reports page: the exact text that would leave, or has left; null when there is none of this id. */
  previewReport: { ask: { reportId: string }; answer: { readonly json: string | null } };
  sendReport: { ask: { reportId: string }; answer: ReportsView };
  removeReport: { ask: { reportId: string }; answer: ReportsView };
  clearReports: { ask: Record<string, never>; answer: ReportsView };
  exportReport: {
    ask: { reportId: string; form: ExportForm };
    answer: { readonly name: string; readonly text: string } | null;
  };
  /** Reports page: where this report can be taken; null when there is none of this id. */
  viewChannels: { ask: { reportId: string }; answer: ChannelsView | null };
  /** Popup, options. */
  readCountry: { ask: Record<string, never>; answer: CountryView };
  /** Options: the country whose hotline and channels are offered. */
  setCountry: { ask: { country: ShopperCountry }; answer: CountryView };
  /**
   * Guard, popup, stop page: opens the reports page at this report. `at` details (not given): what is visible of the tab
   * that asks, or of `tabId`, is pictured first, where the browser allows it. `at` sent: only the text that leaves.
   */
  openReport: {
    ask: { reportId: string; at?: 'details' | 'sent'; tabId?: number };
    answer: { opened: true };
  };
  /** Reports page: the picture of a report, and the one that was taken for it and waits to be looked at. */
  viewPicture: { ask: { reportId: string }; answer: PictureView };
  /** Reports page: the shopper has seen this picture and wants it in the report. False: it has left, or there was none. */
  keepPicture: { ask: { reportId: string; picture: ReportPicture }; answer: { kept: boolean } };
  /** Reports page: forgets what was taken; with `kept` also the picture in the report. */
  dropPicture: { ask: { reportId: string; kept: boolean }; answer: { dropped: true } };
  /** Stop page: one press on the report button. */
  reportStop: { ask: { to: string }; answer: ReportKept };
};
export type MessageName = keyof Contract;
export type Ask<N extends MessageName> = Contract[N]['ask'];
export type Answer<N extends MessageName> = Contract[N]['answer'];

/** Worker to guard: the words or the feed have changed; paint this instead. Ignored by a guard whose page has another URL. */
export type PushMessage = { readonly push: 'repaint'; readonly order: PaintOrder };

/** Worker to painter: the shopper pressed elsewhere, and the page says what came of it. */
export type KeptMessage = {
  readonly push: 'kept';
  readonly kept: ReportKept;
  readonly texts: GuardTexts;
};
