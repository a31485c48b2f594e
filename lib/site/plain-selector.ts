/**
 * Selectors that can be tried without a page. A patch of a site rule comes from a feed and is tested by its examples where
 * there is no document, in the worker. So it is held to a part of CSS small enough to be matched here: types, classes, ids
 * and attributes with a value, below or right below one another, and commas. No `*`, no pseudo-class, no sibling: nothing
 * that costs more the larger a page is, and nothing that fits every element.
 */
type Part =
  | { readonly kind: 'type' | 'class' | 'id'; readonly value: string }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly operator: string;
      readonly value: string;
    };
type Compound = { readonly isChild: boolean; readonly parts: readonly Part[] };
/** The way to one element, from above. */
export type ElementPath = readonly Compound[];
/** Alternatives; any one is enough. */
export type PlainSelector = readonly ElementPath[];

const maxAlternatives = 6;
const maxCompounds = 5;
const maxElements = 16;
const token =
  /\s*(?<comma>,)\s*|\s*(?<child>>)\s*|(?<below>\s+)|(?<type>[a-z][a-z0-9-]*)|\.(?<class>[A-Za-z_][\w-]*)|#(?<id>[A-Za-z_][\w-]*)|\[(?<name>[a-z][a-z0-9-]*)(?<operator>[*^$]?=)"(?<value>[^"\\\]]{1,100})"\]/uy;

/** Null where `written` is no plain selector, or one that would fit elements by their type alone (`h1` apart). */
export function parsePlainSelector(written: string): PlainSelector | null {
  const paths = readPaths(written);
  const isPlain =
    paths !== null &&
    paths.length <= maxAlternatives &&
    paths.every((path) => path.length <= maxCompounds && isTelling(path.at(-1)?.parts ?? []));
  return isPlain ? paths : null;
}

/** An element as an example writes it: `main > h1.title[data-id="1"]`. Null where it is none, or has a gap. */
export function parseElementPath(written: string): ElementPath | null {
  const [path, ...more] = readPaths(written) ?? [];
  if (path === undefined || more.length > 0 || path.length > maxElements) return null;
  const isWhole = path.every(
    ({ isChild, parts }, at) =>
      (isChild || at === 0) &&
      parts[0]?.kind === 'type' &&
      parts.every((part) => part.kind !== 'attribute' || part.operator === '='),
  );
  return isWhole ? path : null;
}

/** Whether the last element of the path fits. */
export function fitsSelector(selector: PlainSelector, element: ElementPath): boolean {
  return selector.some((path) => fitsPath(path, element));
}

function fitsPath(path: ElementPath, element: ElementPath): boolean {
  const wanted = path.at(-1);
  const last = element.at(-1);
  if (wanted === undefined) return true;
  if (last === undefined || !wanted.parts.every((part) => fitsPart(part, last))) return false;
  const [above, outer] = [path.slice(0, -1), element.slice(0, -1)];
  if (above.length === 0) return true;
  if (wanted.isChild) return fitsPath(above, outer);
  return outer.some((_, at) => fitsPath(above, outer.slice(0, at + 1)));
}

function fitsPart(part: Part, element: Compound): boolean {
  if (part.kind !== 'attribute') {
    return element.parts.some((own) => own.kind === part.kind && own.value === part.value);
  }
  const value = readAttribute(element, part.name);
  if (value === null) return false;
  if (part.operator === '*=') return value.includes(part.value);
  if (part.operator === '^=') return value.startsWith(part.value);
  return part.operator === '$=' ? value.endsWith(part.value) : value === part.value;
}

function readAttribute({ parts }: Compound, name: string): string | null {
  const own = parts.flatMap((part) =>
    part.kind === 'attribute' ? (part.name === name ? [part.value] : []) : [],
  );
  const said = parts.flatMap((part) => (part.kind === name ? [part.value] : []));
  return [...own, ...(name === 'type' ? [] : said)].join(' ') || null;
}

/** One letter inside a value says nothing. */
function isTelling(parts: readonly Part[]): boolean {
  return parts.some((part) => {
    if (part.kind === 'type') return part.value === 'h1';
    return part.kind !== 'attribute' || part.operator === '=' || part.value.length >= 2;
  });
}

/** Reads compounds from left to right; every character belongs to a token, or the whole is refused. */
function readPaths(written: string): readonly ElementPath[] | null {
  const paths: Compound[][] = [[]];
  let isNew = true;
  let isChild = false;
  for (let at = 0; at < written.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(written)?.groups;
    const path = paths.at(-1);
    if (!found || !path) return null;
    const part = readPart(found);
    if (part === null) {
      if (isNew) return null;
      isNew = true;
      isChild = found['child'] !== undefined;
      if (found['comma'] !== undefined) paths.push([]);
      continue;
    }
    const before = isNew ? undefined : path.pop();
    if (before && part.kind === 'type') return null;
    path.push(before ? { ...before, parts: [...before.parts, part] } : { isChild, parts: [part] });
    isNew = false;
  }
  return isNew ? null : paths;
}

function readPart(found: Readonly<Record<string, string | undefined>>): Part | null {
  const { name, operator = '', value = '' } = found;
  if (name !== undefined) return { kind: 'attribute', name, operator, value };
  for (const kind of ['type', 'class', 'id'] as const) {
    const said = found[kind];
    if (said !== undefined) return { kind, value: said };
  }
  return null;
}
