import type { PaintOrder } from '#lib/messages/contract.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';

/** What draws on the page. Comes as a second script, and only to pages on which there is something to draw. */
export type Painter = {
  readonly paint: (order: PaintOrder, anchors: PageAnchors) => void;
  readonly clear: () => void;
};

export type PainterSource = {
  /** The painter that the second script left behind, or null when it has not come. */
  readonly take: () => Painter | null;
  /** Asks for the second script; resolves when it has run. */
  readonly bring: () => Promise<void>;
};

/**
 * Stands in for the painter until there is something to paint. Most pages have nothing to say, and they never load
 * what draws. When the script does not come, the toolbar and the popup still tell; the next order tries again.
 */
export function createLatePainter(source: PainterSource): Painter {
  let painter: Painter | null = null;
  let waiting: readonly [PaintOrder, PageAnchors] | null = null;
  let isComing = false;

  async function bring(): Promise<void> {
    isComing = true;
    try {
      await source.bring();
      painter = source.take();
    } catch {
      // The worker refused or is gone; nothing can be drawn for now.
    }
    isComing = false;
    const last = waiting;
    waiting = null;
    if (last) painter?.paint(...last);
  }

  return {
    paint(order, anchors) {
      painter ??= source.take();
      if (painter) {
        painter.paint(order, anchors);
      } else if (hasSomethingToSay(order)) {
        waiting = [order, anchors];
        if (!isComing) void bring();
      } else {
        waiting = null;
      }
    },
    clear() {
      // The page was left while its painter was on the way: its order is nobody's any more.
      waiting = null;
      painter?.clear();
    },
  };
}

function hasSomethingToSay({ view }: PaintOrder): boolean {
  return view.checked && view.verdicts.some(({ findings }) => findings.length > 0);
}
