import type { Timers } from '#lib/browser/timers.ts';
import type { GuardTexts, PaintOrder, ReportKept } from '#lib/messages/contract.ts';
import { keepOverBar } from './floating.ts';
import { readFocus } from './focus.ts';
import { button, h } from './h.ts';
import type { OverlayHost } from './overlay-host.ts';
import { buildReportToast, buildToast } from './report-toast.ts';

type Setup = {
  readonly timers: Timers;
  readonly host: OverlayHost;
  readonly onReport: (url: string, ref: string) => Promise<ReportKept>;
  readonly onUndo: (reportId: string) => Promise<{ readonly undone: boolean }>;
  readonly onOpen: (reportId: string, at: 'details' | 'sent') => void;
};

/** Long enough to read and to reach the links; a toast under the pointer or with the focus stays. */
const shownMs = 20_000;

/** Carries the one press out and says what came of it. A second press while the first is under way is the same press. */
export class ReportStand {
  readonly #setup: Setup;
  #toast: HTMLElement | null = null;
  #timer = 0;
  #life = new AbortController();
  #isBusy = false;
  /** Grows with everything shown, so that an answer that comes late is told from the one waited for. */
  #turn = 0;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  send(order: PaintOrder, ref: string): void {
    if (!this.#isBusy) void this.#send(order, ref);
  }

  /** What came of a press that was made elsewhere. */
  show(kept: ReportKept, texts: GuardTexts): void {
    this.clear();
    this.#tell(this.#turn, kept, texts);
  }

  /** A sentence, and the way to take back what it tells of. */
  say(texts: GuardTexts, text: string, onUndo: (() => void) | null): void {
    this.clear();
    const close = (): void => this.clear();
    const undo = onUndo && button({ class: 'undo' }, onUndo, texts.undo);
    const parts = undo === null ? [] : [h('div', { class: 'ways' }, undo)];
    this.#show(this.#turn, buildToast(texts, close, h('p', {}, text), ...parts));
  }

  clear(): void {
    this.#turn += 1;
    this.#isBusy = false;
    this.#setup.timers.clear(this.#timer);
    this.#life.abort();
    this.#toast?.remove();
    this.#toast = null;
  }

  async #send(order: PaintOrder, ref: string): Promise<void> {
    this.clear();
    this.#isBusy = true;
    const mine = this.#turn;
    const { texts, view } = order;
    try {
      this.#tell(mine, await this.#setup.onReport(view.url, ref), texts);
    } catch {
      const close = (): void => this.clear();
      this.#show(mine, buildToast(texts, close, h('p', {}, texts.reportFailed)));
    }
  }

  #tell(turn: number, kept: ReportKept, texts: GuardTexts): void {
    const close = (): void => this.clear();
    const onUndo = (): void => void this.#undo(kept.undoId ?? kept.reportId, texts);
    const open = (at: 'details' | 'sent') => (): void => {
      // Gone before the page is pictured.
      close();
      this.#setup.onOpen(kept.reportId, at);
    };
    const toast = buildReportToast(kept, texts, {
      onUndo,
      onDetails: open('details'),
      onSent: open('sent'),
      onClose: close,
    });
    this.#show(turn, toast);
  }

  async #undo(reportId: string, texts: GuardTexts): Promise<void> {
    const mine = this.#turn;
    const close = (): void => this.clear();
    const undone = await this.#setup.onUndo(reportId).then(
      (answer) => answer.undone,
      () => false,
    );
    const text = undone ? texts.reportUndone : texts.reportFailed;
    this.#show(mine, buildToast(texts, close, h('p', {}, text)));
  }

  #show(turn: number, toast: HTMLElement): void {
    if (turn !== this.#turn) return;
    this.clear();
    const { host } = this.#setup;
    // A status region is read out without taking the focus.
    this.#toast = h('div', { role: 'status' }, toast);
    host.front.append(this.#toast);
    this.#life = new AbortController();
    keepOverBar(toast, host.element, this.#life.signal);
    this.#wait();
  }

  #wait(): void {
    this.#timer = this.#setup.timers.set(() => {
      const toast = this.#toast;
      if (toast?.matches(':hover') || toast?.contains(readFocus(toast))) this.#wait();
      else this.clear();
    }, shownMs);
  }
}
