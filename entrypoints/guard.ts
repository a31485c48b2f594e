import { applyOwnGlobal, readOwnGlobal } from '#lib/browser/own-global.ts';
import { guardTimers } from '#lib/browser/timers.ts';
import { askWorker } from '#lib/messages/guard-port.ts';
import { awaitPage } from '#lib/page/await-page.ts';
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
  if (readOwnGlobal('choLanhGuard') || window !== window.top) return;
  applyOwnGlobal('choLanhGuard', true);
  awaitPage({ window, document, timers: guardTimers, onReady: start });
});

function start(): void {
  const painter = createLatePainter({
    take: () => readOwnGlobal('choLanhPainter') ?? null,
    bring: async () => void (await askWorker('bringPainter', {})),
    timers: guardTimers,
  });
  followPage({
    window,
    document,
    timers: guardTimers,
    ask: askWorker,
    read: buildTappedReader(() => readOwnGlobal('choLanhTapEar')?.read() ?? []),
    hearMore: (listener) => readOwnGlobal('choLanhTapEar')?.listen(listener),
    paint: painter.paint,
    clear: painter.clear,
    // An extension that was updated injects its new guard into open pages; the old one makes room.
    onGone: () => {
      applyOwnGlobal('choLanhGuard', undefined);
    },
  });
}
