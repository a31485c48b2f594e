import type { LookAlike } from '#lib/domain/finding.ts';
import type { HostName } from '#lib/domain/identifier.ts';
import type { Official } from '#lib/domain/official.ts';
import { foldConfusables, readDisguises } from '#lib/text/confusable.ts';
import { isWithinEdits } from '#lib/text/edit-distance.ts';
import { isIpAddress, readHost, registrableDomain } from '#lib/text/host.ts';
import { readUnicodeHost } from '#lib/text/punycode.ts';
import { isBaited } from './bait-words.ts';

/**
 * Does a host imitate a protected name? Needs no list.
 *
 * A host is cut into the labels that its owner chose, and those into words at hyphens, in the form a reader sees:
 * punycode decoded, other scripts' look-alikes and digits read as the letters they stand for. Then, for each protected
 * word:
 *  - a distinctive word (six letters or more) anywhere inside a label, or one slip of the keyboard away from a word
 *    (two from eleven letters on; `mybank` is no slip of `mbbank`, which is all but `bank`);
 *  - a short or ordinary word (`tiki`, `momo`, `acb`, `amazon`) only as a whole word beside others (`tiki-sale`,
 *    `tiki88`), joined to words that bait (`tikivn`, `vayvib`), or as a label above somebody else's domain
 *    (`tiki.sale.example`; three letters only above one that baits: `acb.vn-a.example`): `tiki.org` may well be another Tiki;
 *  - a rare short word (`bidv`, `vnpay`) anywhere, but for the known names that hold it (`bidvest`);
 *  - an official host, written out in front of another domain: `acb.com.vn.login.example`.
 * Official hosts and everything below them never answer, and neither do hosts of the state, which nobody can register.
 */
export type LookAlikeCheck = (host: HostName) => LookAlike | null;

type ProtectedWord = { readonly text: string; readonly official: Official };

type HostParts = {
  /** Under Viet Nam's own suffix. */
  readonly isHome: boolean;
  /** The owner's own label, without the public suffix: `shopee-sale` of `www.shopee-sale.example`. */
  readonly own: readonly Label[];
  /** The labels above it, without `www`. */
  readonly above: readonly Label[];
};

type Label = {
  readonly text: string;
  /** Every way to read it whole. */
  readonly readings: readonly string[];
  /** How many words it has, and every way to read each. */
  readonly wordCount: number;
  readonly words: ReadonlySet<string>;
};

const shortestDistinctive = 6;
const shortestForTwoEdits = 11;
/** What is left of a word without the tail it shares with its whole trade must carry the likeness. */
const shortestStem = 4;
const sharedTail = /(?:bank|pay|shop|mall)$/;
const shortestAbove = 4;
const shortestBesideOthers = 3;

// A river and a good market; and words that are one slip away from a protected one without meaning it.
const ordinaryWords: ReadonlySet<string> = new Set(['amazon', 'chotot']);
const ordinaryNeighbours: ReadonlySet<string> = new Set(
  'shoppe shopper shopped tiktak ticktock'.split(' '),
);

// Letters that stand together in no other word, and what may follow them in the few names that do hold them.
const rareWords: ReadonlyMap<string, RegExp> = new Map([
  ['bidv', /bidv(?![aeiou])/],
  ['vnpay', /vnpay(?!ment|roll)/],
  ['napas', /(?<!pa)napas(?!t)/],
]);
const baitAbove = /(?:^|-)(?:vn|vip|app|online|[a-z]{0,5}bank(?:s|ing)?|(?:vn)?ipay)(?:-|$)/;
// Asked of the public suffix alone: anybody can register a plain name `gov` where the state has none.
const stateSuffix = /^(?:gov|mil|go|gob|gouv)(?:\.[a-z]{2})?$/;

