import type { Delivery } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { ReportKept } from '#lib/messages/contract.ts';

/** Where nothing may leave yet: why, and what a press that allows it says. Any other press is told as it is. */
export function presentUnallowed(kept: ReportKept, delivery: Delivery, locale: Locale): ReportKept {
  const to = delivery.state === 'draft' ? delivery.awaitsConsent?.to : undefined;
  if (to === undefined) return kept;
  const { consent } = catalogueOf(locale).reports;
  const host = URL.parse(to)?.host ?? to;
  return {
    ...kept,
    text: formatText(consent.kept, { host }),
    allow: formatText(consent.allow, { host }),
  };
}
