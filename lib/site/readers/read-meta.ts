import type { PageContext } from '#lib/site/page-context.ts';

const maxFound = 40;

/** Contents of the metas of a name, whichever attribute names them: shops mix up `property` and `name`. */
export function readMetaValues(name: string, page: PageContext): string[] {
  const select = `meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`;
  return [...page.root.querySelectorAll(select)]
    .slice(0, maxFound)
    .map((meta) => meta.getAttribute('content') ?? '');
}
