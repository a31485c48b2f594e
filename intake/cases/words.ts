import type { vi } from './words-vi.ts';

type Text<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Text<T[Key]> };

/** Every text of the pages, in one language. */
export type Words = Text<typeof vi>;

/** Fills `{name}` from `values`. What is filled in is text: escaping is the page's. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
