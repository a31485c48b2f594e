import type { IdentifierKind } from '#lib/domain/identifier.ts';
import type { SubjectKind } from '#lib/domain/subject.ts';

// What names a subject best comes first. Phones and accounts name people, who have many listings: they never group.
const orders: Readonly<Record<SubjectKind, readonly IdentifierKind[]>> = {
  listing: ['listing', 'url-prefix'],
  card: ['listing', 'url-prefix'],
  shop: ['shop', 'host'],
  page: ['host'],
};

type Named = {
  readonly subject: { readonly kind: SubjectKind; readonly identifiers: readonly string[] };
  readonly url: string;
};

/**
 * By what reports are put into one case: `listing:shopee:vn:12`, or `url:host/path` where the subject has no identifier
 * of its kind. A listing is not grouped by its host: one wrong offer says nothing of the thousands beside it.
 */
export function readSubjectKey({ subject, url }: Named): string {
  for (const kind of orders[subject.kind]) {
    const found = subject.identifiers.find((text) => text.startsWith(`${kind}:`));
    if (found !== undefined) return found;
  }
  const { host, pathname } = new URL(url);
  return `url:${host}${pathname}`;
}
