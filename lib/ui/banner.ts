import type { PageView, VerdictView } from '#lib/domain/verdict.ts';
import type { GuardTexts } from '#lib/messages/contract.ts';
import { button, closeButton, h, icon } from './h.ts';

export type BannerActions = {
  readonly onWhy: () => void;
  readonly onReport: () => void;
  readonly onClose: () => void;
};

/** The verdicts a banner speaks of: those of the page itself, never of the cards on it. */
export function readBannerVerdicts(view: PageView): readonly VerdictView[] {
  return view.verdicts.filter(
    ({ subject, findings }) => subject.kind !== 'card' && findings.length > 0,
  );
}

const tones = ['danger', 'caution', 'info'] as const;
export type BannerTone = (typeof tones)[number];

/** Only on the page of one listing or one shop, and only when there is something to say; null otherwise. */
export function readBannerTone(view: PageView): BannerTone | null {
  if (!view.checked || (view.pageKind !== 'listing' && view.pageKind !== 'shop')) return null;
  const verdicts = readBannerVerdicts(view);
  return tones.find((tone) => verdicts.some((each) => each.tone === tone)) ?? null;
}

/** One line at the window's lower edge: the gravest thing, in the page's own words or with who says so; why, report, close. */
export function buildBanner(
  view: PageView,
  texts: GuardTexts,
  actions: BannerActions,
): HTMLElement {
  const tone = readBannerTone(view) ?? 'info';
  const verdicts = readBannerVerdicts(view);
  const [finding] = (verdicts.find((each) => each.tone === tone) ?? verdicts[0])?.findings ?? [];
  const said = finding?.quote ? `“${finding.quote}”` : (finding?.source ?? '');
  return h(
    'div',
    { class: 'banner', role: 'region', 'aria-label': texts.productName, 'data-tone': tone },
    icon(tone),
    h('div', { class: 'line' }, h('b', {}, view.headline), h('span', {}, said && ` · ${said}`)),
    button({ class: 'push' }, actions.onWhy, texts.why),
    button({ class: 'push wide' }, actions.onReport, texts.report),
    button(
      { class: 'push plain flag', 'aria-label': texts.report, title: texts.report },
      actions.onReport,
      icon('flag'),
    ),
    closeButton(texts.close, actions.onClose),
  );
}
