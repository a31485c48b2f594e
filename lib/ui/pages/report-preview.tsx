import { pictureTypes, type ReportPicture } from '#lib/domain/kept-report.ts';
import type { Locale } from '#lib/domain/localised.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { describeSize, writePictureUrl } from './picture-bytes.ts';

type PreviewProps = {
  /** The exact text that would leave. Null: there is none. */
  readonly json: string | null;
  readonly locale: Locale;
  /** The shopper came for this: it gets the focus. */
  readonly isFirst: boolean;
};

/**
 * What leaves, to the last sign: but for the picture, a million letters that nobody reads, which is shown as what it is.
 * It is made of the very letters that stand in the text.
 */
export function ReportPreview({ json, locale, isFirst }: PreviewProps): JSX.Element {
  const { reports, picture: words } = catalogueOf(locale);
  const picture = json === null ? null : readPictureOf(json);
  return (
    <>
      <h3 tabIndex={-1} ref={isFirst ? applyFocus : null}>
        {reports.preview.title}
      </h3>
      <p class="muted">{json === null ? reports.preview.none : reports.preview.hint}</p>
      {json !== null && (
        <pre tabIndex={0} aria-label={reports.preview.title}>
          {picture ? foldPicture(json, picture, locale) : json}
        </pre>
      )}
      {picture && (
        <figure class="leaving">
          <img src={writePictureUrl(picture)} alt={words.altKept} />
          <figcaption class="muted">
            {formatText(words.inPreview, { size: describeSize(picture, locale) })}
          </figcaption>
        </figure>
      )}
    </>
  );
}

// One function for all renders: a new one would take the focus back with every change of the page.
function applyFocus(heading: HTMLElement | null): void {
  heading?.focus();
}

function readPictureOf(json: string): ReportPicture | null {
  const { screenshot }: { readonly screenshot?: unknown } = Object(JSON.parse(json));
  const { mediaType, base64 }: { readonly mediaType?: unknown; readonly base64?: unknown } =
    Object(screenshot);
  const type = pictureTypes.find((each) => each === mediaType);
  return type && typeof base64 === 'string' ? { mediaType: type, base64 } : null;
}

function foldPicture(json: string, { base64 }: ReportPicture, locale: Locale): string {
  const count = base64.length.toLocaleString(locale);
  const said = formatText(catalogueOf(locale).picture.folded, { count });
  return json.replace(`"${base64}"`, () => `⟨${said}⟩`);
}
