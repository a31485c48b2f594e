import * as z from 'zod';
import { type ProductClass, productClasses } from '#lib/domain/claim.ts';
import { readWords } from '#lib/text/read-words.ts';
import { buildVocabulary, type Vocabulary, type VocabularyDraft } from '#lib/text/vocabulary.ts';
import classesJson from '#rules/product-classes.json' with { type: 'json' };
import { parsePattern } from './parse-pattern.ts';
import {
  buildBookPattern,
  buildPatternBook,
  meetCandidates,
  type PatternBook,
  type SetStock,
} from './pattern-book.ts';
import { type BookPattern, matchPattern } from './match-pattern.ts';

const wordsSchema = z.array(z.string().min(1));

/**
 * How a class of goods is known: `names` are what catalogues call it, `title` are words that name such goods in a title,
 * `text` words that only stand in the description of such goods.
 */
const classesSchema = z.array(
  z.strictObject({
    id: z.enum(productClasses),
    names: wordsSchema,
    text: wordsSchema,
    title: wordsSchema,
  }),
);

type ClassWords = z.infer<typeof classesSchema>[number];

/** What a listing says of itself. `categories`: breadcrumbs or a catalogue's own class, the narrowest last. */
export type ListingFacts = {
  readonly title: string | null;
  readonly text: string | null;
  readonly categories: readonly string[];
};

export type ReadProductClass = (facts: ListingFacts) => ProductClass | null;

let bundled: ReadProductClass | null = null;

/** The class of goods by the classes that ship inside, which are compiled once. */
export const readProductClass: ReadProductClass = (facts) => {
  bundled ??= buildProductClassReader();
  return bundled(facts);
};

// Beyond this many characters a description speaks of other goods too.
const textReach = 3_000;

/**
 * Builds the reader of product classes from `rules/product-classes.json`. It asks the categories first, then the title,
 * whose first goods word counts (in Vietnamese the noun stands in front), then the description. Null: nothing told.
 */
export function buildProductClassReader(json: unknown = classesJson): ReadProductClass {
  const classes = classesSchema.parse(json);
  const draft: VocabularyDraft = new Map();
  const [names, title, text] = (['names', 'title', 'text'] as const).map((kind) =>
    buildBook(classes, kind, draft),
  );
  const vocabulary = buildVocabulary(draft);
  const find = (book: PatternBook | undefined, said: string, isWhole: boolean) => {
    const place = book ? findFirst(book, vocabulary, { said, isWhole }) : null;
    return place === null ? null : (classes[place]?.id ?? null);
  };
  // A category of several kinds of goods ("drug and health") decides where nothing else does.
  const readHint = (categories: readonly string[]) =>
    categories.reduce<ProductClass | null>((hint, said) => find(names, said, false) ?? hint, null);
  const readNamed = (categories: readonly string[]) =>
    categories.reduceRight<ProductClass | null>(
      (named, said) => named ?? find(names, said, true),
      null,
    );
  return (facts) => {
    const byText = facts.text === null ? null : find(text, facts.text.slice(0, textReach), false);
    const byTitle = facts.title === null ? null : find(title, facts.title, false);
    const named = readNamed(facts.categories);
    // A shop files its own goods: a tea is no medicine because it lies among medicines, nor is what says it is none.
    const isDoubtful = named === 'drug' && (byText === 'supplement' || isNoDrug(byTitle));
    if (named && !isDoubtful) return named;
    // "Thực phẩm này không phải là thuốc" and a medicine's own words say more than a title.
    if (byText === 'supplement' || (byText === 'drug' && isPerhapsDrug(byTitle))) return byText;
    return byTitle ?? byText ?? readHint(facts.categories);
  };
}

function isNoDrug(byTitle: ProductClass | null): boolean {
  return byTitle === 'food' || !isPerhapsDrug(byTitle);
}

function isPerhapsDrug(byTitle: ProductClass | null): boolean {
  return byTitle === null || ['supplement', 'cosmetic', 'food', 'other'].includes(byTitle);
}

function buildBook(
  classes: readonly ClassWords[],
  kind: 'names' | 'title' | 'text',
  draft: VocabularyDraft,
): PatternBook {
  const stock: SetStock = new Map();
  // Exact: a title without marks says too little ("nam" is a man's shoe and no mushroom).
  const context = { draft, stock, lists: {}, isExact: true, isGuard: false };
  const patterns = classes.flatMap((each, owner) =>
    each[kind].flatMap((words) => {
      const parsed = parsePattern(words);
      return parsed.ok ? [buildBookPattern(parsed.value, owner, context)] : [];
    }),
  );
  return buildPatternBook(patterns);
}

type Said = { readonly said: string; readonly isWhole: boolean };

// The first place decides, and there the longest words: "sữa rửa mặt" is no milk.
function findFirst(
  book: PatternBook,
  vocabulary: Vocabulary,
  { said, isWhole }: Said,
): number | null {
  const words = readWords(vocabulary, said);
  for (let at = 0; at < (isWhole ? 1 : words.count); at++) {
    let best = 0;
    let owner: number | null = null;
    const meet = (pattern: BookPattern): void => {
      const end = matchPattern(pattern, words, at);
      if (end > best && (!isWhole || end === words.count)) [best, owner] = [end, pattern.owner];
    };
    meetCandidates(book, words, { at, meet });
    if (owner !== null) return owner;
  }
  return null;
}
