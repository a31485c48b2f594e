import type { Delivery } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText, formatTime } from '#lib/i18n/format.ts';

/** Where a report stands, in one sentence. The tone is only for what the shopper may want to do something about. */
export function describeDelivery(
  delivery: Delivery,
  locale: Locale,
): { readonly text: string; readonly tone: 'caution' | undefined } {
  const { state: texts, fault: faults, consent } = catalogueOf(locale).reports;
  if (delivery.state === 'draft') {
    const to = delivery.awaitsConsent?.to;
    if (to === undefined) return { text: texts.draft, tone: undefined };
    return {
      text: formatText(consent.state, { host: URL.parse(to)?.host ?? to }),
      tone: 'caution',
    };
  }
  const host = URL.parse(delivery.to)?.host ?? delivery.to;
  switch (delivery.state) {
    case 'queued': {
      const { lastFault } = delivery;
      if (lastFault === null) return { text: formatText(texts.queued, { host }), tone: undefined };
      const why = faults[lastFault];
      return { text: formatText(texts.retrying, { host, why }), tone: undefined };
    }
    case 'sending':
      return { text: formatText(texts.sending, { host }), tone: undefined };
    case 'delivered': {
      const time = formatTime(delivery.atMs, locale);
      return { text: formatText(texts.delivered, { host, time }), tone: undefined };
    }
    case 'failed': {
      const { fault, detail } = delivery;
      if (fault !== 'refused') return { text: formatText(texts.gaveUp, { host }), tone: 'caution' };
      const text =
        detail === null
          ? formatText(texts.refused, { host })
          : formatText(texts.refusedWhy, { host, detail });
      return { text, tone: 'caution' };
    }
  }
}
