import { openTap } from '#lib/page/tap-channel.ts';
import { type TapSite, tapResponses } from '#lib/page/tap-responses.ts';
import { maxTappedLength } from '#lib/site/tapped-response.ts';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Written in by the build from the site rules: no rule can be asked for before the page's first script. */
declare const choLanhTapSites: readonly TapSite[];

/** Runs in the page's own world, before the page, and only on sites whose rule asks for it. See decision 0009. */
export default defineUnlistedScript(() => {
  tapResponses(window, {
    sites: choLanhTapSites,
    maxLength: maxTappedLength,
    give: openTap(document, crypto.randomUUID()),
  });
});
