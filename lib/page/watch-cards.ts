import type { PageAnchors } from '#lib/site/read-page.ts';

type Cards = PageAnchors['cards'];
export type CardsWatch = {
  readonly signal: AbortSignal;
  /** A link in a card has changed: the page should be read again. */
  readonly onChange: () => void;
  /** The nodes of these cards show other cards by now; told before the browser draws again. */
  readonly onReuse: (ids: ReadonlySet<string>) => void;
};
type Boxes = ReadonlyMap<Node, readonly string[]>;

/**
 * Watches the links of cards that were read, and nothing else of the page's attributes: a virtual list gives its
 * nodes to other cards, often without adding or removing one. Returns what takes the cards of the newest reading.
 */
export function watchCards({ signal, onChange, onReuse }: CardsWatch): (cards: Cards) => void {
  let boxes: Boxes = new Map();
  const observer = new MutationObserver((records) => {
    if (signal.aborted) return;
    const changes = records.map(readFormerLinks).filter(({ paths }) => paths !== null);
    if (changes.length === 0) return;
    const reused = new Set(
      changes.flatMap(({ target, paths }) => findReused(target, paths ?? [], boxes)),
    );
    if (reused.size > 0) onReuse(reused);
    onChange();
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return (cards) => {
    observer.disconnect();
    if (signal.aborted) return;
    const known = new Map<Node, string[]>();
    for (const [id, { box }] of cards) {
      const ids = known.get(box);
      if (ids) ids.push(id);
      else known.set(box, [id]);
    }
    for (const box of known.keys()) observer.observe(box, linksOnly);
    boxes = known;
  };
}

const linksOnly = {
  attributes: true,
  attributeFilter: ['href'],
  attributeOldValue: true,
  childList: true,
  subtree: true,
};

type LinkChange = { readonly target: Node; readonly paths: readonly string[] | null };

/** Where the links led that a change touched or took away; null for a change of something else. */
function readFormerLinks({ type, target, oldValue, removedNodes }: MutationRecord): LinkChange {
  if (type === 'attributes') return { target, paths: [readPath(oldValue)] };
  const links = [...removedNodes].flatMap(findLinks);
  return { target, paths: links.length === 0 ? null : links.map(readLinkPath) };
}

/** The ids of the card around a node, when one of these paths is no longer linked in it. */
function findReused(target: Node, paths: readonly string[], boxes: Boxes): readonly string[] {
  let box: Node | null = target;
  while (box !== null && !boxes.has(box)) box = box.parentNode;
  if (box === null) return [];
  const now = new Set(findLinks(box).map(readLinkPath));
  return paths.some((path) => path !== '' && !now.has(path)) ? (boxes.get(box) ?? []) : [];
}

function findLinks(node: Node): readonly Element[] {
  if (!(node instanceof Element)) return [];
  const inside = node.querySelectorAll('[href]');
  return node.hasAttribute('href') ? [node, ...inside] : [...inside];
}

function readLinkPath(link: Element): string {
  return readPath(link.getAttribute('href'));
}

// Shops write counters into the query of a link when the pointer comes near: that is the same card.
function readPath(href: string | null): string {
  return (href ?? '').split(/[?#]/, 1)[0] ?? '';
}
