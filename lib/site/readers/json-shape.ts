/** Reading JSON of unknown shape: own properties only, bounded, never by index where a site may reorder. */
const maxNodes = 200_000;
const maxFound = 40;
const maxListed = 60;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Objects that own every key of `where`, the shallow ones first: breadth first, so depth cannot exhaust the stack. */
export function findByShape(root: unknown, where: readonly string[], most?: number): JsonObject[] {
  return findObjects(root, (object) => where.every((key) => Object.hasOwn(object, key)), most);
}

export function findObjects(
  root: unknown,
  fits: (object: JsonObject) => boolean,
  most = maxFound,
): JsonObject[] {
  const found: JsonObject[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && found.length < most; at += 1) {
    const value = queue[at];
    if (typeof value !== 'object' || value === null) continue;
    if (isJsonObject(value) && fits(value)) found.push(value);
    for (const child of readMembers(value)) {
      if (queue.length >= maxNodes) break;
      if (typeof child === 'object' && child !== null) queue.push(child);
    }
  }
  return found;
}

/** A list is walked as it is: as key and value, a million numbers cost a third of a second at each question. */
function readMembers(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  // `__proto__` in JSON is a member like any other to a parser, and to whoever merges it no longer is.
  return Object.entries(value).flatMap(([key, child]) => (key === '__proto__' ? [] : [child]));
}

/** Every value at the end of `path`; a list on the way stands for each of its members. */
export function walkPath(value: unknown, path: readonly string[]): unknown[] {
  let values: unknown[] = [value];
  for (const key of path) {
    values = spread(values).flatMap((at) => (isJsonObject(at) ? [ownValue(at, key)] : []));
  }
  return spread(values).filter((at) => at !== undefined && at !== null);
}

function spread(values: readonly unknown[]): unknown[] {
  return values
    .flatMap((at): unknown[] => (Array.isArray(at) ? at.slice(0, maxListed) : [at]))
    .slice(0, maxListed);
}
