import { parseArgs } from 'node:util';
import type { PageKind } from '#lib/domain/page.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { isTemplate } from '#lib/site/path-template.ts';
import type { PagePattern, SiteRule } from '#lib/site/site-rule.ts';
import { readHost, registrableDomain } from '#lib/text/host.ts';
import type { SkeletonAsked } from './build-skeleton.ts';
import { readFaultText } from './fault-text.ts';
import { readHostPlace } from './host-place.ts';
import { siteIdShape } from './site-files.ts';

export type NewInput = SkeletonAsked & { readonly isDryRun: boolean };
export type NewFault =
  | 'usage'
  | 'id-malformed'
  | 'host-malformed'
  | 'path-malformed'
  | 'country-malformed';

export const newHelp = `npm run site -- new <site-id> --name "Shop name" --host shop.example [options]

Writes a valid site rule that already reads what most shops offer, its notes and its first fixtures.

  <site-id>            a-z, 0-9 and -, begins with a letter: the folder's name
  --name NAME          the name a shopper knows
  --host HOST          shop.example, or *.shop.example for it and all hosts below it; may be given again
  --listing PATH       path of a listing, with holes: '/p/{listingId:digits}', '/{*}-p{listingId}.html'
  --search PATH, --category PATH, --shop PATH, --cart PATH, --checkout PATH, --other PATH
                       paths of the other pages; each may be given again
                       holes: {*} anything in one segment, {**} any segments, {name} kept,
                       {name:digits} {name:word} {name:code}; kept names: listingId shopId shopSlug region
  --marketplace        many shops sell here (else: one seller's own shop)
  --country vn         where the host's end does not say it
  --currency VND       where the country does not say it
  --at-install         ask every shopper for these hosts at install; else they are asked on a press
  --dry-run            say what would be written, write nothing
`;

const pathKinds = [
  'listing',
  'search',
  'category',
  'shop',
  'cart',
  'checkout',
  'other',
] as const satisfies readonly PageKind[];

/** Reads the command line of `new`. `generic` is the rule of all other shops: it knows each country's currency. */
export function readNewInput(
  args: readonly string[],
  generic: SiteRule | null,
): Result<NewInput, NewFault> {
  const line = readLine(args);
  if (!line.ok) return line;
  const { values, positionals } = line.value;
  const [id = '', ...more] = positionals;
  if (id === '' || more.length > 0) return fail('usage', 'name one site id, such as "hoa-sen"');
  if (!siteIdShape.test(id)) {
    return fail(
      'id-malformed',
      `${JSON.stringify(id)}: write 2 to 31 of a-z, 0-9 and -, the first a letter`,
    );
  }
  const name = values.name?.trim() ?? '';
  if (name === '' || name.length > 60 || /[\p{Cc}\p{Cf}]/u.test(name)) {
    return fail('usage', '--name must be the name a shopper knows, 1 to 60 characters');
  }
  const hosts = readHosts(values.host ?? []);
  if (!hosts.ok) return hosts;
  const pages = readPages(values);
  if (!pages.ok) return pages;
  const place = readPlace({ ...values, host: hosts.value[0] ?? '' }, generic);
  if (!place.ok) return place;
  return ok({
    id,
    name,
    hosts: hosts.value,
    pages: pages.value,
    ...place.value,
    isOwnShop: !values.marketplace,
    isAtInstall: values['at-install'],
    isDryRun: values['dry-run'],
  });
}

function readLine(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return ok(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          name: text,
          host: texts,
          country: text,
          currency: text,
          listing: texts,
          search: texts,
          category: texts,
          shop: texts,
          cart: texts,
          checkout: texts,
          other: texts,
          marketplace: flag,
          'at-install': flag,
          'dry-run': flag,
        },
      }),
    );
  } catch (fault) {
    return fail('usage', readFaultText(fault));
  }
}

function readHosts(written: readonly string[]): Result<readonly string[], NewFault> {
  if (written.length === 0)
    return fail('usage', '--host is missing: the host of the shop, such as shop.example');
  for (const each of written) {
    const bare = each.replace(/^\*\./u, '');
    const host = readHost(bare);
    if (host === null || host !== bare || registrableDomain(host) === null) {
      return fail(
        'host-malformed',
        `${JSON.stringify(each)}: write a host as it stands in the address bar, lower case, without https:// and path`,
      );
    }
  }
  return ok([...new Set(written)]);
}

function readPages(values: {
  readonly [kind in (typeof pathKinds)[number]]?: readonly string[];
}): Result<readonly PagePattern[], NewFault> {
  const pages = pathKinds.flatMap((kind) => (values[kind] ?? []).map((path) => ({ kind, path })));
  const wrong = pages.find(({ path }) => !path.startsWith('/') || !isTemplate(path));
  if (wrong !== undefined) {
    return fail(
      'path-malformed',
      `--${wrong.kind} ${JSON.stringify(wrong.path)}: a path begins with /, its holes are {*}, {**}, {name} or {name:digits}, and no two stand side by side`,
    );
  }
  const blind = pages.find(({ kind, path }) => kind === 'listing' && !path.includes('{listingId'));
  if (blind !== undefined)
    return fail(
      'path-malformed',
      `--listing ${blind.path}: it needs a hole {listingId} where the listing's number or name stands`,
    );
  // What the shopper does alone comes first: a wide listing path must not swallow it. The address bar's bare / is the home page.
  const order: readonly PageKind[] = [
    'cart',
    'checkout',
    'other',
    'search',
    'listing',
    'shop',
    'category',
  ];
  const sorted = pages.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return ok([...sorted, { kind: 'home', path: '/' }]);
}

type Place = { readonly country: string; readonly currency: string | null };

function readPlace(
  asked: {
    readonly host: string;
    readonly country?: string | undefined;
    readonly currency?: string | undefined;
  },
  generic: SiteRule | null,
): Result<Place, NewFault> {
  const told = readHostPlace(asked.host, generic);
  const country = asked.country ?? told.country;
  const currency = asked.currency ?? generic?.regions[country] ?? null;
  if (!/^(?:[a-z]{2}|global)$/u.test(country))
    return fail('country-malformed', `--country ${country}: two small letters, such as vn`);
  if (currency !== null && !/^[A-Z]{3}$/u.test(currency))
    return fail('country-malformed', `--currency ${currency}: three capital letters, such as VND`);
  return ok({ country, currency });
}
