import { readElementText } from '#lib/site/readers/element-text.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { Placeholders, TextKind } from './placeholders.ts';
import { isPlainName } from './structure-words.ts';

/** Elements that stay, and what their text is. `structure`: no text of their own; `card`: as a card's parts are. */
export type Kept = Map<Element, TextKind | 'price' | 'id' | 'currency' | 'structure' | 'card'>;
type Scene = { readonly page: PageContext; readonly made: Placeholders };

/** Deeper than any shop's page; a hostile one ends here and not with our stack. */
const maxDepth = 60;
const empty: ReadonlySet<string> = new Set(['img', 'meta', 'input', 'br', 'link', 'hr']);
/** Attributes that are structure: their words are the site's own names for its parts. */
const structural: ReadonlySet<string> = new Set([
  'id',
  'itemprop',
  'itemtype',
  'itemscope',
  'role',
]);
const token = /^[\w:./ -]{0,200}$/u;
const maxClasses = 6;

/** The kept elements below `root` and what they stand in, with made-up words. */
export function serialiseKept(root: Element, kept: Kept, scene: Scene): string {
  const needed = new Set<Element>();
  for (const element of kept.keys()) {
    for (
      let at: Element | null = element;
      at !== null && at !== root && !needed.has(at);
      at = at.parentElement
    )
      needed.add(at);
  }
  return showChildren(root, { kept, needed, ...scene }, 0);
}

type Walk = Scene & { readonly kept: Kept; readonly needed: ReadonlySet<Element> };

function showChildren(element: Element, walk: Walk, depth: number): string {
  if (depth > maxDepth) return '';
  return [...listChildren(element)]
    .filter((child) => walk.needed.has(child))
    .map((child) => showElement(child, walk, depth))
    .join('');
}

/** From one to the next: a live list of many children is slow to be asked by number. */
function* listChildren(element: Element): Generator<Element> {
  for (let at = element.firstElementChild; at !== null; at = at.nextElementSibling) yield at;
}

function showElement(element: Element, walk: Walk, depth: number): string {
  const name = element.localName;
  if (!/^[a-z][a-z0-9-]*$/u.test(name)) return '';
  const kind = walk.kept.get(element);
  const inside = showChildren(element, walk, depth + 1);
  const attributes = showAttributes(element, walk, kind);
  // A wrapper without a name carries nothing that a rule could ask for.
  if (kind === undefined && attributes === '' && /^(?:div|span|section)$/u.test(name))
    return inside;
  if (empty.has(name)) return `<${name}${attributes}>`;
  // What a kept element says stands once: in it, or in the kept elements below.
  const isMute = inside.replace(/<[^>]*>/gu, '').trim() === '';
  const text = isMute || kind === 'card' ? showText(element, walk, kind) : '';
  return `<${name}${attributes}>${text}${inside}</${name}>${depth < 2 || (kind === 'card' && inside !== '') ? '\n' : ''}`;
}

function showText(element: Element, { made }: Walk, kind: ReturnType<Kept['get']>): string {
  const own = [...element.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ nodeValue }) => nodeValue ?? '')
    .join(' ')
    .trim();
  if (kind === undefined || kind === 'structure') return '';
  if (kind === 'card')
    return own === ''
      ? ''
      : isPrice(own)
        ? escape(made.price(own))
        : escape(made.text(own, 'title'));
  const whole = readElementText(element, 20_000);
  if (whole === '') return '';
  if (kind === 'price') return escape(made.price(whole));
  if (kind === 'currency') return /^[A-Z]{3}$/u.test(whole) ? whole : '';
  return escape(kind === 'id' ? made.id(whole) : made.text(whole, kind));
}

function isPrice(text: string): boolean {
  return /\d/u.test(text) && text.replace(/[\d.,\s]/gu, '').length <= 4;
}

function showAttributes(element: Element, walk: Walk, kind: ReturnType<Kept['get']>): string {
  return [...element.attributes]
    .slice(0, 40)
    .flatMap(({ name, value }) => {
      const shown = showAttribute(name, value, { ...walk, element, kind });
      return shown === null ? [] : [shown === '' ? ` ${name}` : ` ${name}="${escape(shown)}"`];
    })
    .join('');
}

type AttributeScene = Walk & { readonly element: Element; readonly kind: ReturnType<Kept['get']> };

/** The attribute as a fixture has it; null where it is left out. */
function showAttribute(
  name: string,
  value: string,
  { element, kind, made }: AttributeScene,
): string | null {
  if (name === 'class')
    return (
      value
        .split(/\s+/u)
        .filter((each) => token.test(each) && !/\d{5,}/u.test(each))
        .slice(0, maxClasses)
        .join(' ') || null
    );
  if (structural.has(name)) return token.test(value) && !/\d{5,}/u.test(value) ? value : null;
  if (name.startsWith('data-') && value.length > 2 && isPlainName(value)) return value;
  if (kind === undefined) return null;
  if (name === 'href' && element.localName === 'a') return made.url(value);
  if (name === 'content')
    return kind === 'price'
      ? made.price(value)
      : kind === 'currency'
        ? value.slice(0, 3)
        : kind === 'id'
          ? made.id(value)
          : kind === 'card' || kind === 'structure'
            ? null
            : made.text(value, kind);
  if (name === 'alt' || name === 'title')
    return value.trim() === '' ? null : made.text(value, 'title');
  if (/^data-(?:[a-z]+-)*id$/u.test(name) && /^\d+$/u.test(value)) return made.number(value);
  return null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
