import type { Timers } from '#lib/browser/timers.ts';
import { readDocument } from '#lib/site/read-document.ts';

export type SubjectsWatch = {
  readonly document: Document;
  readonly timers: Timers;
  readonly signal: AbortSignal;
  /** Reads the page again; true when that brought anything new. */
  readonly onChange: () => boolean;
  /** Has the page read again as if something had been added; see `SessionWorld`. */
  readonly hearMore?: ((listener: () => void) => void) | undefined;
};

export const quietMs = 200;
/** The longest wait between two readings of a page that changes all the time and never says anything new. */
export const slowestMs = 3_200;
const maxRecords = 400;

/**
 * Has the page read again when something that may matter was added to it. Only `childList`: a countdown or an
 * animation that rewrites attributes and characters costs nothing. Reading happens at most once a pause; a
 * reading without news doubles the pause, so a page that never rests cannot keep us busy.
 * Returns what asks for a reading by the same rules.
 */
export function watchSubjects(watch: SubjectsWatch): () => void {
  const { document, timers, signal, onChange, hearMore } = watch;
  let timer: number | null = null;
  let pauseMs = quietMs;
  const read = (): void => {
    timer = null;
    pauseMs = onChange() ? quietMs : Math.min(pauseMs * 2, slowestMs);
  };
  const request = (): void => {
    if (timer === null && !signal.aborted) timer = timers.set(read, pauseMs);
  };
  const observer = new MutationObserver((records) => {
    if (timer !== null) return;
    if (records.length > maxRecords || records.some((each) => isRelevant(each, document)))
      request();
  });
  hearMore?.(request);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      if (timer !== null) timers.clear(timer);
    },
    { once: true },
  );
  return request;
}

const silentTags = new Set(['STYLE', 'LINK', 'IFRAME', 'NOSCRIPT']);

function isRelevant(record: MutationRecord, document: Document): boolean {
  // Our own host is a child of <html>; of the page's own nodes only a new <body> matters there.
  const onRoot = record.target === readDocument(document, 'documentElement');
  for (const node of record.addedNodes) {
    if (onRoot ? node === readDocument(document, 'body') : maySaySomething(node)) return true;
  }
  return false;
}

// A number that ticks is no news; a name that arrives as text is.
function maySaySomething(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return /\p{L}{2}/u.test(node.nodeValue ?? '');
  if (!(node instanceof Element) || silentTags.has(node.tagName)) return false;
  return node.tagName !== 'SCRIPT' || (node.getAttribute('type') ?? '').includes('json');
}
