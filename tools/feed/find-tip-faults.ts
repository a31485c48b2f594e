import type { Tip } from '#lib/domain/tip.ts';
import { locales } from '#lib/domain/localised.ts';

/** A card is read on a telephone, by somebody who is worried: so many Vietnamese words and no more. */
export const mostTipWords = 90;

/** What is wrong with how a card is written. Banned words are looked for in every file of a feed alike. */
export function findTipFaults(tip: Tip): readonly string[] {
  const texts = [tip.title, ...tip.rights, ...tip.steps];
  const words = texts.map(({ vi }) => vi.split(/\s+/u).length).reduce((sum, each) => sum + each, 0);
  const faults: string[] = [];
  if (words > mostTipWords) {
    faults.push(`has ${words} words in Vietnamese; say it in ${mostTipWords}`);
  }
  for (const locale of locales) {
    for (const text of texts.map((each) => each[locale])) faults.push(...judgeText(text));
  }
  for (const { vi, en } of [...tip.rights, ...tip.steps]) {
    if (!/[.?]$/u.test(vi) || !/[.?]$/u.test(en)) faults.push(`end "${vi}" as a sentence`);
  }
  return faults;
}

function judgeText(text: string): readonly string[] {
  return [
    ...(/[!！]/u.test(text) ? [`shouts in "${text}"; write without exclamation marks`] : []),
    ...(/quý khách/iu.test(text) ? [`says "quý khách" in "${text}"; say "bạn"`] : []),
    ...(text.normalize('NFC') === text ? [] : [`"${text}" is not composed (NFC)`]),
  ];
}
