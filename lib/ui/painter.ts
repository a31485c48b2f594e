import type { Timers } from '#lib/browser/timers.ts';
import type { VerdictView } from '#lib/domain/verdict.ts';
import type { GuardTexts, PaintOrder, ReportKept } from '#lib/messages/contract.ts';
import type { PageAnchors } from '#lib/site/read-page.ts';
import { BannerStand } from './banner-stand.ts';
import { readBannerVerdicts } from './banner.ts';
import type { Area } from './free-place.ts';
import { Highlighter } from './highlight.ts';
import { MarkLayer } from './mark-layer.ts';
import { MarkStand } from './mark-stand.ts';
import { applyMutePress, type MutePresses } from './mute-press.ts';
import { createOverlayHost, type OverlayHost } from './overlay-host.ts';
import { ReportStand } from './report-stand.ts';
import { VerdictCard } from './verdict-card.ts';
import { watchWords } from './watch-words.ts';

export type PainterSetup = {
  readonly document: Document;
  readonly timers: Timers;
  /** One press: keeps a report about a subject of the page that was painted. */
  readonly onReport: (url: string, ref: string) => Promise<ReportKept>;
  readonly onUndo: (reportId: string) => Promise<{ readonly undone: boolean }>;
  /** Opens a card on the shopper's rights, outside of the page. */
  readonly onTip: (tipId: string) => void;
  readonly onMute: MutePresses['onMute'];
  readonly onOpen: (reportId: string, at: 'details' | 'sent') => void;
};

export type Painter = {
  /** Shows an order. What already stands there as ordered is left alone, so that a growing list does not flicker. */
  readonly paint: (order: PaintOrder, anchors: PageAnchors) => void;
  readonly clear: () => void;
  /** Says what came of a press that was made outside of the page: a key, or the menu. */
  readonly showKept: (kept: ReportKept, texts: GuardTexts) => void;
};

/** All that a shopper sees on a shop's page. Nothing at all where the page was not checked or nothing is to be said. */
export function createPainter(setup: PainterSetup): Painter {
  let painting: Painting | null = null;
  return {
    paint(order, anchors) {
      // A page with nothing to say never gets so much as an empty element of ours.
      if (order.view.checked && order.view.verdicts.some((each) => each.findings.length > 0)) {
        painting ??= new Painting(setup);
        painting.paint(order, anchors);
      } else painting?.clear();
    },
    clear: () => painting?.clear(),
    showKept(kept, texts) {
      painting ??= new Painting(setup);
      painting.showKept(kept, texts);
    },
  };
}

type Opening = { readonly readArea: () => Area | null; readonly pinned: boolean };

class Painting {
  readonly #setup: PainterSetup;
  readonly #host: OverlayHost;
  readonly #card: VerdictCard;
  readonly #highlighter: Highlighter;
  readonly #reports: ReportStand;
  readonly #banner: BannerStand;
  readonly #marks: MarkStand;
  #order: PaintOrder | null = null;
  #words: AbortController | null = null;

  constructor(setup: PainterSetup) {
    const { document, timers } = setup;
    const host = createOverlayHost(document, timers);
    this.#setup = setup;
    this.#host = host;
    this.#card = new VerdictCard(host.front, host.element, timers);
    this.#highlighter = new Highlighter(document);
    this.#reports = new ReportStand({ ...setup, host });
    this.#banner = new BannerStand(host, timers);
    this.#marks = new MarkStand(new MarkLayer(host.element, host.marks), {
      onPress: (ref, mark) => this.#open([ref], { readArea: () => readArea(mark), pinned: true }),
      onHover: (ref, mark) =>
        this.#card.hover(
          mark && (() => this.#open([ref], { readArea: () => readArea(mark), pinned: false })),
        ),
      onDrop: (ref) => {
        if (this.#card.openKey === ref) this.#card.close();
      },
    });
  }

  paint(order: PaintOrder, anchors: PageAnchors): void {
    if (this.#order && this.#order.view.locale !== order.view.locale) this.#card.close();
    this.#order = order;
    this.#host.attach();
    this.#host.applyPalette(order.palette ?? 'usual');
    // A page in another language must not have ours read out in its own.
    this.#host.marks.lang = this.#host.front.lang = order.view.locale;
    this.#marks.paint(order, anchors);
    this.#highlighter.paint(order.view, anchors);
    this.#listenToWords();
    const refs = readBannerVerdicts(order.view).map(({ subject }) => subject.ref);
    this.#banner.paint(order, {
      onWhy: (banner) => this.#open(refs, { readArea: () => readArea(banner), pinned: true }),
      onReport: () => this.#report(refs.includes('listing') ? 'listing' : (refs[0] ?? 'page')),
    });
  }

  showKept(kept: ReportKept, texts: GuardTexts): void {
    this.#host.attach();
    this.#reports.show(kept, texts);
  }

  clear(): void {
    this.#order = null;
    this.#words?.abort();
    this.#words = null;
    this.#marks.clear();
    this.#card.close();
    this.#highlighter.clear();
    this.#banner.clear();
    this.#reports.clear();
    this.#host.detach();
  }

  #open(refs: readonly string[], how: Opening): void {
    const verdicts = this.#order?.view.verdicts ?? [];
    this.#show(
      refs.join(' '),
      verdicts.filter(({ subject }) => refs.includes(subject.ref)),
      how,
    );
  }

  #report(ref: string): void {
    this.#card.close();
    if (this.#order) this.#reports.send(this.#order, ref);
  }

  #mute(id: string): void {
    this.#card.close();
    const { onMute } = this.#setup;
    const attach = (): void => this.#host.attach();
    const presses = { onMute, toasts: this.#reports, attach };
    if (this.#order) void applyMutePress(presses, this.#order, { id, isMuted: true });
  }

  #listenToWords(): void {
    this.#words ??= watchWords({
      document: this.#setup.document,
      readAt: (x, y) => this.#highlighter.readAt(x, y),
      onRest: (found) =>
        this.#card.hover(found && (() => this.#openFinding(found.id, found.rect, false))),
      onTap: (found) => this.#openFinding(found.id, found.rect, true),
    });
  }

  /** Only the finding whose words they are: a small card beside the line. */
  #openFinding(id: string, rect: DOMRect, pinned: boolean): void {
    for (const verdict of this.#order?.view.verdicts ?? []) {
      const findings = verdict.findings.filter((each) => each.id === id);
      if (findings.length > 0)
        this.#show(id, [{ ...verdict, findings }], { readArea: () => rect, pinned });
    }
  }

  #show(key: string, verdicts: readonly VerdictView[], how: Opening): void {
    const [first] = verdicts;
    // The pointer rests again on what is open already.
    if (!this.#order || !first || (!how.pinned && this.#card.openKey === key)) return;
    const { texts, view } = this.#order;
    const { ref, name } = first.subject;
    const title = verdicts.length > 1 ? view.headline : (name ?? first.word);
    const onReport = (): void => this.#report(ref);
    const { onTip } = this.#setup;
    const onMute = (id: string): void => this.#mute(id);
    this.#card.open({ ...how, key, title, verdicts, onReport, onTip, onMute }, texts);
  }
}

function readArea(element: Element): Area | null {
  return element.isConnected ? element.getBoundingClientRect() : null;
}
