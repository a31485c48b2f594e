import type { PageContext } from '#lib/site/page-context.ts';
import { hasText } from './element-text.ts';

type Named = { readonly title: string | null; readonly shopName: string | null };
type Anchors = {
  readonly title: Element | null;
  readonly shopName: Element | null;
  readonly description: Element | null;
};

/** The elements that marks are set on. A field that was not read has no mark, so it needs no element either. */
export function findAnchors(page: PageContext, named: Named): Anchors {
  const { anchors } = page.rule;
  return {
    title: named.title === null ? null : findFirst(page, anchors.title),
    shopName: named.shopName === null ? null : findFirst(page, anchors.shopName),
    description: findFirst(page, anchors.description),
  };
}

function findFirst(page: PageContext, selects: readonly string[]): Element | null {
  for (const select of selects) {
    const found = [...page.scope.querySelectorAll(select)].find((element) => hasText(element, 1));
    if (found !== undefined) return found;
  }
  return null;
}
