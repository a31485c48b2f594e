import type { Locale } from '#lib/domain/localised.ts';
import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { PictureBox } from '#lib/domain/taken-picture.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { PictureView } from '#lib/messages/contract.ts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { describeSize, writePictureUrl } from './picture-bytes.ts';
import { PictureEditor } from './picture-editor.tsx';
import type { PictureSeams } from './reports-props.ts';

export type PicturePartProps = {
  readonly reportId: string;
  readonly locale: Locale;
  readonly seams: PictureSeams;
};

type Shown = PictureView | 'loading' | 'failed';
type Said = 'using' | 'used' | 'useFailed' | 'skipped' | null;

/**
 * The picture of one report. What was taken is shown and can be covered; nothing of it is in the report before the
 * shopper has seen it and said so.
 */
export function ReportPicturePart({ reportId, locale, seams }: PicturePartProps): JSX.Element {
  const [shown, setShown] = useState<Shown>('loading');
  const [said, setSaid] = useState<Said>(null);
  const [isCovering, setCovering] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { picture: words } = catalogueOf(locale);

  const load = async (): Promise<void> =>
    setShown(await seams.view(reportId).catch(() => 'failed' as const));
  useEffect(() => void load(), [reportId]);

  /** The button that was pressed is gone afterwards: the focus goes where the part begins. */
  async function follow(done: Said): Promise<void> {
    setCovering(false);
    await load();
    setSaid(done);
    heading.current?.focus();
  }
  async function use(picture: ReportPicture, boxes: readonly PictureBox[]): Promise<void> {
    setSaid('using');
    const used = await seams.use(reportId, picture, boxes).catch(() => false);
    if (used) await follow('used');
    else setSaid('useFailed');
  }
  async function drop(kept: boolean): Promise<void> {
    await seams.drop(reportId, kept).catch(() => null);
    await follow('skipped');
  }

  return (
    <section class="picture" aria-labelledby={`picture-${reportId}`}>
      <h3 id={`picture-${reportId}`} tabIndex={-1} ref={heading}>
        {words.title}
      </h3>
      {typeof shown === 'string' ? (
        <p role="status">{words[shown]}</p>
      ) : (
        <PictureOf
          {...{ view: shown, locale, isCovering, setCovering }}
          onUse={(picture, boxes) => void use(picture, boxes)}
          onDrop={(kept) => void drop(kept)}
        />
      )}
      <p role="status">{said !== null && words[said]}</p>
    </section>
  );
}

type PictureProps = {
  readonly view: PictureView;
  readonly locale: Locale;
  readonly isCovering: boolean;
  readonly setCovering: (isCovering: boolean) => void;
  readonly onUse: (picture: ReportPicture, boxes: readonly PictureBox[]) => void;
  readonly onDrop: (kept: boolean) => void;
};

function PictureOf(props: PictureProps): JSX.Element {
  const { view, locale, isCovering, onUse, onDrop } = props;
  const { picture: words } = catalogueOf(locale);
  const { taken, kept, why } = view;
  if (taken) {
    return (
      <>
        <p>{words.taken}</p>
        <PictureEditor
          {...{ picture: taken, locale, onUse }}
          onLeave={() => onDrop(false)}
          leave={words.skip}
        />
      </>
    );
  }
  if (kept && isCovering) {
    const onLeave = (): void => props.setCovering(false);
    return <PictureEditor {...{ picture: kept, locale, onUse, onLeave }} leave={words.cancel} />;
  }
  if (kept) return <KeptPicture {...props} picture={kept} />;
  return (
    <>
      <p>{why === null ? words.none : words.why[why]}</p>
      {why !== 'private' && <p class="muted">{words.howTo}</p>}
    </>
  );
}

function KeptPicture(props: PictureProps & { readonly picture: ReportPicture }): JSX.Element {
  const { picture, locale, setCovering, onDrop } = props;
  const { picture: words } = catalogueOf(locale);
  return (
    <>
      <figure>
        <img src={writePictureUrl(picture)} alt={words.altKept} />
        <figcaption class="muted">
          {formatText(words.kept, { size: describeSize(picture, locale) })}
        </figcaption>
      </figure>
      <div class="actions">
        <button type="button" onClick={() => setCovering(true)}>
          {words.coverMore}
        </button>
        <button type="button" class="quiet" onClick={() => onDrop(true)}>
          {words.drop}
        </button>
      </div>
    </>
  );
}
