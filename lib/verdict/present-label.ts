import type { Finding } from '#lib/domain/finding.ts';
import type { Locale } from '#lib/domain/localised.ts';
import type { FindingView } from '#lib/domain/verdict.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDate, formatText, formatWhen } from '#lib/i18n/format.ts';
import { plainQuote } from './plain-quote.ts';

type LabelFinding = Extract<Finding, { readonly kind: 'label' }>;
type Form = keyof typeof forms;

/** How a label stands, as the catalogue names its heading and its first sentence. */
const forms = {
  named: 'named',
  namedNoLookUp: 'named',
  namedOnly: 'namedOnly',
  notGreen: 'notGreen',
  numberShown: 'numberShown',
  absent: 'absent',
  expired: 'expired',
  otherHolder: 'otherHolder',
  verified: 'verified',
} as const;

/** A label in finished sentences: how it stands on this page, what it says and does not say, who issues it. */
export function presentLabel(
  finding: LabelFinding,
  locale: Locale,
): Pick<FindingView, 'label' | 'why' | 'source'> {
  const { labels } = catalogueOf(locale);
  const { rule } = finding;
  const form = readForm(finding);
  const slots = readSlots(finding, locale);
  const heading = formatText(labels.heading[forms[form]], slots);
  return {
    label: isDemo(finding) ? formatText(labels.heading.demo, { heading }) : heading,
    why: formatText(labels.why.means, {
      why: [formatText(labels.why[form], slots), ...presentLicence(finding, locale)].join(' '),
      certifies: plainQuote(rule.certifies[locale], 300),
      doesNotCertify: plainQuote(rule.doesNotCertify[locale], 300),
    }),
    source: presentSource(finding, locale),
  };
}

function readForm({ label, rule }: LabelFinding): Form {
  if (label.state === 'verified') return 'verified';
  // Another's number or a number run out is worth more than what kind of label it is.
  switch (label.register?.outcome) {
    case 'expired':
      return 'expired';
    case 'other-holder':
      return 'otherHolder';
    case 'absent':
      return 'absent';
    default:
  }
  if (rule.kind === 'not-a-green-label') return 'notGreen';
  if (label.state === 'number-shown') return 'numberShown';
  if (rule.numbers.length === 0 && rule.verifyUrl !== null) return 'namedOnly';
  return rule.verifyUrl === null ? 'namedNoLookUp' : 'named';
}

function readSlots({ label, rule }: LabelFinding, locale: Locale) {
  const row = readRow(label);
  return {
    label: readShortName(rule.officialName[locale]),
    number: plainQuote(label.number ?? ''),
    holder: plainQuote(row?.holder ?? ''),
    when: row?.validUntil ? formatWhen(row.validUntil, locale) : '',
  };
}

// "Nhãn sinh thái Việt Nam" stands behind the word "nhãn" already.
function readShortName(officialName: string): string {
  return plainQuote(officialName.replace(/^Nhãn /u, ''));
}

// Only a number that holds is told with its holder: else the sentence before has said what there is to say.
function presentLicence({ label }: LabelFinding, locale: Locale): readonly string[] {
  const { why } = catalogueOf(locale).labels;
  const row = readRow(label);
  if (label.state !== 'verified' || row === null) return [];
  const slots = { holder: plainQuote(row.holder), scope: plainQuote(row.scope) };
  return [
    formatText(why.holder, slots),
    ...(row.validUntil === null
      ? []
      : [formatText(why.validUntil, { date: formatDate(row.validUntil, locale) })]),
  ];
}

function presentSource(finding: LabelFinding, locale: Locale): string {
  const { labels, source } = catalogueOf(locale);
  const { label, rule } = finding;
  const { register } = rule;
  return [
    formatText(labels.source.issuer, {
      issuer: plainQuote(rule.issuer),
      kind: labels.kind[rule.kind],
    }),
    ...(label.register && register
      ? [
          formatText(labels.source.register, {
            register: plainQuote(register.source.title),
            asOf: formatDate(register.asOf, locale),
          }),
        ]
      : []),
    ...(isDemo(finding) ? [source.demo] : []),
    ...(rule.factsVerified ? [] : [labels.source.unverified]),
  ].join(' ');
}

function isDemo({ label, rule }: LabelFinding): boolean {
  return label.register !== undefined && rule.register?.demo === true;
}

function readRow({ register }: LabelFinding['label']) {
  return register && register.outcome !== 'absent' ? register.row : null;
}
