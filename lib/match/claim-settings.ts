import type { ClaimSetting } from '#lib/domain/claim.ts';
import type { IdentifierEvidence, TextEvidence } from '#lib/domain/evidence.ts';
import { readProductClass } from './claims/product-class.ts';

/**
 * What is known of each subject besides the text that is scanned: its title, what kind of goods it offers and on which
 * platform. By the subject's ref.
 */
export function buildClaimSettings(
  texts: readonly TextEvidence[],
  identifiers: readonly IdentifierEvidence[],
): ReadonlyMap<string, ClaimSetting> {
  const platform = readPlatform(identifiers);
  const bySubject = Map.groupBy(texts, ({ subject }) => subject.ref);
  return new Map(
    [...bySubject].map(([ref, own]) => {
      const read = (field: TextEvidence['field']) =>
        own.find((each) => each.field === field)?.text ?? null;
      const title = read('title');
      const categories = readCategories(read('breadcrumbs'), title);
      const productClass = readProductClass({ title, text: read('description'), categories });
      return [ref, { title, productClass, platform }];
    }),
  );
}

// The last crumb is often the listing itself, and a title is read as a title.
function readCategories(breadcrumbs: string | null, title: string | null): readonly string[] {
  const crumbs = (breadcrumbs ?? '').split('\n').map((crumb) => crumb.trim());
  return crumbs.filter((crumb) => crumb !== '' && crumb !== title?.trim());
}

// Shop and listing keys begin with their platform: `shopee:vn:…`.
function readPlatform(identifiers: readonly IdentifierEvidence[]): string | null {
  const key = identifiers.find(
    ({ identifier }) => identifier.kind === 'shop' || identifier.kind === 'listing',
  )?.identifier.value;
  return key?.split(':')[0] ?? null;
}
