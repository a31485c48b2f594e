import type { ToolbarState } from '#lib/browser/toolbar.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { Assessment, PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import { addMuted } from '#lib/verdict/present-muted.ts';
import { presentPage } from '#lib/verdict/present-page.ts';
import { isAddressReading } from './address-reading.ts';
import { pickDrawn } from './pick-drawn.ts';
import { splitMuted } from './split-muted.ts';
import type { Wishes } from './wishes.ts';

export type ShownTo = {
  readonly locale: Locale;
  readonly nowMs: number;
  readonly wishes: Pick<Wishes, 'mutes'>;
};

/** What toolbar and popup say of a tab: everything that was found, with what was muted beside it. */
export function presentTab(state: TabState, { locale, nowMs, wishes }: ShownTo): PageView {
  const { open, muted } = splitMuted(state, wishes.mutes);
  const view = presentPage({ ...state, assessment: open, locale, nowMs });
  if (!view.checked || !open.checked) return view;
  if (!isAddressReading(state.reading)) {
    return addMuted(view, muted, { locale, objectionUrl: open.feed.objectionUrl ?? null });
  }
  // Where the stop page stands, its own first line is the one that is said everywhere.
  const { stop } = catalogueOf(locale);
  return {
    ...view,
    headline: isConfirmed(state.assessment) ? stop.headlineConfirmed : stop.headline,
  };
}

/** What is drawn on the page itself. Where that is nothing, the rest still says what toolbar and popup say. */
export function drawTab(state: TabState, shown: ShownTo & { readonly wishes: Wishes }): PageView {
  const { muted: _told, ...whole } = presentTab(state, shown);
  const { open } = splitMuted(state, shown.wishes.mutes);
  const assessment = pickDrawn(open, shown.wishes.strictness);
  if (!assessment.checked || isAddressReading(state.reading)) return whole;
  const drawn = presentPage({ ...state, ...shown, assessment });
  return drawn.verdicts.some(({ findings }) => findings.length > 0)
    ? drawn
    : { ...whole, verdicts: [] };
}

export function readToolbarState(view: PageView): ToolbarState {
  const count = view.verdicts
    .flatMap((verdict) => verdict.findings)
    .filter((finding) => finding.tone !== 'credit').length;
  return { tone: view.tone, count, title: view.headline };
}

function isConfirmed(assessment: Assessment): boolean {
  return (
    assessment.checked &&
    assessment.verdicts
      .flatMap(({ findings }) => findings)
      .some((finding) => finding.kind === 'match' && finding.match.entry.state === 'confirmed')
  );
}
