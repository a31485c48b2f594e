import type { PagePattern, SiteRule } from '#lib/site/site-rule.ts';

export type SkeletonAsked = {
  readonly id: string;
  readonly name: string;
  /** Of one seller, or a marketplace where many sell. */
  readonly isOwnShop: boolean;
  readonly hosts: readonly string[];
  readonly country: string;
  readonly currency: string | null;
  readonly pages: readonly PagePattern[];
  /** True: the guard stands at install, and every shopper is asked for the new hosts. */
  readonly isAtInstall: boolean;
};
type WrittenRule = SiteRule & { readonly asksFirst?: true };

/**
 * A rule that is valid and already reads what most shops offer. `capture` puts what a page really has in front;
 * what never answers on a fixture is taken out by hand.
 */
export function buildSkeleton(asked: SkeletonAsked): WrittenRule {
  const { id, name, country, currency } = asked;
  return {
    id,
    version: 1,
    platform: asked.isOwnShop ? 'independent' : id,
    platformName: name,
    hosts: asked.hosts.map((host) => ({ host, country, currency })),
    ...(asked.isAtInstall ? {} : { asksFirst: true }),
    regions: {},
    pages: asked.pages,
    kindSigns: [],
    wall: ['just a moment', 'access denied', 'attention required'].map((title) => [{ title }]),
    shell: [[{ select: 'h1', not: true }]],
    ownIdKeys: [],
    ...buildFields(asked),
    cards: [],
    anchors: { title: ['h1'], shopName: [], description: ['[itemprop="description"]'] },
  };
}

function buildFields({
  pages,
  isOwnShop,
  name,
}: SkeletonAsked): Pick<WrittenRule, 'listing' | 'shop'> {
  const product = (...path: string[]) => ({ read: 'json-ld', type: 'Product', path }) as const;
  const hasHole = (kind: string, hole: string): boolean =>
    pages.some((page) => page.kind === kind && JSON.stringify(page).includes(`{${hole}`));
  const hole = (kind: string, wanted: string) =>
    hasHole(kind, wanted) ? [{ read: 'url', hole: wanted } as const] : [];
  const siteName = [{ read: 'meta', name: 'og:site_name' } as const];
  const currency = product('offers', 'priceCurrency');
  return {
    listing: {
      id: [...hole('listing', 'listingId'), product('sku')],
      title: [
        product('name'),
        { read: 'text', select: 'h1' },
        { read: 'meta', name: 'og:title', cutAt: [` | ${name}`, ` - ${name}`] },
      ],
      shopId: hole('listing', 'shopId'),
      shopName: [product('offers', 'seller', 'name'), ...(isOwnShop ? siteName : [])],
      shopSlug: hole('listing', 'shopSlug'),
      price: [
        { ...product('offers', 'price'), currency },
        { ...product('offers', 'lowPrice'), currency },
      ],
      description: [{ read: 'text', select: '[itemprop="description"]' }, product('description')],
    },
    shop: {
      id: hole('shop', 'shopId'),
      name: isOwnShop ? siteName : [{ read: 'text', select: 'h1' }],
      slug: hole('shop', 'shopSlug'),
    },
  };
}

/** What the author of a rule saw and what others must know of the site; the headings say what to write. */
export function buildNotes(asked: SkeletonAsked, day: string): string {
  return `# ${asked.name}

Seen: nothing yet (begun on ${day}). Write here which pages were seen and when, and which were not.

- **Addresses.** ${asked.pages.map(({ path }) => `\`${path}\``).join(', ') || 'None known yet.'}
- **Seller.** Where the name and the id of the shop stand, and what looks like them and is not.
- **What lies.** Data of the page before, related products, masked names, prices that are not what is paid.
`;
}

/** A page before its content came, and one that stands in its place: every site has both, and neither is ever judged. */
export function buildUnreadFixtures(
  url: string,
): readonly { readonly name: string; readonly html: string; readonly url: string }[] {
  const page = (title: string, body: string): string =>
    `<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  const words =
    '<p>Chữ thường gặp ở chân trang: giới thiệu, giao hàng, đổi trả, liên hệ.</p>\n'.repeat(6);
  return [
    { name: 'shell--listing-address-empty-app', html: page('', '<div id="root"></div>'), url },
    { name: 'wall--access-denied', html: page('Access Denied', words.trimEnd()), url },
  ];
}
