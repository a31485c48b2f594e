import { findObjects, isJsonObject, ownValue } from './json-shape.ts';
import type { JsonObject } from './json-shape.ts';
import { parseTolerantly } from './repair-json.ts';

const maxBlocks = 60;
const maxBlockLength = 2_000_000;
const maxNodes = 500;

type Parsed = { readonly text: string; readonly nodes: readonly JsonObject[] };
const parsedBlocks = new WeakMap<Element, Parsed>();

/** The top-level JSON-LD nodes of a page: of every block, of lists, of `@graph`, and the main entity of a page node. */
export function readJsonLd(root: ParentNode): JsonObject[] {
  const blocks = [...root.querySelectorAll('script[type*="ld+json" i]')].slice(0, maxBlocks);
  return blocks.flatMap(readBlock).slice(0, maxNodes);
}

/** Top-level nodes of a type; with `deep`, nodes inside others too. */
export function findTyped(nodes: readonly JsonObject[], type: string, deep: boolean): JsonObject[] {
  const fits = (node: JsonObject): boolean => hasType(node, type);
  return deep ? findObjects(nodes, fits) : nodes.filter(fits);
}

/** Types come alone or in a list, bare or as an address: `Product`, `["Product"]`, `http://schema.org/Product`. */
function hasType(node: JsonObject, type: string): boolean {
  const own = ownValue(node, '@type');
  const names: unknown[] = Array.isArray(own) ? own : [own];
  return names.some((name) => typeof name === 'string' && name.split(/[/:#]/u).at(-1) === type);
}

function readBlock(block: Element): readonly JsonObject[] {
  const text = block.textContent;
  if (text.length > maxBlockLength) return [];
  const known = parsedBlocks.get(block);
  if (known?.text === text) return known.nodes;
  const nodes = flatten(parseTolerantly(text), 0);
  parsedBlocks.set(block, { text, nodes });
  return nodes;
}

function flatten(value: unknown, depth: number): JsonObject[] {
  if (depth > 4) return [];
  if (Array.isArray(value))
    return value.slice(0, maxNodes).flatMap((member) => flatten(member, depth + 1));
  if (!isJsonObject(value)) return [];
  const inner = [ownValue(value, '@graph'), ownValue(value, 'mainEntity')];
  return [value, ...inner.flatMap((member) => flatten(member, depth + 1))];
}
