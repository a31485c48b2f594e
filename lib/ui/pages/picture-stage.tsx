import type { Locale } from '#lib/domain/localised.ts';
import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { PictureBox } from '#lib/domain/taken-picture.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatText } from '#lib/i18n/format.ts';
import type { JSX, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type BoxMove, isTooSmall, spanBox } from './picture-boxes.ts';
import { writePictureUrl } from './picture-bytes.ts';

type StageProps = {
  readonly picture: ReportPicture;
  readonly locale: Locale;
  readonly boxes: readonly PictureBox[];
  readonly chosen: number | null;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly actions: {
    readonly onPlace: (box: PictureBox) => void;
    readonly onChoose: (at: number) => void;
    readonly onMove: (at: number, move: BoxMove) => void;
    readonly onReplace: (at: number, box: PictureBox) => void;
    readonly onRemove: (at: number) => void;
  };
};

/** Where a pointer is, in fractions of the picture. */
type Point = { readonly x: number; readonly y: number };
/** `moved`: the cover that is dragged and how it stood; null: a new one is drawn. */
type Drag = {
  readonly from: Point;
  readonly to: Point;
  readonly moved: { readonly at: number; readonly box: PictureBox } | null;
};

const keyMoves: Readonly<Record<string, readonly [plain: BoxMove, shifted: BoxMove]>> = {
  ArrowLeft: ['left', 'narrower'],
  ArrowRight: ['right', 'wider'],
  ArrowUp: ['up', 'shorter'],
  ArrowDown: ['down', 'taller'],
};

/** The picture with its covers. Each cover is a button of its own, so that keys and screen readers find it. */
export function PictureStage({
  picture,
  locale,
  boxes,
  chosen,
  stage,
  actions,
}: StageProps): JSX.Element {
  const { picture: words } = catalogueOf(locale);
  const [drag, setDrag] = useState<Drag | null>(null);
  const image = useRef<HTMLImageElement>(null);
  const shown = boxes.map((box, at) => (drag?.moved?.at === at ? readDragged(drag) : box));

  const begin = (event: PointerEvent, at: number | null): void => {
    const from = readPoint(event, image.current);
    const box = at === null ? undefined : boxes[at];
    if (!from || event.button !== 0) return;
    event.stopPropagation();
    stage.current?.setPointerCapture(event.pointerId);
    setDrag({ from, to: from, moved: at === null || !box ? null : { at, box } });
    if (at !== null) actions.onChoose(at);
  };
  const follow = (event: PointerEvent): void => {
    const to = drag && readPoint(event, image.current);
    if (drag && to) setDrag({ ...drag, to });
  };
  const end = (): void => {
    if (!drag) return;
    setDrag(null);
    const way = spanBox(drag.from, drag.to);
    if (isTooSmall(way)) return;
    if (drag.moved) actions.onReplace(drag.moved.at, readDragged(drag));
    else actions.onPlace(way);
  };
  return (
    <div
      class="stage"
      ref={stage}
      tabIndex={-1}
      onPointerDown={(event) => begin(event, null)}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <img ref={image} src={writePictureUrl(picture)} alt={words.alt} draggable={false} />
      {drag && !drag.moved && <span class="drawn" style={writePlace(readDragged(drag))} />}
      {shown.map((box, at) => (
        <Cover
          key={at}
          {...{ box, at, locale, actions }}
          isChosen={chosen === at}
          onDown={(event) => begin(event, at)}
        />
      ))}
    </div>
  );
}

type CoverProps = Pick<StageProps, 'locale' | 'actions'> & {
  readonly box: PictureBox;
  readonly at: number;
  readonly isChosen: boolean;
  readonly onDown: (event: PointerEvent) => void;
};

function Cover({ box, at, locale, actions, isChosen, onDown }: CoverProps): JSX.Element {
  const { picture: words } = catalogueOf(locale);
  const onKey = (event: KeyboardEvent): void => {
    const found = keyMoves[event.key];
    if (found) actions.onMove(at, found[event.shiftKey ? 1 : 0]);
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.onRemove(at);
    else return;
    event.preventDefault();
  };
  const place = formatText(words.boxPlace, {
    left: percent(box.left),
    top: percent(box.top),
    width: percent(box.width),
    height: percent(box.height),
  });
  return (
    <button
      type="button"
      class="cover"
      style={writePlace(box)}
      aria-label={`${formatText(words.box, { number: String(at + 1) })}. ${place}`}
      aria-describedby="covers-help"
      aria-pressed={isChosen}
      onFocus={() => actions.onChoose(at)}
      onKeyDown={onKey}
      onPointerDown={onDown}
    />
  );
}

function readPoint(event: PointerEvent, image: HTMLElement | null): Point | null {
  const area = image?.getBoundingClientRect();
  if (!area || area.width === 0 || area.height === 0) return null;
  const part = (at: number, from: number, size: number): number =>
    Math.min(Math.max((at - from) / size, 0), 1);
  return {
    x: part(event.clientX, area.left, area.width),
    y: part(event.clientY, area.top, area.height),
  };
}

function readDragged({ from, to, moved }: Drag): PictureBox {
  if (!moved) return spanBox(from, to);
  const { box } = moved;
  return { ...box, left: box.left + to.x - from.x, top: box.top + to.y - from.y };
}

function percent(part: number): string {
  return String(Math.round(part * 100));
}

function writePlace({ left, top, width, height }: PictureBox) {
  return {
    left: `${left * 100}%`,
    top: `${top * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  };
}
