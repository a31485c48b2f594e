export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text that people wrote in both languages (rules, curators' names). Vietnamese is the source. */
export type Localised = Readonly<Record<Locale, string>>;
