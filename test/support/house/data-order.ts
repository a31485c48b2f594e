import type { Fault, SourceFile } from './source-tree.ts';

/** The first place in a JSON file where a list of things with ids is not in the order of their ids. */
export function findOrderFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const text = firstDisorder(JSON.parse(file.text), '');
    return text === null ? [] : [{ path: file.path, line: 1, text }];
  });
}

function firstDisorder(value: unknown, where: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const own = judgeList(value, where);
    if (own !== null) return own;
  }
  for (const [key, inner] of Object.entries(value)) {
    const found = firstDisorder(inner, `${where}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

function judgeList(list: readonly unknown[], where: string): string | null {
  const ids = list.map((item) => Object(item).id);
  if (ids.length < 2 || !ids.every((id) => typeof id === 'string')) return null;
  for (const [at, id] of ids.entries()) {
    const before = ids[at - 1];
    if (at > 0 && id === before) return `${where}[${at}] has the id "${id}" a second time.`;
    if (before !== undefined && id < before)
      return `${where}[${at}] "${id}" stands behind "${before}": keep lists in the order of their ids.`;
  }
  return null;
}
