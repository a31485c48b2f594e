import type { Timers } from '#lib/browser/timers.ts';
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
  readonly timers: Timers;
};

const retryMs = 2_000;
const maxRetries = 3;

/**
 * Stands in for the painter until there is something to paint. Most pages have nothing to say, and they never load
 * what draws. A worker that is killed while it brings the script is asked again, a few times; after that the toolbar
 * and the popup still tell, and the next order tries again.
 */
export function createLatePainter(source: PainterSource): Painter {
  let painter: Painter | null = null;
  let waiting: readonly [PaintOrder, PageAnchors] | null = null;
  let isComing = false;

  async function bring(retries: number): Promise<void> {
    isComing = true;
    const isBrought = await hasCome(source);
    if (!isBrought && waiting && retries > 0) {
      source.timers.set(() => {
        if (waiting) void bring(retries - 1);
        else isComing = false;
      }, retryMs);
      return;
    }
    isComing = false;
    painter = source.take();
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
        if (!isComing) void bring(maxRetries);
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

async function hasCome(source: PainterSource): Promise<boolean> {
  try {
    await source.bring();
    return true;
  } catch {
    // The worker refused, was killed or is gone.
    return false;
  }
}

function hasSomethingToSay({ view }: PaintOrder): boolean {
  return view.checked && view.verdicts.some(({ findings }) => findings.length > 0);
}
