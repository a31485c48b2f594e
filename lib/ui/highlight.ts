import type { FindingView, PageView } from '#lib/domain/verdict.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import { readDocument } from '#lib/site/read-document.ts';
import { findQuotes, type Quote, type QuoteRange } from './find-quotes.ts';

export type HighlightName = 'cho-lanh-claim' | 'cho-lanh-label';

/**
 * Underlines the words of findings with the CSS Custom Highlight API: nothing of the page's document changes, so
 * a page that draws itself again loses nothing. The style lies in entrypoints/highlight.css.
 */
export class Highlighter {
  readonly #document: Document;
  #ranges: readonly QuoteRange[] = [];

  constructor(document: Document) {
    this.#document = document;
  }

  paint(view: PageView, anchors: PageAnchors): void {
    const findings = view.verdicts
      .filter((verdict) => verdict.subject.kind !== 'card')
      .flatMap((verdict) => verdict.findings)
      .filter((finding) => finding.quote !== null && finding.field !== 'url');
    const labels = new Set(findings.filter(isAboutLabel).map(({ id }) => id));
    this.#ranges = findings.length === 0 ? [] : findRanges(findings, anchors, this.#document);
    applyHighlight(
      'cho-lanh-claim',
      this.#ranges.filter(({ id }) => !labels.has(id)),
    );
    applyHighlight(
      'cho-lanh-label',
      this.#ranges.filter(({ id }) => labels.has(id)),
    );
  }

  clear(): void {
    this.#ranges = [];
    applyHighlight('cho-lanh-claim', []);
    applyHighlight('cho-lanh-label', []);
  }

  /** The finding whose highlighted words stand at a point of the window, with the rectangle of that line. */
  readAt(x: number, y: number): { readonly id: string; readonly rect: DOMRect } | null {
    for (const { id, range } of this.#ranges) {
      for (const rect of range.getClientRects()) {
        // The underline hangs a little below the line of text.
        const isIn = x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + 4;
        if (isIn) return { id, rect };
      }
    }
    return null;
  }
}

function isAboutLabel({ id, tone }: FindingView): boolean {
  return tone === 'credit' || id.startsWith('label');
}

function findRanges(
  findings: readonly FindingView[],
  anchors: PageAnchors,
  document: Document,
): readonly QuoteRange[] {
  const ranges: QuoteRange[] = [];
  const quotes: readonly Quote[] = findings.map(({ id, quote }) => ({ id, text: quote ?? '' }));
  const search = (roots: readonly (Element | null)[], wanted: readonly Quote[]): void => {
    for (const root of new Set(roots)) {
      if (root?.isConnected && wanted.length > 0) ranges.push(...findQuotes(root, wanted));
    }
  };
  search([anchors.title, anchors.description], quotes);
  // The words may have come from the page's data and not from its text: then they are looked for in all of it.
  const missing = quotes.filter(({ id }) => !ranges.some((each) => each.id === id));
  search(
    [readDocument(document, 'querySelector')('main') ?? readDocument(document, 'body')],
    missing,
  );
  return ranges;
}

function readRegistry(): HighlightRegistry | null {
  return typeof CSS === 'undefined' || !('highlights' in CSS) ? null : CSS.highlights;
}

function applyHighlight(name: HighlightName, ranges: readonly QuoteRange[]): void {
  const registry = readRegistry();
  if (ranges.length === 0) registry?.delete(name);
  else registry?.set(name, new Highlight(...ranges.map((each) => each.range)));
}
