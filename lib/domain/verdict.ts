import type { Finding } from './finding.ts';
import type { Localised } from './localised.ts';
import type { NotCheckedReason, PageKind } from './page.ts';
import type { Severity } from './severity.ts';
import type { Subject, SubjectKind } from './subject.ts';

/** Severity and ordered findings for one subject, reproducible from its inputs. Worst finding first. */
export type Verdict = {
  readonly subject: Subject;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
};

/** What came of judging a page: either it was not checked, with the reason, or one verdict for each subject on it. */
export type Assessment =
  | { readonly checked: false; readonly reason: NotCheckedReason }
  | {
      readonly checked: true;
      readonly severity: Severity;
      readonly verdicts: readonly Verdict[];
      readonly feed: FeedState;
    };

/** What was looked up, for the line "looked up in N lists, updated …". */
export type FeedState = {
  readonly feedVersion: number;
  readonly publishedAtMs: number;
  readonly listCount: number;
  /** What the lists are called, so that "no warning on record" says where it was looked for. */
  readonly listTitles?: readonly Localised[];
  /** Where a seller objects to what no curator said: a claim rule, a label, a check. */
  readonly objectionUrl?: string;
};

/** The four tones of the look, and grey for what was not checked. */
export type Tone = 'danger' | 'caution' | 'info' | 'credit' | 'unchecked';

/** A link a shopper may press. Only https, mailto and tel addresses are ever shown. */
export type LinkView = { readonly text: string; readonly href: string };

/** One finding in finished sentences of one language. No page or feed text is anything but text. */
export type FindingView = {
  readonly id: string;
  readonly tone: Tone;
  /** The word that stands beside the icon: "Nội dung cần kiểm chứng". */
  readonly label: string;
  /** The page's own words, shown in quotation marks, or null. */
  readonly quote: string | null;
  readonly field: string;
  /** One sentence: what this is about and why it is said. */
  readonly why: string;
  /** Who says so, on what ground, since when, checked again when. */
  readonly source: string;
  readonly sourceLink: LinkView | null;
  readonly objection: LinkView | null;
  /** The seller's answer, dated, or null. */
  readonly answer: string | null;
  /** Id of the card on the shopper's rights in this case. */
  readonly tip?: string;
};

/** A verdict in finished sentences. */
export type VerdictView = {
  readonly subject: {
    readonly kind: SubjectKind;
    readonly ref: string;
    readonly name: string | null;
  };
  readonly tone: Tone | 'none';
  /** The short word for a chip or a card mark: "Cảnh báo", "Kiểm chứng". */
  readonly word: string;
  readonly findings: readonly FindingView[];
};

/** A finding that the shopper has muted: still told in the popup, drawn nowhere else. */
export type MutedView = {
  readonly subject: VerdictView['subject'];
  readonly finding: FindingView;
  /** "Đã tắt đến 23/12/2026". */
  readonly until: string;
  /** What it is taken back by. */
  readonly muteId: string;
};

/** All that the page, the toolbar and the popup show of one page. */
export type PageView = {
  readonly locale: 'vi' | 'en';
  readonly url: string;
  readonly platformName: string;
  readonly pageKind: PageKind;
  readonly tone: Tone | 'none';
  /** The first line: answers "may I go on?" in one plain sentence. */
  readonly headline: string;
  /** The second line: what was looked up and how old it is, or why it could not be checked. */
  readonly detail: string;
  readonly checked: boolean;
  readonly verdicts: readonly VerdictView[];
  /** Left out of `verdicts` by the shopper's own choice; absent where there is none. */
  readonly muted?: readonly MutedView[];
};
