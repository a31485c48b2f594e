import type { Fault } from './source-tree.ts';

const saysNothing = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'core',
  'manager',
  'service',
  'handler',
  'misc',
  'types',
  'constants',
]);
const kebabFile = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config|expected))?\.[a-z0-9]+$/;
const kebabFolder = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Fixtures carry date and case in their names; the browser names its own folders; the files of a feed are named by its form; Drizzle names its journal, container tools their file; README and friends are customs; a command for others to call has no ending. */
const ownCustoms =
  /(^|\/)(_locales|docs\/decisions)\/|^public\/seed\/|^test\/sites\/.*--|\/[A-Z]+\.md$|^intake\/(store\/migrations\/meta\/_journal\.json|Containerfile)$|^tools\/feed\/tuf-client$/;

/** Names of files and folders that say nothing, or are not written the way all others are. */
export function findNameFaults(paths: readonly string[]): Fault[] {
  return paths.flatMap((path) => {
    const text = judgeName(path);
    return text === null ? [] : [{ path, line: 1, text }];
  });
}

function judgeName(path: string): string | null {
  const parts = path.split('/');
  // The top level has a list of its own, and dot folders belong to tools.
  if (parts.length === 1 || path.startsWith('.')) return null;
  const words = parts.flatMap((part) => part.replace(/\.[a-z.]+$/, '').split('-'));
  const empty = words.find((word) => saysNothing.has(word));
  if (empty) return `is named "${empty}", which says nothing: name the thing that lies inside.`;
  if (ownCustoms.test(path)) return null;
  const file = parts.pop() ?? '';
  const odd = [
    ...parts.filter((part) => !kebabFolder.test(part)),
    ...(kebabFile.test(file) ? [] : [file]),
  ][0];
  return odd === undefined
    ? null
    : `"${odd}" is not kebab-case: write a-noun.ts or verb-object.ts.`;
}

const topLevel = new Set([
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'bench',
  'docs',
  'entrypoints',
  'intake',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'rules',
  'test',
  'tools',
  'tsconfig.json',
  'vitest.config.ts',
  'wxt.config.ts',
]);

export function findTopLevelFaults(paths: readonly string[]): Fault[] {
  const tops = [...new Set(paths.map((path) => path.split('/')[0] ?? path))];
  return tops
    .filter((top) => !top.startsWith('.') && !topLevel.has(top))
    .map((top) => ({
      path: top,
      line: 1,
      text: 'is new on the top level: find it a room in a folder that is there.',
    }));
}
