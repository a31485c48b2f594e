import { isSameSite, type PageContext, readUrl } from '#lib/site/page-context.ts';
import { matchPath } from '#lib/site/path-template.ts';
import { readCards } from '#lib/site/readers/read-cards.ts';
import { readField } from '#lib/site/readers/read-field.ts';
import type { Candidate, CardFinder } from '#lib/site/site-rule.ts';
import { guessTemplate } from './guess-template.ts';
import { fieldWords, isPlainName, nameByData } from './structure-words.ts';

export type CardProposal = {
  /** Of the addresses of its listings. */
  readonly template: string;
  readonly finder: CardFinder;
  readonly count: number;
  readonly withTitle: number;
  readonly boxes: readonly Element[];
};

const maxLinks = 4_000;
const maxGroups = 6;
const maxClimb = 8;
const leastCards = 3;
const mostShare = 0.8;

type Link = { readonly element: Element; readonly id: string };

/** Repeated structures that hold a link to a listing each, the largest first. */
export function findCardBoxes(page: PageContext): CardProposal[] {
  const groups = [...groupLinks(page)].filter(([, links]) => countIds(links) >= leastCards);
  const proposals = groups
    .sort(([, a], [, b]) => countIds(b) - countIds(a))
    .slice(0, maxGroups)
    .flatMap(([template, links]) => proposeFinder(template, links, page));
  const best = proposals.sort((a, b) => b.withTitle - a.withTitle || b.count - a.count);
  return [...new Map(best.map((each) => [JSON.stringify(each.finder), each])).values()];
}

function groupLinks(page: PageContext): Map<string, Link[]> {
  const own = page.rule.pages.filter(({ kind }) => kind === 'listing').map(({ path }) => path);
  const groups = new Map<string, Link[]>();
  for (const element of [...page.scope.querySelectorAll('a[href]')].slice(0, maxLinks)) {
    const url = readUrl(element.getAttribute('href') ?? '', page.url);
    if (
      url === null ||
      !isSameSite(url, page) ||
      url.pathname === page.url.pathname ||
      url.pathname === '/'
    )
      continue;
    const template =
      own.find((path) => matchPath(path, url.pathname) !== null) ?? guessTemplate(url);
    const id = matchPath(template, url.pathname)?.['listingId'];
    if (id === undefined) continue;
    const links = groups.get(template) ?? [];
    links.push({ element, id });
    groups.set(template, links);
  }
  return groups;
}

function countIds(links: readonly Link[]): number {
  return new Set(links.map(({ id }) => id)).size;
}

function proposeFinder(
  template: string,
  links: readonly Link[],
  page: PageContext,
): CardProposal[] {
  const byElement = new Map(links.map(({ element, id }) => [element, id]));
  // A parent is asked for its links once, however many of them climb to it.
  const known = new Map<Element, readonly Element[]>();
  const boxes = [...new Set(links.map((link) => climb(link, byElement, known)))];
  // A menu may link to listings as the cards do: boxes that are built alike are tried alone too.
  const alike = Map.groupBy(boxes, (box) => `${box.localName} ${box.getAttribute('class') ?? ''}`);
  const parts = [...alike.values()].filter(({ length }) => length >= leastCards);
  return [boxes, ...parts.slice(0, maxGroups)].flatMap((part) =>
    proposeBoxes(template, part, page),
  );
}

function proposeBoxes(
  template: string,
  boxes: readonly Element[],
  page: PageContext,
): CardProposal[] {
  // A menu is a list of links too; what sells has a picture.
  if (boxes.filter((box) => box.querySelector('img, picture') !== null).length < boxes.length / 2)
    return [];
  const select = nameBoxes(boxes, page) ?? nameLinks(template);
  if (select === null) return [];
  const isKnown = page.rule.pages.some(({ kind, path }) => kind === 'listing' && path === template);
  const title = listTitles(boxes, page);
  const finder: CardFinder = isKnown ? { select, title } : { select, paths: [template], title };
  const { cards, anchors } = readCards({ ...page, rule: { ...page.rule, cards: [finder] } });
  const withTitle = cards.filter((card) => card.title !== null).length;
  return cards.length < leastCards
    ? []
    : [
        {
          template,
          finder,
          count: cards.length,
          withTitle,
          boxes: [...anchors.values()].map(({ box }) => box),
        },
      ];
}

/** The widest element around a link that holds no other listing. */
function climb(
  link: Link,
  links: ReadonlyMap<Element, string>,
  known: Map<Element, readonly Element[]>,
): Element {
  let box = link.element;
  for (let step = 0; step < maxClimb; step += 1) {
    const parent = box.parentElement;
    if (parent === null || parent.localName === 'body') break;
    const inside = known.get(parent) ?? [...parent.querySelectorAll('a[href]')].slice(0, 30);
    known.set(parent, inside);
    if (inside.some((each) => (links.get(each) ?? link.id) !== link.id)) break;
    box = parent;
  }
  return box;
}

/** The class or test id that nearly all boxes have and little else has. */
function nameBoxes(boxes: readonly Element[], page: PageContext): string | null {
  const counts = new Map<string, number>();
  for (const box of boxes) {
    for (const name of listBoxNames(box)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts]
    .filter(([, count]) => count >= boxes.length * mostShare)
    .map(([select]) => {
      return { select, extra: page.scope.querySelectorAll(select).length - boxes.length };
    });
  return named.sort((a, b) => a.extra - b.extra)[0]?.select ?? null;
}

function listBoxNames(box: Element): string[] {
  const classes = (box.getAttribute('class') ?? '').split(/\s+/u).slice(0, 12).filter(isPlainName);
  return [...nameByData(box), ...classes.map((name) => `.${name}`)];
}

/** The longest literal of the template, as the mark of a link; null where it has none to speak of. */
function nameLinks(template: string): string | null {
  const [literal = ''] = template.split(/\{[^}]*\}/u).sort((a, b) => b.length - a.length);
  if (literal.length >= 3 && !literal.includes('"')) return `a[href*="${literal}"]`;
  // The path template alone tells the links; an id of digits is a narrow one.
  return template.includes('{listingId:digits}') ? 'a[href]' : null;
}

function listTitles(boxes: readonly Element[], page: PageContext): Candidate[] {
  const classes = [
    ...new Set(
      boxes
        .slice(0, 20)
        .flatMap((box) =>
          [...box.querySelectorAll('[class]')]
            .slice(0, 60)
            .flatMap((element) => (element.getAttribute('class') ?? '').split(/\s+/u)),
        ),
    ),
  ]
    .filter((name) => isPlainName(name) && fieldWords.title.test(name))
    .slice(0, 20);
  const guesses: Candidate[] = [
    ...['h3', 'h2', 'h4', ...classes.map((name) => `.${name}`)].map((select): Candidate => ({
      read: 'text',
      select,
    })),
    { read: 'attribute', select: 'a[title]', name: 'title' },
    { read: 'attribute', select: 'img[alt]', name: 'alt' },
  ];
  return guesses.filter((candidate) => isTitle(candidate, boxes, page)).slice(0, 3);
}

/** Answers in nearly every box, and differently. */
function isTitle(candidate: Candidate, boxes: readonly Element[], page: PageContext): boolean {
  const values = boxes.flatMap(
    (box) => readField([candidate], box, { page, limit: 300 })?.value ?? [],
  );
  return values.length >= boxes.length * mostShare && new Set(values).size >= values.length * 0.6;
}
