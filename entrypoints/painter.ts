import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyOwnGlobal, readOwnGlobal } from '#lib/browser/own-global.ts';
import { guardTimers } from '#lib/browser/timers.ts';
import { askWorker, onKept } from '#lib/messages/guard-port.ts';
import type { Painter } from '#lib/page/late-painter.ts';
import { createPainter } from '#lib/ui/painter.ts';

// The extension's own world: the page has no way to this name.
declare global {
  var choLanhPainter: Painter | undefined;
}

/** The second script of a page: what draws. The worker injects it when a guard has something to show. */
export default defineUnlistedScript(() => {
  if (readOwnGlobal('choLanhPainter')) return;
  const painter = createPainter({
    document,
    timers: guardTimers,
    onReport: (url, ref) => askWorker('reportSubject', { url, ref }),
    onUndo: (reportId) => askWorker('undoReport', { reportId }),
    onMute: (url, id, isMuted) => askWorker('muteFinding', { url, id, isMuted }),
    onTip: (tipId) => void askWorker('openTip', { tipId }).catch(() => null),
    onOpen: (reportId, at) => void askWorker('openReport', { reportId, at }).catch(() => null),
  });
  onKept(({ kept, texts }) => painter.showKept(kept, texts));
  applyOwnGlobal('choLanhPainter', painter);
});
