/**
 * Text of an HTML fragment that came as a string (JSON-LD descriptions, embedded JSON): tags out, entities decoded.
 * Not parsed by the browser: a page with Trusted Types refuses that, and a parsed fragment may fetch its pictures.
 */
const marks: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
};
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  deg: '°',
  reg: '®',
  copy: '©',
  trade: '™',
  euro: '€',
};
const lineTags = /<(?:br|\/?(?:p|div|li|ul|ol|tr|h[1-6]|table|section))\b[^>]{0,2000}>/giu;

export function plainText(html: string): string {
  if (!/[<&]/u.test(html)) return html;
  const untagged = html
    .replace(/<(script|style)\b[^>]{0,2000}>[^<]{0,20000}<\/\1\s*>/giu, ' ')
    .replace(lineTags, '\n')
    .replace(/<[/!?]?[a-z][^<>]{0,5000}>/giu, '');
  return decodeEntities(untagged);
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/giu, (whole, name: string) => {
    if (name.startsWith('#')) return decodeNumber(name) ?? whole;
    if (Object.hasOwn(named, name)) return named[name] ?? whole;
    const mark = marks[name.slice(1)];
    // `&agrave;` is the letter with the accent it names: all of Latin-1 without a table of it.
    return mark === undefined ? whole : `${name[0] ?? ''}${mark}`.normalize('NFC');
  });
}

function decodeNumber(name: string): string | null {
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 8 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isCharacter ? String.fromCodePoint(code) : null;
}
