import type { ReportDraft } from '#lib/domain/report.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatPrice, formatText, formatTime } from '#lib/i18n/format.ts';
import type { ReportKept } from '#lib/messages/contract.ts';
import type { Channels } from './channels.ts';
import { composeMailto } from './compose-email.ts';

/**
 * What the shopper is told after the press: where the report goes, if anywhere, the hotline, and an e-mail that is
 * filled in. The e-mail is written in Vietnamese whatever the language of the interface: the authority that reads it is.
 */
export function presentKept(
  draft: ReportDraft,
  channels: Channels,
  intake: string | null,
): ReportKept {
  const { report } = catalogueOf(draft.locale);
  const { hotline, email } = channels;
  const host = intake === null ? null : (URL.parse(intake)?.host ?? intake);
  const kept = host === null ? report.kept : formatText(report.leaving, { host });
  return {
    reportId: draft.id,
    text: email.verified ? kept : `${kept} ${report.addressUnverified}`,
    hotline: { text: report.callHotline, href: hotline.href },
    email: {
      text: formatText(report.writeEmail, { operator: email.operator[draft.locale] }),
      href: composeMailto({
        to: email.address,
        subject: presentSubject(draft),
        lines: presentLines(draft),
        cutNote: catalogueOf('vi').report.cutNote,
      }),
    },
  };
}

function presentSubject({ subject }: ReportDraft): string {
  const { report } = catalogueOf('vi');
  const names = {
    page: report.subjectPage,
    listing: report.subjectListing,
    shop: report.subjectShop,
    card: report.subjectCard,
  };
  return formatText(report.emailSubject, { subject: names[subject.kind] });
}

// The address and the identifiers stand first: when the e-mail is too long, the end is what is cut.
function presentLines(draft: ReportDraft): readonly string[] {
  const { report } = catalogueOf('vi');
  const { title, shopName, price, evidence, versions } = draft;
  const identifiers = draft.subject.identifiers.join(', ');
  return [
    report.greeting,
    report.intro,
    '',
    formatText(report.lineUrl, { url: draft.url }),
    ...(title === null ? [] : [formatText(report.lineTitle, { title })]),
    ...(shopName === null ? [] : [formatText(report.lineShop, { shop: shopName })]),
    ...(price === null ? [] : [formatText(report.linePrice, { price: formatPrice(price, 'vi') })]),
    ...(identifiers === '' ? [] : [formatText(report.lineIdentifiers, { identifiers })]),
    formatText(report.lineTime, { time: formatTime(draft.createdAtMs, 'vi') }),
    formatText(report.lineReport, { id: draft.id }),
    ...(evidence.length === 0 ? [] : ['', report.lineEvidenceHead]),
    ...evidence.map(({ quote, code }) =>
      quote === null
        ? formatText(report.lineCode, { code })
        : formatText(report.lineQuote, { quote, code }),
    ),
    '',
    report.yourWords,
    '',
    formatText(report.lineVersions, versions),
    report.closing,
  ];
}
