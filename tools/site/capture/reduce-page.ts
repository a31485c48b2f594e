import type { PageContext } from '#lib/site/page-context.ts';
import { readEmbeddedJson } from '#lib/site/readers/embedded-json.ts';
import { readElementText } from '#lib/site/readers/element-text.ts';
import { findTyped, readJsonLd } from '#lib/site/readers/json-ld.ts';
import { findByShape } from '#lib/site/readers/json-shape.ts';
import type { CardProposal } from './find-card-boxes.ts';
import type { Placeholders, TextKind } from './placeholders.ts';
import type { Proposal } from './propose-fields.ts';
import { listKeptMembers, reduceObject, type KeptMember } from './reduce-json.ts';
import { serialiseKept, type Kept } from './serialise-kept.ts';

export type ReduceAsked = {
  readonly page: PageContext;
  readonly proposals: readonly Proposal[];
  readonly cards: CardProposal | null;
  readonly made: Placeholders;
};

const maxCards = 3;
const maxCardElements = 40;
const maxHeadElements = 12;

/**
 * A short page of the same structure, on which nothing of the real one's words, numbers, pictures and addresses is
 * left: what the proposed candidates read, what stands above it, and made-up values in their place.
 */
export function reducePage(asked: ReduceAsked): string {
  const kept: Kept = new Map();
  for (const proposal of asked.proposals) keepElements(proposal, asked.page, kept);
  for (const box of asked.cards?.boxes.slice(0, maxCards) ?? []) keepCard(box, kept);
  const head = [...readHead(asked), ...readScripts(asked)];
  const body = asked.page.root.querySelector('body');
  const inside = body === null ? '' : serialiseKept(body, kept, asked);
  const language = readLanguage(asked.page);
  return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n${head.join('\n')}\n</head>\n<body>\n${inside.trim()}\n</body>\n</html>\n`;
}

function readLanguage({ url, root }: PageContext): string {
  const written = root.querySelector('[lang]')?.getAttribute('lang') ?? '';
  return /^[a-z]{2}$/u.test(written) ? written : url.hostname.endsWith('.vn') ? 'vi' : 'en';
}

const kinds: Readonly<Record<string, TextKind | 'price' | 'id'>> = {
  title: 'title',
  shopName: 'shopName',
  description: 'description',
  price: 'price',
  id: 'id',
  shopId: 'id',
  shopSlug: 'id',
};

/** The first element that a candidate reads, and what it stands in. */
function keepElements({ field, candidate }: Proposal, page: PageContext, kept: Kept): void {
  if (candidate.read === 'text' || candidate.read === 'attribute') {
    const found = [...page.scope.querySelectorAll(candidate.select)]
      .slice(0, 40)
      .find((element) => readElementText(element, 20) !== '' || candidate.read === 'attribute');
    if (found !== undefined && kept.get(found) === undefined)
      kept.set(found, kinds[field] ?? 'text');
  }
  if (candidate.read === 'microdata') {
    const item = page.scope.querySelector(
      `[itemscope][itemtype$="schema.org/${candidate.type}" i]`,
    );
    for (const name of [...candidate.path, 'priceCurrency']) {
      const element = item?.querySelector(`[itemprop~="${name}"]`);
      if (element && kept.get(element) === undefined)
        kept.set(
          element,
          name === 'priceCurrency'
            ? 'currency'
            : element.hasAttribute('itemscope')
              ? 'structure'
              : (kinds[field] ?? 'text'),
        );
    }
  }
}

/** A card is kept as it is built, its first link with its address. */
function keepCard(box: Element, kept: Kept): void {
  const inside = [box, ...box.querySelectorAll('*')].filter(
    (element) =>
      !/^(?:script|style|svg|path|noscript|iframe|source|template)$/u.test(element.localName),
  );
  for (const element of inside.slice(0, maxCardElements))
    if (!kept.has(element)) kept.set(element, 'card');
}

function readHead({ page, proposals, made }: ReduceAsked): string[] {
  const title = proposals.find(({ field }) => field === 'title')?.value;
  const names = new Map<string, string>();
  for (const { field, value, candidate } of proposals) {
    if (candidate.read !== 'meta') continue;
    if (candidate.about !== undefined) names.set(candidate.about, made.url(page.url.href));
    names.set(candidate.name, makeMeta({ field, value, cut: candidate.cutAt?.[0] ?? '', made }));
    if (candidate.currency?.read === 'meta')
      names.set(candidate.currency.name, value.split(' ')[1] ?? 'VND');
  }
  const metas = [...names]
    .slice(0, maxHeadElements)
    .map(
      ([name, content]) =>
        `<meta property="${name}" content="${content.replaceAll('"', '&quot;')}">`,
    );
  return [
    `<title>${title === undefined ? 'Trang mẫu' : made.text(title, 'title')}</title>`,
    ...metas,
  ];
}

type MetaAsked = {
  readonly field: string;
  readonly value: string;
  readonly cut: string;
  readonly made: Placeholders;
};

function makeMeta({ field, value, cut, made }: MetaAsked): string {
  const kind = kinds[field] ?? 'text';
  if (kind === 'price') return made.price(value.split(' ')[0] ?? '');
  if (kind === 'id') return made.id(value);
  return made.text(value, kind) + cut;
}

/** Inline data with the members that the candidates name, each in the shape in which it stood. */
function readScripts({ page, proposals, made }: ReduceAsked): string[] {
  const linked = new Map<string, KeptMember[]>();
  const plain = new Map<
    string,
    { readonly where: readonly string[]; readonly members: KeptMember[] }
  >();
  for (const { field, candidate } of proposals) {
    const members = listKeptMembers(field, candidate);
    if (candidate.read === 'json-ld')
      linked.set(candidate.type, [...(linked.get(candidate.type) ?? []), ...members]);
    if (candidate.read !== 'json') continue;
    // Candidates about the same object stay in one object.
    const key = candidate.about?.join('/') ?? candidate.where.join('/');
    const known = plain.get(key);
    plain.set(key, {
      where: [...new Set([...(known?.where ?? []), ...candidate.where])],
      members: [...(known?.members ?? []), ...members],
    });
  }
  const blocks = [...linked].flatMap(([type, members]) => {
    const [node] = findTyped(readJsonLd(page.root), type, false);
    return node === undefined
      ? []
      : [
          showScript(
            'application/ld+json',
            reduceObject(node, [...members, { path: ['url'], field: 'about' }], made),
          ),
        ];
  });
  const data = [...plain.values()].flatMap(({ where, members }) => {
    const [object] = readEmbeddedJson(page.root, where)
      .flat()
      .flatMap((value) => findByShape(value, where));
    return object === undefined
      ? []
      : [showScript('application/json', { data: reduceObject(object, members, made) })];
  });
  return [...blocks, ...data];
}

function showScript(type: string, value: unknown): string {
  // A made-up value holds no angle bracket; a member's name of a hostile page may.
  return `<script type="${type}">${JSON.stringify(value).replaceAll('<', String.raw`\u003c`)}</script>`;
}
