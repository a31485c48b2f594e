import type { VerdictView } from '#lib/domain/verdict.ts';
import type { PaintOrder } from '#lib/messages/contract.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import { buildCardMark, findCardMarkPlace } from './card-mark.ts';
import type { Area } from './free-place.ts';
import type { MarkLayer } from './mark-layer.ts';
import { buildShopChip, findChipPlace } from './shop-chip.ts';

export type MarkActions = {
  readonly onPress: (ref: string, mark: HTMLElement) => void;
  /** Null when the pointer has left. */
  readonly onHover: (ref: string, mark: HTMLElement | null) => void;
  readonly onDrop: (ref: string) => void;
};

type Made = { readonly element: HTMLElement; readonly findPlace: () => Area | null };
type Standing = { readonly look: string; readonly anchor: Element };

/**
 * The chip at the shop's name and the marks on cards. An order is compared with what stands there, subject by
 * subject: a list that grows by twenty cards makes twenty marks and leaves the others alone.
 */
export class MarkStand {
  readonly #layer: MarkLayer;
  readonly #actions: MarkActions;
  readonly #standing = new Map<string, Standing>();

  constructor(layer: MarkLayer, actions: MarkActions) {
    this.#layer = layer;
    this.#actions = actions;
  }

  paint({ view }: PaintOrder, anchors: PageAnchors): void {
    const gone = new Set(this.#standing.keys());
    for (const verdict of view.verdicts) {
      const { ref, name } = verdict.subject;
      const anchor = readAnchor(verdict, anchors);
      if (!anchor?.isConnected || verdict.tone === 'none' || verdict.tone === 'unchecked') continue;
      gone.delete(ref);
      const look = [view.locale, verdict.tone, verdict.word, name].join('|');
      const before = this.#standing.get(ref);
      if (before?.look === look && before.anchor === anchor) continue;
      this.#standing.set(ref, { look, anchor });
      this.#put(verdict, anchor, anchors);
    }
    for (const ref of gone) this.#drop(ref);
    this.#layer.refresh();
  }

  clear(): void {
    for (const ref of this.#standing.keys()) this.#drop(ref);
    this.#layer.clear();
  }

  #put(verdict: VerdictView, anchor: Element, anchors: PageAnchors): void {
    const { ref } = verdict.subject;
    const onPress = (): void => this.#actions.onPress(ref, made.element);
    const made =
      verdict.subject.kind === 'shop'
        ? makeChip(verdict, anchor, onPress)
        : makeCardMark(verdict, { box: anchor, picture: readPicture(verdict, anchors) }, onPress);
    const { element } = made;
    element.addEventListener('pointerenter', () => this.#actions.onHover(ref, element));
    element.addEventListener('pointerleave', () => this.#actions.onHover(ref, null));
    this.#layer.put(ref, { anchor, ...made });
  }

  #drop(ref: string): void {
    this.#standing.delete(ref);
    this.#layer.drop(ref);
    this.#actions.onDrop(ref);
  }
}

function makeChip(verdict: VerdictView, shopName: Element, onPress: () => void): Made {
  const element = buildShopChip(verdict, onPress);
  return { element, findPlace: () => findChipPlace(element, shopName) };
}

function makeCardMark(
  verdict: VerdictView,
  { box, picture }: { box: Element; picture: Element | null },
  onPress: () => void,
): Made {
  const element = buildCardMark(verdict, onPress);
  return { element, findPlace: () => findCardMarkPlace(element, box, picture) };
}

const cardPrefix = 'card:';

function readAnchor({ subject }: VerdictView, anchors: PageAnchors): Element | null {
  if (subject.kind === 'shop') return anchors.shopName;
  return anchors.cards.get(subject.ref.slice(cardPrefix.length))?.box ?? null;
}

function readPicture({ subject }: VerdictView, anchors: PageAnchors): Element | null {
  return anchors.cards.get(subject.ref.slice(cardPrefix.length))?.picture ?? null;
}
