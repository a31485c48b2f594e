import type { PageKind } from '#lib/domain/page.ts';
import type { PageContext } from './page-context.ts';
import { findTyped, readJsonLd } from './readers/json-ld.ts';
import { walkPath } from './readers/json-shape.ts';
import type { Sign, SignGroup } from './site-rule.ts';

/** What kind of page this is: a wall whatever the address says, else by address, else by marks in the document. */
export function readPageKind(page: PageContext): PageKind {
  // What a rule declares to be no shop page is not even asked for its marks: it may be somebody's private page.
  if (page.pattern?.kind === 'other') return 'other';
  if (page.pattern?.kind === 'wall' || areAnyShown(page.rule.wall, page)) return 'wall';
  if (page.pattern !== null) return page.pattern.kind;
  return page.rule.kindSigns.find(({ all }) => isGroupShown(all, page))?.kind ?? 'other';
}

export function areAnyShown(groups: readonly SignGroup[], page: PageContext): boolean {
  return groups.some((group) => isGroupShown(group, page));
}

function isGroupShown(group: SignGroup, page: PageContext): boolean {
  return group.length > 0 && group.every((sign) => isShown(sign, page) !== (sign.not === true));
}

function isShown(sign: Sign, { root }: PageContext): boolean {
  const { select, atLeast = 1, title, jsonLd } = sign;
  if (select !== undefined && root.querySelectorAll(select).length < atLeast) return false;
  const own = root.querySelector('title')?.textContent.toLowerCase() ?? '';
  if (title !== undefined && !own.includes(title.toLowerCase())) return false;
  if (jsonLd === undefined) return true;
  const nodes = findTyped(readJsonLd(root), jsonLd.type, false);
  const { path, value } = jsonLd;
  if (path === undefined) return nodes.length > 0;
  return nodes.some((node) =>
    walkPath(node, path).some((at) => value === undefined || at === value),
  );
}
