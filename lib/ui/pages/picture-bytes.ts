import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';

/** The picture as an address that an element can show. */
export function writePictureUrl({ mediaType, base64 }: ReportPicture): string {
  return `data:${mediaType};base64,${base64}`;
}

/** Its size as bytes, before base64: "124 kB", a kilobyte being 1,000 bytes. */
export function describeSize({ base64 }: ReportPicture, locale: Locale): string {
  const padding = /=*$/.exec(base64)?.[0].length ?? 0;
  const bytes = (base64.length / 4) * 3 - padding;
  const count = Math.ceil(bytes / 1_000).toLocaleString(locale);
  return formatText(catalogueOf(locale).picture.kilobytes, { count });
}
