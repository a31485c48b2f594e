const shown = /^(?:https|mailto|tel):/;

/** An address a shopper may press, or null. Feed and page text never becomes a script or data address. */
export function readSafeHref(href: string): string | null {
  const url = URL.parse(href);
  return url && shown.test(url.href) ? url.href : null;
}
