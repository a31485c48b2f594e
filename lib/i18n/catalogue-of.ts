import type { Locale } from '#lib/domain/localised.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

const catalogues: Readonly<Record<Locale, Catalogue>> = { vi, en };

/** The texts of one language. */
export function catalogueOf(locale: Locale): Catalogue {
  return catalogues[locale];
}
