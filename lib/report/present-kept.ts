import type { ReportDraft } from '#lib/domain/report.ts';
import { noDetails } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import type { Channels, Hotline } from './channels.ts';
import { composeText, composeTextMail, readLetterLanguage } from './compose-text.ts';

/**
 * What the shopper is told after the press: where the report goes, if anywhere, the hotline of their country, and an
 * e-mail that is filled in, written in the language of whoever reads it. Where that country has no confirmed number or no
 * address, none of another country's stands in its place.
 */
export function presentKept(
  draft: ReportDraft,
  channels: Channels,
  intake: string | null,
): ReportKept {
  const { report } = catalogueOf(draft.locale);
  const { hotline, email, country } = channels;
  const language = email && readLetterLanguage(email.languages);
  return {
    reportId: draft.id,
    text: presentText(draft, channels, intake),
    hotline: hotline && { text: nameHotline(hotline, draft.locale), href: hotline.href },
    email: email &&
      language && {
        text: formatText(report.writeEmail, { operator: email.operator[draft.locale] }),
        href: composeTextMail(
          composeText({ draft, details: noDetails, language, country }),
          email.address,
        ),
      },
  };
}

function presentText(
  draft: ReportDraft,
  { hotline, email }: Channels,
  intake: string | null,
): string {
  const { report } = catalogueOf(draft.locale);
  const hasBoth = hotline !== null && email !== null;
  const host = intake === null ? null : (URL.parse(intake)?.host ?? intake);
  const kept =
    host === null
      ? report[hasBoth ? 'kept' : 'keptOnly']
      : formatText(report[hasBoth ? 'leaving' : 'leavingOnly'], { host });
  return email?.verified === false ? `${kept} ${report.addressUnverified}` : kept;
}

/** "Gọi 1800.6838 (miễn phí)" */
function nameHotline({ number, isFree }: Hotline, locale: Locale): string {
  const { call, callFree } = catalogueOf(locale).channels;
  return formatText(isFree ? callFree : call, { number });
}

/** The same for the popup, with whose number it is: a shopper abroad sees of which country. */
export function presentHotline(hotline: Hotline, locale: Locale): CountryView['hotline'] {
  const { hotlineOf, hotlineOfFree } = catalogueOf(locale).channels;
  const operator = hotline.operator[locale];
  return {
    text: hotline.number,
    hint: formatText(hotline.isFree ? hotlineOfFree : hotlineOf, { operator }),
    href: hotline.href,
  };
}
