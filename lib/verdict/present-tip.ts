import type { Locale } from '#lib/domain/localised.ts';
import type { Tip, TipLaw, TipView } from '#lib/domain/tip.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatDate, formatText } from '#lib/i18n/format.ts';
import type { Contacts } from './contacts.ts';
import { plainQuote } from './plain-quote.ts';

const maxChars = 300;

/** A card in finished sentences of one language. What was not compared with its source says so by `verified`. */
export function presentTip(tip: Tip, contacts: Contacts, locale: Locale): TipView {
  const quote = (text: Readonly<Record<Locale, string>>): string =>
    plainQuote(text[locale], maxChars);
  return {
    id: tip.id,
    title: quote(tip.title),
    rights: tip.rights.map(quote),
    steps: tip.steps.map(quote),
    contacts: tip.contacts.flatMap((id) => {
      const contact = contacts.get(id);
      if (!contact) return [];
      const { name, href, verified } = contact;
      return [{ name: name[locale], href, verified }];
    }),
    laws: tip.laws.map((law) => ({ text: presentLaw(law, locale), verified: law.verified })),
    reviewed: formatDate(tip.reviewedOn, locale),
    from: tip.from ? quote(tip.from) : null,
  };
}

function presentLaw({ name, number, article }: TipLaw, locale: Locale): string {
  const { learn } = catalogueOf(locale);
  const slots = { name: plainQuote(name[locale], maxChars), number: plainQuote(number) };
  if (!article) return formatText(learn.law, slots);
  return formatText(learn.lawArticle, { ...slots, article: plainQuote(article[locale]) });
}
