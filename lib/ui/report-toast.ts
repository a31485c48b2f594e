import type { GuardTexts, ReportKept } from '#lib/messages/contract.ts';
import { button, closeButton, h, link } from './h.ts';

/**
 * What the shopper sees after the one press: that it was kept, whom to call or write to, and how to take it back.
 * What is sent, and when, stands in the first sentence.
 */
export function buildReportToast(
  kept: ReportKept,
  texts: GuardTexts,
  actions: {
    readonly onUndo: () => void;
    readonly onDetails: () => void;
    readonly onSent: () => void;
    readonly onClose: () => void;
  },
): HTMLElement {
  const { hotline, email } = kept;
  return buildToast(
    texts,
    actions.onClose,
    h('p', {}, kept.text),
    h(
      'div',
      { class: 'ways' },
      hotline && link(hotline),
      email && link(email),
      button({ class: 'undo' }, actions.onUndo, texts.undo),
      button({ class: 'undo' }, actions.onDetails, texts.addDetails),
      button({ class: 'undo' }, actions.onSent, texts.whatIsSent),
    ),
  );
}

/** A few words for a while, with a way to send them away. */
export function buildToast(
  texts: GuardTexts,
  onClose: () => void,
  ...parts: readonly HTMLElement[]
): HTMLElement {
  return h(
    'div',
    { class: 'toast', role: 'group', 'aria-label': texts.productName },
    h('div', {}, ...parts),
    closeButton(texts.close, onClose),
  );
}
