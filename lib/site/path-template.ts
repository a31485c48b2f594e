/**
 * Path templates (see `PagePattern`). A rule is data from outside, and a regular expression in data can be made to
 * run for minutes; a template cannot. It is turned into one whose only repeated parts are a segment's free hole,
 * which must have a literal on each side, and `{**}`: matching takes at most (length of the path)² steps for each
 * of the two `{**}` a template may hold, and the length is bounded. In the house's rules it is linear.
 */
export type Holes = Readonly<Record<string, string>>;

/** No shop's address is longer; a longer one fits no template. */
const maxLength = 2_000;
const holePattern = /(\/\{\*\*\}|\{[A-Za-z*]+(?::[a-z]+)?\})/u;
const charClasses: Readonly<Record<string, string>> = {
  digits: String.raw`\d+`,
  upper: '[A-Z0-9]+',
  word: '[A-Za-z0-9._-]+',
  code: '[a-z]{2}',
  pair: '[^/]+/[^/]+',
};
const compiled = new Map<string, RegExp>();

/** The holes of `template` as `pathname` fills them, or null where it does not fit. Empty segments do not count. */
export function matchPath(template: string, pathname: string): Holes | null {
  if (pathname.length > maxLength) return null;
  return matchText(template, pathname.replace(/\/{2,}/gu, '/').replace(/(?<=.)\/$/u, ''));
}

/** The same for one plain text, such as a query parameter. */
export function matchText(template: string, text: string): Holes | null {
  const found = text.length > maxLength ? null : readCompiled(template).exec(text);
  if (found === null) return null;
  const holes = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]);
  return Object.fromEntries(holes);
}

/** The template as the source of a regular expression, flag `u`: for the tap, which is built with its addresses. */
export function buildTemplateSource(template: string): string {
  return `^${template.split(holePattern).map(readPart).join('')}$`;
}

function readCompiled(template: string): RegExp {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const pattern = new RegExp(buildTemplateSource(template), 'u');
  compiled.set(template, pattern);
  return pattern;
}

function readPart(part: string): string {
  if (part === '/{**}') return '(?:/.*)?';
  if (part === '{*}') return '[^/]*';
  if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const [name, charClass = ''] = part.slice(1, -1).split(':');
  return `(?<${name}>${charClasses[charClass] ?? '[^/]+'})`;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** True where every hole is closed and its class known, and no free hole stands right beside another hole. */
export function isTemplate(written: string): boolean {
  const parts = written.split(holePattern);
  const holes = parts.filter((_, index) => index % 2 === 1);
  const isFree = (hole: string): boolean => !hole.includes('**') && !hole.includes(':');
  const areKnown = holes.every((hole) => {
    const [, charClass] = hole.slice(0, -1).split(':');
    return charClass === undefined || Object.hasOwn(charClasses, charClass);
  });
  const areClosed = parts.every((part, index) => index % 2 === 1 || !/[{}]/u.test(part));
  const areApart = written.split('/').every((segment) => {
    return (
      segment.split(holePattern).filter((part) => part.startsWith('{') && isFree(part)).length < 2
    );
  });
  const areLittle = holes.filter((hole) => hole === '/{**}').length <= 2;
  return areKnown && areClosed && areApart && areLittle && !written.includes('}{');
}
