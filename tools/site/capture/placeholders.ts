import { findPattern, isSameSite, type PageContext, readUrl } from '#lib/site/page-context.ts';
import { foldSpace } from '#lib/site/readers/element-text.ts';

/** Signs and words that say a currency; everything else of a price's text is left out. */
const currencies: ReadonlySet<string> = new Set(
  'đ ₫ vnd vnđ usd eur rp idr rm myr sgd php thb twd nt brl gbp jpy inr'.split(' '),
);
const labels = {
  title: 'Sản phẩm mẫu',
  shopName: 'Gian hàng mẫu',
  description: 'Lời mô tả mẫu, do người viết luật đặt ra để thay lời của trang',
  text: 'Chữ mẫu',
} as const;
export type TextKind = keyof typeof labels;

/**
 * Made-up values for everything a page says: the same value gets the same placeholder wherever it stands, so that a
 * fixture still holds together, and no placeholder is computed from what it stands for.
 */
export class Placeholders {
  readonly #page: PageContext;
  readonly #texts = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(page: PageContext) {
    this.#page = page;
  }

  text(original: string, kind: TextKind): string {
    const key = foldSpace(original).replaceAll('\n', ' ').toLowerCase();
    return remember(this.#texts, key, () => `${labels[kind]} ${this.#next(kind)}`);
  }

  /** Digits stay digits, as many as there were; zeros at the end, signs and separators stay, so that a price reads as it did. */
  number(original: string): string {
    const digits = original.replace(/\D/gu, '');
    const made = this.#digits(digits.replace(/0+$/u, ''));
    let at = 0;
    return original.replace(/\d/gu, () => {
      at += 1;
      return made[at - 1] ?? '0';
    });
  }

  /** The same significant digits anywhere, `12.500 ₫` and `12500.00`, are the same number. */
  #digits(significant: string): string {
    if (significant === '') return '';
    return remember(this.#numbers, significant, () => {
      const count = String(this.#next(`digits-${significant.length}`));
      const made = `${'1'.repeat(significant.length)}${count}`
        .slice(-significant.length)
        .replace(/0$/u, '5')
        .replace(/^0/u, '2');
      // Short numbers run into each other and into what they stand for; ids, which must stay apart, are long.
      return made === significant ? `${made.slice(0, -1)}${made.endsWith('7') ? 3 : 7}` : made;
    });
  }

  price(original: string): string {
    const bare = original.replace(/\p{L}+/gu, (word) =>
      currencies.has(word.toLowerCase()) ? word : '',
    );
    // The sign stands on one side: what follows a price with a sign before it belongs to the next price.
    const found =
      /(?:\p{Sc}|\p{L}{1,3})\s?\d[\d.,]*/u.exec(bare)?.[0] ??
      /\d[\d.,]*\s?(?:\p{Sc}|\p{L}{1,3})?/u.exec(bare)?.[0] ??
      '';
    return this.number(found.trim());
  }

  id(original: string): string {
    if (/^\d+$/u.test(original)) return this.number(original);
    return remember(this.#texts, `id ${original}`, () => {
      const made = `mau${this.#next('id')}00001`;
      return /[a-z]/u.test(original) ? made : made.toUpperCase();
    });
  }

  /** An address of this site that fits a path of its rule keeps that path, with made-up holes; any other is made up whole. */
  url(original: string): string {
    const url = readUrl(original, this.#page.url);
    if (url === null || !isSameSite(url, this.#page)) return 'https://www.example.com/mau';
    const fitting = findPattern(url, this.#page.rule);
    if (fitting === null) return `${this.#page.url.origin}/duong-dan-${this.#texts.size + 1}`;
    const { pattern, holes } = fitting;
    const made = new URL(this.#page.url.origin + this.#fill(pattern.path, holes));
    for (const [name, template] of Object.entries(pattern.query ?? {}))
      made.searchParams.set(name, this.#fill(template, holes));
    return made.href;
  }

  #fill(template: string, holes: Readonly<Record<string, string>>): string {
    return template
      .replaceAll('/{**}', '')
      .replace(
        /\{([A-Za-z*]+)(?::([a-z]+))?\}/gu,
        (_, name: string, charClass: string | undefined) => {
          const value = holes[name];
          if (value === undefined) return 'ten-mau';
          // Two letters are a country or a language: no one's secret, and the rule reads them.
          if (charClass === 'code') return value;
          return charClass === 'pair' ? 'gian-hang/mau' : this.id(value);
        },
      );
  }

  #next(kind: string): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }
}

function remember(known: Map<string, string>, key: string, make: () => string): string {
  const old = known.get(key);
  if (old !== undefined) return old;
  const made = make();
  known.set(key, made);
  return made;
}