export function buildLookAlikeCheck(officials: readonly Official[]): LookAlikeCheck {
  const officialHosts = new Set(
    officials.flatMap((official) => official.hosts.flatMap((host) => readHost(host) ?? [])),
  );
  const hostOwners = officials.flatMap((official) =>
    official.hosts.map((host) => ({ host: foldConfusables(host), official })),
  );
  const words = officials
    .flatMap((official) => official.words.map((text) => ({ text: text.toLowerCase(), official })))
    .toSorted((a, b) => b.text.length - a.text.length);

  return (host) => {
    if (isOfficial(host, officialHosts) || isIpAddress(host)) return null;
    const parts = readParts(host);
    if (!parts) return null;
    const labels = [...parts.above, ...parts.own].map(({ text }) => text);
    const seen = `.${labels.join('.')}.`;
    const official =
      hostOwners.find((owner) => seen.includes(`.${owner.host}.`))?.official ??
      words.find((word) => isImitated(word, parts))?.official;
    const [officialHost] = official?.hosts ?? [];
    return official && officialHost !== undefined
      ? { host, officialHost, officialName: official.name }
      : null;
  };
}

function isOfficial(host: HostName, officialHosts: ReadonlySet<string>): boolean {
  const labels = host.split('.');
  return labels.some((_, i) => officialHosts.has(labels.slice(i).join('.')));
}

function readParts(host: HostName): HostParts | null {
  const domain = registrableDomain(host);
  if (domain === null) return null;
  const seen = (text: string) =>
    readUnicodeHost(text)
      .split('.')
      .map(foldConfusables)
      .filter((label) => label !== '' && label !== 'www')
      .map(buildLabel);
  const [own = '', ...suffix] = domain.split('.');
  if (stateSuffix.test(suffix.join('.'))) return null;
  return {
    isHome: suffix.at(-1) === 'vn',
    own: seen(own),
    above: seen(host.slice(0, host.length - domain.length)),
  };
}

function isImitated(word: ProtectedWord, { own, above, isHome }: HostParts): boolean {
  const isDistinctive = word.text.length >= shortestDistinctive && !ordinaryWords.has(word.text);
  if (isDistinctive) return [...own, ...above].some((label) => hasDistinctive(label, word.text));
  const rare = rareWords.get(word.text);
  if (rare && [...own, ...above].some((label) => rare.test(label.text))) return true;
  const isUnderBait = own.some(({ text }) => baitAbove.test(text));
  return (
    own.some((label) => hasBesideOthers(label, word.text, isHome)) ||
    ((word.text.length >= shortestAbove || isUnderBait) &&
      word.text.length >= shortestBesideOthers &&
      above.some((label) => label.words.has(word.text)))
  );
}

function hasDistinctive(label: Label, word: string): boolean {
  if (label.readings.some((reading) => reading.includes(word))) return true;
  if (word.replace(sharedTail, '').length < shortestStem) return false;
  const most = word.length >= shortestForTwoEdits ? 2 : 1;
  return [label.text, ...label.text.split(/[-_]/)].some(
    (token) =>
      !ordinaryNeighbours.has(token) && token[0] === word[0] && isWithinEdits(token, word, most),
  );
}

function hasBesideOthers({ wordCount, words }: Label, word: string, isHome: boolean): boolean {
  if (word.length < shortestBesideOthers) return false;
  const isNumbered = (each: string): boolean => each.length === word.length + 1 && /\d$/.test(each);
  const isWhole = (each: string): boolean =>
    each === word || (each.startsWith(word) && isNumbered(each));
  if (wordCount > 1 && [...words].some(isWhole)) return true;
  return [...words].some((each) => isBaited(each, word, isHome));
}

// Two digits end a word, a single one may stand for a letter: `11tiki`, `t1ki`.
function buildLabel(text: string): Label {
  const words = text.split(/[-_]|(?<=\d{2})(?=\p{L})|(?<=\p{L})(?=\d{2})/u).filter(Boolean);
  return {
    text,
    readings: [...readDisguises(text)],
    wordCount: words.length,
    words: new Set(words.flatMap((word) => [...readDisguises(word)])),
  };
}
