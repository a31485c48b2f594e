import type { FindingView, VerdictView } from '#lib/domain/verdict.ts';
import type { GuardTexts } from '#lib/messages/contract.ts';
import { button, h, icon, link } from './h.ts';

export type FindingPresses = {
  readonly onTip: (tipId: string) => void;
  readonly onMute: (findingId: string) => void;
};

/** The findings of some verdicts, one under the other: label, the page's own words, why, who says so, how to object. */
export function buildFindingList(
  verdicts: readonly VerdictView[],
  texts: GuardTexts,
  presses: FindingPresses,
): readonly HTMLElement[] {
  return verdicts.flatMap((verdict) =>
    verdict.findings.map((each) => buildFinding(each, texts, presses)),
  );
}

function buildFinding(
  finding: FindingView,
  texts: GuardTexts,
  { onTip, onMute }: FindingPresses,
): HTMLElement {
  const { sourceLink, objection, quote, answer, tip } = finding;
  return h(
    'div',
    { class: 'find', 'data-tone': finding.tone },
    icon(finding.tone),
    h('p', { class: 'label' }, finding.label),
    quote === null ? null : h('p', {}, `“${quote}”`),
    h('p', {}, finding.why),
    h('p', { class: 'source' }, finding.source, ...spaced(sourceLink), ...spaced(objection)),
    // A button and no link: the page must not find an address of the extension.
    tip === undefined
      ? null
      : button(
          { class: 'rights', 'aria-label': `${texts.rights}: ${finding.label}` },
          () => onTip(tip),
          texts.rights,
        ),
    // Danger is muted in the popup only, where no page can lay anything over the press.
    finding.tone === 'caution' || finding.tone === 'info'
      ? button(
          { class: 'mute', 'aria-label': `${texts.mute}: ${finding.label}` },
          () => onMute(finding.id),
          texts.mute,
        )
      : null,
    answer === null
      ? null
      : h('p', { class: 'source answer' }, h('b', {}, texts.sellerAnswer), ` ${answer}`),
  );
}

function spaced(view: FindingView['sourceLink']): readonly (HTMLElement | string)[] {
  return view ? [' · ', link(view)] : [];
}
