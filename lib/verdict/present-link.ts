import type { LinkView } from '#lib/domain/verdict.ts';

const schemes: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);
const maxHrefChars = 2_048;

/** A link that a shopper may press, or null: only https, mailto and tel addresses, without a user part. */
export function presentLink(text: string, href: string | null): LinkView | null {
  if (href === null || href.length > maxHrefChars) return null;
  const url = URL.parse(href);
  const isSafe =
    url !== null && schemes.has(url.protocol) && url.username === '' && url.password === '';
  return isSafe ? { text, href: url.href } : null;
}
