import type { PageKind } from '#lib/domain/page.ts';
import type { PagePattern } from '#lib/site/site-rule.ts';

const made: Readonly<Record<string, string>> = {
  digits: '1000001',
  upper: 'A1B2C3',
  code: 'vn',
  word: 'mau-1000001',
  pair: 'gian-hang/mau',
};

/** A made-up address that fits a site's first path of a kind. */
export function buildExampleUrl(
  site: { readonly hosts: readonly string[]; readonly pages: readonly PagePattern[] },
  kind: PageKind = 'listing',
): string {
  const host = (site.hosts[0] ?? 'shop.example').replace(/^\*\./u, 'www.');
  const page = site.pages.find((each) => each.kind === kind);
  const url = new URL(`https://${host}${fillTemplate(page?.path ?? '/mau')}`);
  for (const [name, template] of Object.entries(page?.query ?? {}))
    url.searchParams.set(name, fillTemplate(template));
  return url.href;
}

function fillTemplate(template: string): string {
  return template
    .replaceAll('/{**}', '')
    .replace(/\{[^}:]+(?::([a-z]+))?\}/gu, (hole, charClass: string | undefined) =>
      hole === '{*}' ? 'ten-mau' : (made[charClass ?? 'word'] ?? 'mau'),
    );
}
