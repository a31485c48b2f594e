import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { ReportKept } from '#lib/messages/contract.ts';

/** The same press where nothing may leave yet: why, and what a press that allows it says. `to`: the intake's address. */
export function presentUnallowed(kept: ReportKept, to: string, locale: Locale): ReportKept {
  const { consent } = catalogueOf(locale).reports;
  const host = URL.parse(to)?.host ?? to;
  return {
    ...kept,
    text: formatText(consent.kept, { host }),
    allow: formatText(consent.allow, { host }),
  };
}
