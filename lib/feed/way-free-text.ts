import { foldPlain } from '#lib/text/fold-vietnamese.ts';
import { localisedText, plainText } from './plain-text-schema.ts';

/** The consumer hotline, with nothing glued to it: the one number that a card may write out. */
const hotline = /(?<!\d[\s.,-]?)1800[ .]?6838(?!\.?\d)/g;

/**
 * Seven digits or more, with whatever people put between them, are a telephone or account number. Slashes part: dates and
 * the numbers of laws are written with them.
 */
const longNumber = /\d(?:[\s.,()+_–-]*\d){6,}/;
const hostLike = /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g;
const ownedByStates = /\.gov(?:\.vn)?$/;

/**
 * F22. True for a text that sends nobody anywhere: no telephone number but the hotline, no web address but a state's, no
 * e-mail address. A card is believed and acted on, and whoever took over a feed would have shoppers call them. Numbers spelled
 * in words are not found.
 */
function isWayFree(text: string): boolean {
  const folded = foldPlain(text).replaceAll(hotline, ' ');
  if (/:\/\/|@|\bwww\b/.test(folded) || longNumber.test(folded)) return false;
  return (folded.match(hostLike) ?? []).every((host) => ownedByStates.test(host));
}

const advice = {
  message: 'names a telephone number or an address; name whom to turn to under "contacts"',
};

export function wayFreeText(maxChars: number) {
  return plainText(maxChars).refine(isWayFree, advice);
}

/** The same in every language of the interface. */
export function localisedWayFree(maxChars: number) {
  return localisedText(maxChars).refine(({ vi, en }) => isWayFree(vi) && isWayFree(en), advice);
}
