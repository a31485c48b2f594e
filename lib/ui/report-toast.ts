import type { GuardTexts, ReportKept } from '#lib/messages/contract.ts';
import { button, closeButton, h, link } from './h.ts';

/**
 * What the shopper sees after the one press: that it was kept, whom to call or write to, and how to take it back.
 * Nothing is sent by itself.
 */
export function buildReportToast(
  kept: ReportKept,
  texts: GuardTexts,
  actions: { readonly onUndo: () => void; readonly onClose: () => void },
): HTMLElement {
  const { hotline, email } = kept;
  return buildToast(
    texts,
    actions.onClose,
    kept.text,
    hotline && link({ href: hotline.href, text: `${texts.callHotline} ${hotline.text}` }),
    email && link({ href: email.href, text: texts.writeEmail }),
    button({ class: 'undo' }, actions.onUndo, texts.undo),
  );
}

/** One sentence, for what went wrong or was taken back. */
export function buildToast(
  texts: GuardTexts,
  onClose: () => void,
  ...parts: readonly (HTMLElement | string | null)[]
): HTMLElement {
  return h(
    'div',
    { class: 'toast', role: 'group', 'aria-label': texts.productName },
    ...parts.map((part) => (typeof part === 'string' ? h('span', {}, part) : part)),
    closeButton(texts.close, onClose),
  );
}
