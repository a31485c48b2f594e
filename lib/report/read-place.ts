import type { ReportDraft } from '#lib/domain/report.ts';
import type { ShopperCountry } from '#lib/domain/shopper-country.ts';

/** Where the reported thing is sold. Null: cannot be told from the report. Country: ISO 3166-1, lower case. */
export type Place = { readonly platform: string | null; readonly country: string | null };

/** Read from the identifiers, which name platform and country; else the country from the end of the host's name. */
export function readPlace(draft: ReportDraft): Place {
  for (const text of draft.subject.identifiers) {
    const found = /^(?:shop|listing):([a-z-]+):([a-z]{2}|global):/.exec(text);
    if (found) {
      const [, platform = null, country] = found;
      return { platform, country: country === 'global' ? null : (country ?? null) };
    }
  }
  const host = URL.parse(draft.url)?.hostname ?? '';
  const platform = /^([a-z]+)@/.exec(draft.versions.siteRule)?.[1] ?? null;
  const ending = /\.([a-z]{2})$/.exec(host)?.[1] ?? null;
  const country = ending !== null && nationalEndings.has(ending) ? ending : null;
  return { platform, country: ending === 'uk' ? 'gb' : country };
}

const european = new Set(
  'at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk eu'.split(' '),
);
const ofAsean = new Set('bn id kh la mm my ph sg th tl vn'.split(' '));
/** Endings that are used at home. `.co`, `.io`, `.me` and others are sold to everybody: they say nothing of a place. */
const nationalEndings = new Set([
  ...european,
  ...'au ar br ca ch cl cn eg hk id il in jp kh kr mx my nz ph ru sa sg th tr tw us vn za'.split(
    ' ',
  ),
]);

/** True where both are one country, or both in the European Union for a shopper who chose it. */
export function isAtHome(country: string, shopper: ShopperCountry): boolean {
  return country === shopper || (shopper === 'eu' && european.has(country));
}

export function isAsean(country: string): boolean {
  return ofAsean.has(country);
}
