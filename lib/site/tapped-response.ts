/**
 * A response of the page as the tap saw it: its address and its text. It comes out of the page's own world, where any
 * script can make one, so it is a claim of the page and nothing more.
 */
export type TappedResponse = { readonly url: string; readonly text: string };

/** Characters of one response; a longer one is not handed over. */
export const maxTappedLength = 1_500_000;
/** As many of the newest are kept. */
export const maxTapped = 20;
