import { type Locale, locales } from '#lib/domain/localised.ts';
import { type Tip, type TipTarget, tipTargets } from '#lib/domain/tip.ts';
import { foldText, keepMarks } from '#lib/text/fold-vietnamese.ts';
import { tokenise } from '#lib/text/tokenise.ts';

export type TipQuestion = {
  readonly query: string;
  /** Only cards for this; null for all. */
  readonly for: TipTarget | null;
  readonly locale: Locale;
};

/** More words than this say no more about what is looked for. */
const mostWords = 12;
/** What a word in the language that is not shown is worth. */
const otherLanguage = 0.4;

type Word = { readonly folded: string; readonly marked: string };
type Field = { readonly weight: number; readonly words: readonly Word[] };
type LocalField = Field & { readonly locale: Locale };

/**
 * The cards that answer a few typed words, best first. Words are compared folded, so that `dat coc` finds "đặt cọc", and a
 * word that is still being typed finds those that begin with it; typed marks that agree weigh a little more. A card that
 * holds all words beats those that hold some; where none holds all, those with the most are shown. No words: all cards, what
 * everybody meets first. The other language counts, too, for less: people type what they remember.
 */
export function searchTips(tips: readonly Tip[], question: TipQuestion): readonly Tip[] {
  const target = question.for;
  const asked = target === null ? tips : tips.filter((tip) => tip.for.includes(target));
  const words = readWords(question.query).slice(0, mostWords);
  if (words.length === 0) {
    return question.query.trim() === ''
      ? asked.toSorted((a, b) => readPlace(a) - readPlace(b))
      : [];
  }
  const ranked = asked
    .map((tip) => ({ tip, ...score(readFields(tip, question.locale), words) }))
    .filter(({ held }) => held > 0);
  const most = Math.max(0, ...ranked.map(({ held }) => held));
  return ranked
    .filter(({ held }) => held === most)
    .toSorted((a, b) => b.points - a.points)
    .map(({ tip }) => tip);
}

/** Where a card stands in the library: behind all of the main feed's where it is an added feed's. */
function readPlace({ for: [first], from }: Tip): number {
  const place = tipTargets.findIndex((target) => target === first);
  return from ? tipTargets.length + place : place;
}

/** Folded once for as long as the card lives: each letter that is typed asks all cards anew. */
const foldedCards = new WeakMap<Tip, readonly LocalField[]>();

function readFields(tip: Tip, locale: Locale): readonly Field[] {
  const folded = foldedCards.get(tip) ?? locales.flatMap((each) => foldCard(tip, each));
  foldedCards.set(tip, folded);
  return folded.map((field) =>
    field.locale === locale ? field : { ...field, weight: field.weight * otherLanguage },
  );
}

function foldCard(tip: Tip, locale: Locale): readonly LocalField[] {
  const laws = tip.laws.map((law) => `${law.name[locale]} ${law.number}`);
  const texts = [
    [6, [tip.title[locale]]],
    [3, tip.rights.map((text) => text[locale])],
    [2, tip.steps.map((text) => text[locale])],
    [1, laws],
  ] as const;
  return texts.map(([weight, said]) => ({ locale, weight, words: said.flatMap(readWords) }));
}

function readWords(text: string): readonly Word[] {
  return tokenise(foldText(text)).map((token) => ({
    folded: token.text,
    marked: keepMarks(text.slice(token.start, token.end)),
  }));
}

function score(
  fields: readonly Field[],
  asked: readonly Word[],
): { readonly held: number; readonly points: number } {
  const best = asked.map((word) => Math.max(0, ...fields.map((field) => weigh(field, word))));
  const pairs = asked.slice(1).filter((word, at) => {
    const before = asked[at];
    return before && fields.some((field) => standTogether(field, before, word));
  });
  return {
    held: best.filter((points) => points > 0).length,
    // Two words in their order mean more than both somewhere: "trả hàng" is no "hàng … trả".
    points: best.reduce((sum, points) => sum + points, 0) + 2 * pairs.length,
  };
}

function weigh({ weight, words }: Field, asked: Word): number {
  let best = 0;
  for (const word of words) {
    if (!word.folded.startsWith(asked.folded)) continue;
    const whole = word.folded === asked.folded ? 1 : 0.6;
    const marks = word.marked.startsWith(asked.marked) ? 1 : 0.8;
    best = Math.max(best, weight * whole * marks);
  }
  return best;
}

function standTogether({ words }: Field, before: Word, word: Word): boolean {
  return words.some(
    ({ folded }, at) =>
      folded === before.folded && words[at + 1]?.folded.startsWith(word.folded) === true,
  );
}
