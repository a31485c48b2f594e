import { readElementText } from './element-text.ts';

const maxLength = 20_000;
const maxFound = 40;

/** Values of a property path (`offers`, `price`) of the document's outermost items of a schema.org type. */
export function readMicrodata(root: ParentNode, type: string, path: readonly string[]): string[] {
  const items = [...root.querySelectorAll(`[itemscope][itemtype$="schema.org/${type}" i]`)];
  let scopes: Element[] = items.filter(isOwnItem).slice(0, 1);
  for (const name of path)
    scopes = scopes.flatMap((scope) => readProperty(scope, name)).slice(0, maxFound);
  return scopes.map(readValue).filter((value) => value !== '');
}

/** Elements that name the property and whose nearest item is `scope`: a rating's name is not the product's. */
function readProperty(scope: Element, name: string): Element[] {
  return [...scope.querySelectorAll(`[itemprop~="${name}"]`)].filter(
    (element) => element.parentElement?.closest('[itemscope]') === scope,
  );
}

/** False for an item that is a property of another one: a related product, a member of a list. */
function isOwnItem(item: Element): boolean {
  const isPart =
    item.parentElement?.closest('[itemscope]') !== null && item.hasAttribute('itemprop');
  return !isPart || item.getAttribute('itemprop') === 'mainEntity';
}

function readValue(element: Element): string {
  const written = element.getAttribute('content') ?? element.getAttribute('src') ?? '';
  return written === '' ? readElementText(element, maxLength) : written.trim();
}
