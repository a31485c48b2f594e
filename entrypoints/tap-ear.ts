import { applyOwnGlobal, readOwnGlobal } from '#lib/browser/own-global.ts';
import { openTapEar, type TapEar } from '#lib/page/tap-channel.ts';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

// The extension's own world: the guard finds it there, and no page can set it.
declare global {
  var choLanhTapEar: TapEar | undefined;
}

/** Hears the tap from before the page's first script until the guard comes. */
export default defineUnlistedScript(() => {
  if (!readOwnGlobal('choLanhTapEar')) applyOwnGlobal('choLanhTapEar', openTapEar(document));
});
