/** Words in class names, ids and test ids that say what an element holds, in the languages of the shops. */
export const fieldWords = {
  title:
    /(?:^|[-_ ])(?:product|item|goods)?[-_]?(?:title|name)(?:$|[-_ ])|productName|productTitle/iu,
  price: /price|gia-?ban|(?:^|[-_])gia(?:$|[-_])/iu,
  shopName:
    /(?:shop|seller|store|vendor|merchant|brand-?shop|gian-?hang|nha-?ban)[-_]?(?:name|title|link|info)?/iu,
  description: /desc|mo-?ta|chi-?tiet|product-?detail|thong-?tin-?san/iu,
} as const;

/**
 * True for names that a build makes (`css-1x2y3z`, `Card_title__aB3dE`, `sc-gKsewC`): the next build makes others, so a
 * rule must not hold them.
 */
export function isHashedName(name: string): boolean {
  if (/^(?:css|sc|jsx|svelte|emotion|jss)-?[\w-]*\d|^sc-|__[\w-]{5,}$/u.test(name)) return true;
  if (name.length > 40 || /^\d/u.test(name) || isRandomName(name)) return true;
  const parts = name.split(/[-_]+/u).filter(Boolean);
  return parts.some(
    (part) =>
      /[a-z]\d+[a-z]/iu.test(part) ||
      /\d[A-Z]|[a-z][A-Z]{2,}[a-z0-9]/u.test(part) ||
      isWithoutVowels(part),
  );
}

/** Five to seven letters with a capital or a digit inside: `fV3TIn`. It takes `SFPrice` for one too, and no harm is done. */
export function isRandomName(name: string): boolean {
  return /^[A-Za-z0-9_]{5,7}$/u.test(name) && /[A-Z0-9]/u.test(name.slice(1));
}

function isWithoutVowels(part: string): boolean {
  return part.length > 4 && !/[aeiouy]/iu.test(part) && /^[a-z]+$/iu.test(part);
}

/** `[a-z][a-z0-9-]*`: nothing in it needs an escape in a selector. */
export function isPlainName(name: string): boolean {
  return /^-?[A-Za-z_][\w-]*$/u.test(name) && !isHashedName(name);
}

/** Selectors by the attributes in which sites name their parts for their own tests and counts: `[data-testid="card"]`. */
export function nameByData(element: Element): string[] {
  return [...element.attributes]
    .filter(
      ({ name, value }) =>
        /^(?:data-[a-z-]{1,30}|itemprop)$/u.test(name) && value.length > 2 && isPlainName(value),
    )
    .slice(0, 8)
    .map(({ name, value }) => `[${name}="${value}"]`);
}
