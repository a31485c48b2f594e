import type { Locale } from '#lib/domain/localised.ts';
import type { ReportPicture } from '#lib/domain/kept-report.ts';
import type { PictureBox } from '#lib/domain/taken-picture.ts';
import { catalogueOf } from '#lib/i18n/catalogue-of.ts';
import { formatCount, formatText } from '#lib/i18n/format.ts';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  addBox,
  type BoxesState,
  type BoxMove,
  moveBox,
  noBoxes,
  removeBox,
  replaceBox,
  undoBoxes,
} from './picture-boxes.ts';
import { PictureStage } from './picture-stage.tsx';

export type EditorProps = {
  readonly picture: ReportPicture;
  readonly locale: Locale;
  readonly onUse: (picture: ReportPicture, boxes: readonly PictureBox[]) => void;
  readonly onLeave: () => void;
  /** What leaving is called: it drops what was taken, or keeps what is in the report. */
  readonly leave: string;
};

/**
 * The redaction brush: covers are placed with the pointer or with keys, and every step can be taken back. The covers are
 * only drawn over the picture here; "use" makes a new picture that has them in its pixels.
 */
export function PictureEditor({
  picture,
  locale,
  onUse,
  onLeave,
  leave,
}: EditorProps): JSX.Element {
  const covers = useCovers(locale);
  const { boxes, chosen, actions } = covers;
  const { picture: words } = catalogueOf(locale);
  return (
    <div role="group" aria-label={words.editor}>
      <p class="muted" id="covers-help">
        {words.help}
      </p>
      <PictureStage {...{ picture, locale, boxes, chosen, actions, stage: covers.stage }} />
      <p role="status">
        {boxes.length === 0
          ? words.nothingCovered
          : formatCount(words.covered, boxes.length, locale)}{' '}
        {covers.said}
      </p>
      <div class="actions">
        <button type="button" onClick={() => actions.onPlace()}>
          {words.add}
        </button>
        <button type="button" disabled={!covers.canUndo} onClick={covers.undo}>
          {words.undo}
        </button>
      </div>
      {chosen !== null && boxes[chosen] && (
        <Moves
          number={chosen + 1}
          locale={locale}
          onMove={(move) => actions.onMove(chosen, move)}
          onRemove={() => actions.onRemove(chosen)}
        />
      )}
      <div class="actions">
        <button type="button" class="main" onClick={() => onUse(picture, boxes)}>
          {words.use}
        </button>
        <button type="button" class="quiet" onClick={onLeave}>
          {leave}
        </button>
      </div>
    </div>
  );
}

/** The covers, which of them is chosen, and where the focus goes with each step. */
function useCovers(locale: Locale) {
  const [state, setState] = useState<BoxesState>(noBoxes);
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const stage = useRef<HTMLDivElement>(null);
  const { picture: words } = catalogueOf(locale);

  // A cover that was just placed is the one that the next keys are meant for: before the next key can come.
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (!isPlaced.current || chosen === null) return;
    isPlaced.current = false;
    stage.current?.querySelectorAll<HTMLElement>('.cover')[chosen]?.focus();
  }, [chosen, state.boxes.length]);

  /** `at`: the cover that is chosen afterwards. Keys may come faster than anything is drawn, so each builds on the last. */
  const step = (change: (before: BoxesState) => BoxesState, at: number | null, text = ''): void => {
    setState(change);
    setChosen(at);
    setSaid(text);
  };
  return {
    boxes: state.boxes,
    chosen,
    said,
    stage,
    canUndo: state.before.length > 0,
    undo: () => step(undoBoxes, null, words.undone),
    actions: {
      onChoose: setChosen,
      onMove: (at: number, move: BoxMove) => step((before) => moveBox(before, at, move), at),
      onReplace: (at: number, box: PictureBox) => step((before) => replaceBox(before, at, box), at),
      onPlace(box?: PictureBox) {
        isPlaced.current = true;
        step((before) => addBox(before, box), state.boxes.length);
      },
      onRemove(at: number) {
        step((before) => removeBox(before, at), null, words.removed);
        stage.current?.focus();
      },
    },
  };
}

type MovesProps = {
  readonly number: number;
  readonly locale: Locale;
  readonly onMove: (move: BoxMove) => void;
  readonly onRemove: () => void;
};

const shownMoves: readonly (readonly [BoxMove, string])[] = [
  ['left', '←'],
  ['right', '→'],
  ['up', '↑'],
  ['down', '↓'],
  ['wider', '↔+'],
  ['narrower', '↔−'],
  ['taller', '↕+'],
  ['shorter', '↕−'],
];

/** The same steps as the arrow keys, for whoever has one pointer and cannot drag, or a switch. */
function Moves({ number, locale, onMove, onRemove }: MovesProps): JSX.Element {
  const { picture: words } = catalogueOf(locale);
  return (
    <div
      class="moves"
      role="group"
      aria-label={formatText(words.moves, { number: String(number) })}
    >
      {shownMoves.map(([move, sign]) => (
        <button
          key={move}
          type="button"
          aria-label={words[move]}
          title={words[move]}
          onClick={() => onMove(move)}
        >
          {sign}
        </button>
      ))}
      <button type="button" onClick={onRemove}>
        {words.remove}
      </button>
    </div>
  );
}
