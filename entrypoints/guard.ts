import { askWorker, guardTimers } from '#lib/browser/guard-port.ts';
import { followPage } from '#lib/page/follow-page.ts';
import { readPage } from '#lib/site/read-page.ts';
import { createPainter } from '#lib/ui/painter.ts';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

// Injected by the manifest and again at run time for granted origins: the first one stays. The flag lies in the
// extension's own world, where no page can set it.
declare global {
  var choLanhGuard: true | undefined;
}

export default defineUnlistedScript(() => {
  if (globalThis.choLanhGuard || window !== window.top) return;
  globalThis.choLanhGuard = true;
  // A page that is being rendered ahead is nobody's page yet.
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', start, { once: true });
  else start();
});

function start(): void {
  const painter = createPainter({
    document,
    timers: guardTimers,
    onReport: (url, ref) => askWorker('reportSubject', { url, ref }),
    onUndo: (reportId) => askWorker('undoReport', { reportId }),
  });
  followPage({
    window,
    document,
    timers: guardTimers,
    ask: askWorker,
    read: readPage,
    paint: painter.paint,
    clear: painter.clear,
    // An extension that was updated injects its new guard into open pages; the old one makes room.
    onGone: () => {
      globalThis.choLanhGuard = undefined;
    },
  });
}
