import { guardTimers } from '#lib/browser/timers.ts';
import { askWorker } from '#lib/messages/guard-port.ts';
import { followPage } from '#lib/page/follow-page.ts';
import { createLatePainter, type Painter } from '#lib/page/late-painter.ts';
import type { TapEar } from '#lib/page/tap-channel.ts';
import { buildTappedReader } from '#lib/site/read-page.ts';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

// Injected by the manifest and again at run time for granted origins: the first one stays. The flag lies in the
// extension's own world, where no page can set it.
declare global {
  var choLanhGuard: true | undefined;
  var choLanhPainter: Painter | undefined;
  /** Stands only on sites that have a tap. */
  var choLanhTapEar: TapEar | undefined;
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
  const painter = createLatePainter({
    take: () => globalThis.choLanhPainter ?? null,
    bring: async () => void (await askWorker('bringPainter', {})),
  });
  followPage({
    window,
    document,
    timers: guardTimers,
    ask: askWorker,
    read: buildTappedReader(() => globalThis.choLanhTapEar?.read() ?? []),
    hearMore: (listener) => globalThis.choLanhTapEar?.listen(listener),
    paint: painter.paint,
    clear: painter.clear,
    // An extension that was updated injects its new guard into open pages; the old one makes room.
    onGone: () => {
      globalThis.choLanhGuard = undefined;
    },
  });
}
