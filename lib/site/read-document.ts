/**
 * What a document is by its prototype, whatever the page names its elements. A form or an image of the page that is
 * named `body` or `createElement` is what `document.body` answers with, in an extension's own world too.
 * Methods come bound.
 */
export function readDocument<K extends keyof Document>(document: Document, name: K): Document[K] {
  const found: Document[K] = Reflect.get(Object.getPrototypeOf(document), name, document);
  return typeof found === 'function' ? found.bind(document) : found;
}
