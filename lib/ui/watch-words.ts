import { readDocument } from '#lib/site/read-document.ts';
type Found = { readonly id: string; readonly rect: DOMRect };

export type WordsWatch = {
  readonly document: Document;
  readonly readAt: (x: number, y: number) => Found | null;
  /** The pointer came to rest on highlighted words, or left them (null). Told once each. */
  readonly onRest: (found: Found | null) => void;
  /** A finger touched highlighted words; the page gets the touch as well. */
  readonly onTap: (found: Found) => void;
};

/** Follows the pointer over the page's text, one look a frame, and never takes an event from the page. */
export function watchWords({ document, readAt, onRest, onTap }: WordsWatch): AbortController {
  const life = new AbortController();
  const options = { capture: true, passive: true, signal: life.signal };
  const listen = readDocument(document, 'addEventListener');
  let frame = 0;
  let resting: string | null = null;
  listen(
    'pointermove',
    ({ clientX, clientY, pointerType }) => {
      if (pointerType === 'touch' || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const found = life.signal.aborted ? null : readAt(clientX, clientY);
        if ((found?.id ?? null) === resting) return;
        resting = found?.id ?? null;
        onRest(found);
      });
    },
    options,
  );
  listen(
    'click',
    (event) => {
      // A press on a link goes on to the link; a card on top of a page that is leaving helps nobody.
      if (event.target instanceof Element && event.target.closest('a[href],button')) return;
      const found = readAt(event.clientX, event.clientY);
      if (found) onTap(found);
    },
    options,
  );
  return life;
}
