/**
 * Whether the words in front of a number say what it is. A row of digits alone is a price, a size or a barcode as soon
 * as it is an account, so no reader of numbers in a page's text takes one without its name on the same line.
 *
 * `names` is matched against folded text and must end the stretch in front of `at`, with at most `gapChars` characters
 * between name and number that are neither digits nor a line end. Cost: one bounded slice for each number.
 */
export function isNamedBefore(
  folded: string,
  at: number,
  { names, gapChars = 24 }: { readonly names: string; readonly gapChars?: number },
): boolean {
  return readPattern(names, gapChars).test(folded.slice(Math.max(0, at - lookBackChars), at));
}

/** Longest name and gap together. */
const lookBackChars = 72;
const patterns = new Map<string, RegExp>();

function readPattern(names: string, gapChars: number): RegExp {
  const key = `${gapChars} ${names}`;
  const known = patterns.get(key);
  if (known) return known;
  const made = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names})(?![\\p{L}\\p{N}])[^\\d\\n]{0,${gapChars}}$`,
    'u',
  );
  patterns.set(key, made);
  return made;
}
