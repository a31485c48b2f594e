import { readDocument } from '#lib/site/read-document.ts';
import { type IconName, iconPaths, uncheckedDash } from './icon-paths.ts';
import { readSafeHref } from './safe-href.ts';

/** What an element of ours may carry. No style, no handler, no source: nothing a text could turn into code. */
type AttributeName =
  | 'class'
  | 'role'
  | 'type'
  | 'lang'
  | 'href'
  | 'target'
  | 'rel'
  | 'tabindex'
  | 'title'
  | 'data-tone'
  | `aria-${string}`;
type Attributes = Readonly<Partial<Record<AttributeName, string>>>;
type Child = Node | string | null;

/**
 * Makes an element of the page's overlay. The only place that does: strings become text nodes, whatever they
 * hold, and an address that is not https, mailto or tel is left out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = readDocument(document, 'createElement')(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    const kept = name === 'href' ? readSafeHref(value) : value;
    if (kept !== null) element.setAttribute(name, kept);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** One of our own line drawings. It says nothing by itself: a word stands beside it or in the button's name. */
export function icon(name: IconName): SVGSVGElement {
  const createElementNS = readDocument(document, 'createElementNS');
  const svg = createElementNS(svgSpace, 'svg');
  const path = createElementNS(svgSpace, 'path');
  const drawing: readonly (readonly [string, string])[] = [
    ['viewBox', '0 0 24 24'],
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', '2'],
    ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round'],
    ['aria-hidden', 'true'],
  ];
  for (const [key, value] of drawing) svg.setAttribute(key, value);
  path.setAttribute('d', iconPaths[name]);
  if (name === 'unchecked') path.setAttribute('stroke-dasharray', uncheckedDash);
  svg.append(path);
  return svg;
}

/** A link to a source, or plain text where its address is not one a shopper may press. */
export function link(view: { readonly text: string; readonly href: string }): HTMLElement | string {
  if (readSafeHref(view.href) === null) return view.text;
  return h(
    'a',
    { href: view.href, target: '_blank', rel: 'noopener noreferrer nofollow' },
    view.text,
  );
}

/** A button that does one thing. The page never hears of the press. */
export function button(
  attributes: Attributes,
  onPress: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', onPress);
  return element;
}

export function closeButton(name: string, onPress: () => void): HTMLButtonElement {
  return button({ class: 'push plain', 'aria-label': name, title: name }, onPress, icon('close'));
}
