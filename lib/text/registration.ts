import type { Registration } from '#lib/domain/identifier.ts';
import { foldPlain, foldText, readOriginalSpan } from './fold-vietnamese.ts';
import { isNamedBefore } from './named-number.ts';

/**
 * Numbers under which a product was announced or registered with an authority of Viet Nam: cosmetics (`…/CBMP-…`),
 * health foods (`…/ĐKSP`, `…/ATTP-XNCB`), their advertisements (`…/XNQC-…`), foods that a company declares itself
 * (`02/ABC/2021`), drugs (`VD-…`, `VN-…`, `QLSP-…`, twelve digits since 2022) and medical devices (`…/PCBA-…`).
 */
type Scheme = {
  readonly name: string;
  /** Of folded text, bounded, with the parts of the value as groups. */
  readonly shape: string;
  readonly build: (parts: readonly string[]) => string;
  /** Words that must stand in front in a text; null where the number spells out what it is. */
  readonly names: string | null;
};

const gap = '[ \\t]{0,2}';
const slash = `${gap}[/\\\\]${gap}`;
const dash = `${gap}[-‐-―]${gap}`;
const year = '(20\\d\\d)';

const drugNames =
  'sdk|so dang ky(?: thuoc)?|so dk|giay dang ky luu hanh|dang ky luu hanh|so luu hanh|gplh|visa|reg(?:istration)?\\.? ?(?:no|number)';
const ownDeclarationNames =
  'tu cong bo(?: san pham)?|tcb|tccb|so cong bo|ban cong bo|cong bo san pham|cong bo so|scb';

const schemes: readonly Scheme[] = [
  {
    name: 'cosmetic',
    shape: `(\\d{1,7})${slash}((?:20)?\\d\\d)${slash}cbmp${dash}([a-z]{2,6})`,
    build: ([number = '', ofYear = '', place = '']) =>
      `${dropZeros(number)}/${ofYear.slice(-2)}/cbmp-${place}`,
    names: null,
  },
  {
    name: 'food',
    shape: `(\\d{1,7})${slash}${year}${slash}(dksp|attp${dash}(?:xncb|tncb)|yt${dash}cntc)(?:${dash}[a-z]{2,6})?`,
    build: ([number = '', ofYear = '', office = '']) =>
      `${dropZeros(number)}/${ofYear}/${office.replace(/[^a-z]+/g, '-')}`,
    names: null,
  },
  {
    name: 'advertisement',
    shape: `(\\d{1,7})${slash}((?:20)?\\d\\d)${slash}xnqc${dash}([a-z]{2,8})`,
    build: ([number = '', ofYear = '', office = '']) =>
      `${dropZeros(number)}/${ofYear.slice(-2)}/xnqc-${office}`,
    names: null,
  },
  {
    name: 'device',
    shape: `(\\d{1,12})${slash}pcb([abcd])${dash}([a-z]{2,6})`,
    build: ([number = '', group = '', office = '']) => `${dropZeros(number)}/pcb${group}-${office}`,
    names: null,
  },
  {
    name: 'drug',
    shape: `(qlsp|qldb)${dash}((?:h\\d\\d${dash})?\\d{1,5})${dash}(\\d\\d)`,
    build: (parts) => joinByDash(parts),
    names: null,
  },
  {
    name: 'drug',
    shape: `(v[dns][ab]?\\d?|gc)${dash}((?:h\\d\\d${dash})?\\d{1,5})${dash}(\\d\\d)`,
    build: (parts) => joinByDash(parts),
    names: drugNames,
  },
  {
    name: 'drug',
    // GS1 country, group, running number and year; a barcode has thirteen digits.
    shape: '([4-9]\\d{2}[1-6]\\d{8})',
    build: ([number = '']) => number,
    names: drugNames,
  },
  {
    name: 'own-declaration',
    shape: `(\\d{1,5})${slash}([a-z][a-z0-9&._-]{1,29})${slash}${year}`,
    build: ([number = '', company = '', ofYear = '']) =>
      `${dropZeros(number)}/${company}/${ofYear}`,
    names: ownDeclarationNames,
  },
];

const edgeBefore = '(?<![\\p{L}\\p{N}]|[/-]|\\p{N}[.,])';
const edgeAfter = '(?![\\p{L}\\p{N}]|[/\\\\-]\\p{N})';
const written = schemes.map(({ shape }) => new RegExp(`^${shape}$`, 'u'));
const inText = schemes.map(({ shape }) => new RegExp(`${edgeBefore}${shape}${edgeAfter}`, 'gu'));
const mostRegistrations = 20;

/**
 * Reads one number as its document writes it (`138797/20/CBMP-QLD`, `SĐK: VD-12345-12`), or the value itself.
 * Zeros in front and the century of a year are left out where both ways of writing are met. Null for anything else.
 */
export function readRegistration(raw: string): Registration | null {
  if (raw.length > 120) return null;
  const [, named, text = ''] = /^(?:([a-z-]{4,20}):)?([^]*)$/.exec(foldPlain(raw).trim()) ?? [];
  for (const [at, scheme] of schemes.entries()) {
    const number = named === scheme.name ? text : dropNames(text, scheme);
    if (named !== undefined && named !== scheme.name && isSchemeName(named)) continue;
    const parts = written[at]?.exec(number);
    if (parts) return brand(scheme, parts);
  }
  return null;
}

/** A registration number in a text. Offsets are UTF-16 units. */
export type FoundRegistration = {
  readonly registration: Registration;
  readonly start: number;
  readonly end: number;
};

/**
 * Registration numbers in free text, at most 20: those that spell out what they are anywhere, the others only behind
 * the words that name them. A shape that also fits models and dates (`VD-02`, `01/ao/2021`) is none without its name.
 */
export function findRegistrations(text: string): readonly FoundRegistration[] {
  const folded = foldText(text);
  const found: FoundRegistration[] = [];
  for (const [at, scheme] of schemes.entries()) {
    for (const match of folded.folded.matchAll(inText[at] ?? /$^/g)) {
      if (found.length >= mostRegistrations) return found;
      const { names } = scheme;
      if (names !== null && !isNamedBefore(folded.folded, match.index, { names })) continue;
      const span = readOriginalSpan(folded, match.index, match.index + match[0].length);
      const isTaken = found.some(({ start, end }) => span.start < end && start < span.end);
      if (!isTaken) found.push({ registration: brand(scheme, match), ...span });
    }
  }
  return found;
}

function brand(scheme: Scheme, match: RegExpExecArray): Registration {
  return `${scheme.name}:${scheme.build(match.slice(1))}` as Registration;
}

// A person who copies a number into a list often copies the words in front of it too.
function dropNames(text: string, { names }: Scheme): string {
  const any = [names, drugNames, ownDeclarationNames].filter(Boolean).join('|');
  return text.replace(
    new RegExp(`^(?:so )?(?:${any})[^\\p{L}\\p{N}]{0,4}(?:so)?[^\\p{L}\\p{N}]{0,4}`, 'u'),
    '',
  );
}

function isSchemeName(word: string): boolean {
  return schemes.some(({ name }) => name === word);
}

function joinByDash(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[^a-z0-9]+/g, '-')).join('-');
}

function dropZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
