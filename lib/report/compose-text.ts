import type { ReportDetails } from '#lib/domain/kept-report.ts';
import type { ReportDraft } from '#lib/domain/report.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';
import { formatPrice, formatText, formatTime } from '#lib/i18n/format.ts';
import { type LetterLanguage, letterLanguages, letters } from '#lib/i18n/letters.ts';
import { cleanLine, cleanWords } from './clean-text.ts';
import { cleanUrl } from './clean-url.ts';
import { composeMailto } from './compose-email.ts';
import { readPhone } from './name-problems.ts';
import { redactWords } from './redact.ts';
import { reportLimits as limits } from './report-limits.ts';

/** A letter that is ready to paste: what was seen, and what the shopper says. `lines` are those of the text. */
export type ChannelText = {
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly lines: readonly string[];
};

export type TextInput = {
  readonly draft: ReportDraft;
  readonly details: Pick<ReportDetails, 'reason' | 'words'>;
  readonly language: LetterLanguage;
  readonly country: ShopperCountry;
};

/** What a page wrote may be long and many; a letter is read by a person. */
const mostQuotes = 10;

/** The first language the channel takes that we can write; English where it takes none of ours. */
export function readLetterLanguage(languages: readonly string[]): LetterLanguage {
  for (const language of languages) {
    const ours = letterLanguages.find((each) => each === language);
    if (ours) return ours;
  }
  return 'en';
}

/**
 * Writes what was seen, in the channel's language: no judgement, no query or fragment of the address, and of the shopper
 * nothing but their own words without e-mail addresses, telephone and order numbers. Those are always taken out here,
 * whatever the report keeps: a form asks for them in fields of their own.
 * The address and the identifiers stand first: where a letter must be cut, its end goes.
 */
export function composeText({ draft, details, language, country }: TextInput): ChannelText {
  const words = letters[language];
  const figures = language === 'vi' ? 'vi' : 'en';
  const { reason, words: said } = details;
  const title = cleanLine(draft.title, limits.titleChars);
  const shop = cleanLine(draft.shopName, limits.sellerChars);
  const identifiers = draft.subject.identifiers.slice(0, limits.identifiers).join(', ');
  const quotes = readQuotes(draft);
  const own = said === null ? null : cleanWords(redactWords(said, country).text, limits.wordsChars);
  const lines = [
    words.greeting,
    words.intro,
    '',
    ...(reason === null ? [] : [formatText(words.reason, { reason: words.reasons[reason] })]),
    formatText(words.url, { url: cleanUrl(draft.url) ?? '' }),
    ...(title === null ? [] : [formatText(words.title, { title })]),
    ...(shop === null ? [] : [formatText(words.shop, { shop })]),
    ...(draft.price === null
      ? []
      : [formatText(words.price, { price: formatPrice(draft.price, figures) })]),
    ...(identifiers === '' ? [] : [formatText(words.identifiers, { identifiers })]),
    formatText(words.time, { time: formatTime(draft.createdAtMs, figures) }),
    ...(quotes.length === 0 ? [] : ['', words.seen]),
    ...quotes.map((quote) => formatText(words.quote, { quote })),
    ...(own === null ? [] : ['', words.words, ...own.split('\n')]),
    '',
    formatText(words.report, { id: draft.id }),
    words.closing,
  ];
  return { language, subject: words.subject[draft.subject.kind], lines };
}

function readQuotes({ evidence }: ReportDraft): readonly string[] {
  const quotes = evidence.flatMap(({ quote }) => cleanLine(quote, limits.quoteChars) ?? []);
  return [...new Set(quotes)].slice(0, mostQuotes);
}

/** The same as a filled-in e-mail: an address that the shopper's own mail program opens. */
export function composeTextMail(text: ChannelText, to: string): string {
  const { subject, lines, language } = text;
  return composeMailto({ to, subject, lines, cutNote: letters[language].cut });
}

/** One short message holds 160 signs, of other letters than the plain Latin ones 70: what is longer costs or is cut. */
const mostSmsChars = 70;

/**
 * A message in the form its receiver asks for: the number that called, and what it was about in the shopper's words.
 * Null: the report names no number.
 */
export function composeSms(syntax: string, input: TextInput): string | null {
  const phone = readPhone(input.draft);
  if (phone === null) return null;
  const source = phone.replace(/^\+84/, '0');
  const { words } = input.details;
  const content = words === null ? '' : redactWords(words, input.country).text;
  const left = mostSmsChars - formatText(syntax, { source, content: '' }).length;
  return formatText(syntax, { source, content: cleanLine(content, left) ?? '' }).trim();
}
