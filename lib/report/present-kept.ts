import type { ReportDraft } from '#lib/domain/report.ts';
import { type Delivery, noDetails } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { CountryView } from '#lib/domain/channel-view.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import type { Channels, Hotline } from './channels.ts';
import { composeText, composeTextMail, readLetterLanguage } from './compose-text.ts';

/**
 * What the shopper is told after the press: where the report goes, if anywhere, or what it waits for; the hotline of
 * their country, and an e-mail that is filled in, written in the language of whoever reads it. Where that country has no
 * confirmed number or no address, none of another country's stands in its place.
 */
export function presentKept(
  draft: ReportDraft,
  channels: Channels,
  delivery: Delivery,
): ReportKept {
  const { report } = catalogueOf(draft.locale);
  const { hotline, email, country } = channels;
  const language = email && readLetterLanguage(email.languages);
  const awaiting = readAwaiting(delivery);
  return {
    reportId: draft.id,
    text: presentText(draft, channels, delivery),
    ...(awaiting === null ? {} : { allow: nameAllowing(awaiting, draft.locale) }),
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

function presentText(draft: ReportDraft, { hotline, email }: Channels, delivery: Delivery): string {
  const { report } = catalogueOf(draft.locale);
  const kept = presentWay(delivery, hotline !== null && email !== null, draft.locale);
  return email?.verified === false ? `${kept} ${report.addressUnverified}` : kept;
}

/** `hasBoth`: there is a number to call and an address to write to. */
function presentWay(delivery: Delivery, hasBoth: boolean, locale: Locale): string {
  const { report, reports } = catalogueOf(locale);
  const awaiting = readAwaiting(delivery);
  if (awaiting !== null) {
    const text = reports.consent[hasBoth ? 'kept' : 'keptOnly'];
    return formatText(text, { host: readHost(awaiting) });
  }
  if (delivery.state !== 'queued') return report[hasBoth ? 'kept' : 'keptOnly'];
  const text = report[hasBoth ? 'leaving' : 'leavingOnly'];
  return formatText(text, { host: readHost(delivery.to) });
}

/** The intake that a report leaves for as soon as its shopper lets the browser send it, or null. */
function readAwaiting(delivery: Delivery): string | null {
  return delivery.state === 'draft' ? (delivery.awaitsConsent?.to ?? null) : null;
}

function nameAllowing(to: string, locale: Locale): string {
  return formatText(catalogueOf(locale).reports.consent.allow, { host: readHost(to) });
}

function readHost(to: string): string {
  return URL.parse(to)?.host ?? to;
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
