import { foldSpace } from '#lib/site/readers/element-text.ts';
import { readField } from '#lib/site/readers/read-field.ts';
import type { PageContext } from '#lib/site/page-context.ts';
import type { PriceCandidate } from '#lib/site/site-rule.ts';
import { readPriceField } from '../read-price-field.ts';
import { type Guess, type ListingField, sources } from './list-candidates.ts';

/** A guess that has an answer on the page. */
export type Answer = Guess & { readonly value: string };
export type Proposal = Answer & {
  /** False where most others say something else: shown, and not proposed. */
  readonly isAgreed: boolean;
};

const maxProposed = 4;
const shortestDescription = 40;

/** Asks each guess on the page with the bundled readers, as the guard would. */
export function askGuesses(guesses: readonly Guess[], page: PageContext): Answer[] {
  return guesses.flatMap((guess) => {
    const value =
      guess.field === 'price'
        ? askPrice(guess.candidate, page)
        : readField([guess.candidate], page.scope, { page, limit: 20_000 })?.value;
    return value === undefined || value === '' ? [] : [{ ...guess, value }];
  });
}

function askPrice(candidate: PriceCandidate, page: PageContext): string | undefined {
  const price = readPriceField([candidate], page);
  return price === null ? undefined : `${price.amount} ${price.currency ?? ''}`.trim();
}

/** Orders what answered by what survives a redesign, and marks what contradicts the rest. */
export function proposeFields(answers: readonly Answer[]): Proposal[] {
  const fields = [...new Set(answers.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const own = answers.filter((answer) => answer.field === field).map(cutSiteName(answers));
    const agreed = findAgreed(field, own);
    return own
      .map((answer) => ({
        ...answer,
        isAgreed: fits(field, answer, agreed),
      }))
      .sort(
        (a, b) =>
          sources.indexOf(a.source) - sources.indexOf(b.source) ||
          (field === 'description' ? countEchoes(b, own) - countEchoes(a, own) : 0),
      );
  });
}

/** What goes into the rule: the best of each source, few. */
export function pickProposed(
  proposals: readonly Proposal[],
  field: ListingField,
): PriceCandidate[] {
  const own = proposals.filter((each) => each.field === field && each.isAgreed);
  const first = own.filter(
    (each, at) => own.findIndex(({ source }) => source === each.source) === at,
  );
  return first.slice(0, maxProposed).map(({ candidate }) => candidate);
}

const fold = (text: string): string => foldSpace(text).replaceAll('\n', ' ').toLowerCase();

/** `Trà xanh | Cửa hàng` where others say `Trà xanh`: the end is the site's own name, and is cut. */
function cutSiteName(answers: readonly Answer[]): (answer: Answer) => Answer {
  const titles = answers
    .filter(({ field, source }) => field === 'title' && source !== 'meta')
    .map(({ value }) => fold(value));
  return (answer) => {
    if (answer.field !== 'title' || answer.source !== 'meta') return answer;
    const whole = foldSpace(answer.value);
    const start = titles.find(
      (title) =>
        title !== '' && whole.toLowerCase().startsWith(title) && whole.length > title.length,
    );
    const end = start === undefined ? '' : whole.slice(start.length);
    if (!/^ [|–-] \S.{0,60}$/u.test(end)) return answer;
    return {
      ...answer,
      value: whole.slice(0, start?.length),
      candidate: { ...answer.candidate, cutAt: [end] },
    };
  };
}

/** The value that most sources give; of equally many, the one of the better source. */
function findAgreed(field: ListingField, own: readonly Answer[]): string | null {
  const fromUrl = own.find(({ source }) => source === 'url');
  if (fromUrl !== undefined) return fold(fromUrl.value);
  if (field === 'description') return null;
  const votes = new Map<string, Set<string>>();
  const sorted = own.toSorted((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source));
  for (const { value, source } of sorted)
    votes.set(fold(value), (votes.get(fold(value)) ?? new Set()).add(source));
  const most = Math.max(0, ...[...votes.values()].map(({ size }) => size));
  return [...votes].find(([, by]) => by.size === most)?.[0] ?? null;
}

/** How many other sources begin with the same words: an advertisement beside the description has none. */
function countEchoes({ value, source }: Answer, own: readonly Answer[]): number {
  const start = fold(value).slice(0, 30);
  return own.filter((other) => other.source !== source && fold(other.value).startsWith(start))
    .length;
}

function fits(field: ListingField, { value, source }: Answer, agreed: string | null): boolean {
  if (field === 'description')
    return fold(value).length >= shortestDescription || source === 'json-ld';
  if (field === 'shopName' && value.length > 60) return false;
  return agreed === null || fold(value) === agreed;
}
