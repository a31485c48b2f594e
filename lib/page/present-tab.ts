import type { ToolbarState } from '#lib/browser/toolbar.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { Assessment, PageView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import { presentPage } from '#lib/verdict/present-page.ts';
import { isAddressReading } from './address-reading.ts';

/** What is said of a tab, the same in the page, the toolbar and the popup. */
export function presentTab(state: TabState, locale: Locale, nowMs: number): PageView {
  const view = presentPage({ ...state, locale, nowMs });
  if (!view.checked || !isAddressReading(state.reading)) return view;
  // Where the stop page stands, its own first line is the one that is said everywhere.
  const { stop } = catalogueOf(locale);
  return {
    ...view,
    headline: isConfirmed(state.assessment) ? stop.headlineConfirmed : stop.headline,
  };
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
