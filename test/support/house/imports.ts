import { posix } from 'node:path';
import { type Fault, lineAt, parse, type SourceFile } from './source-tree.ts';

/** One import of a file. `target` is a path in the project, or the name of a package. */
export type Import = {
  readonly from: string;
  readonly target: string;
  readonly isPackage: boolean;
  /** Types leave no trace in a bundle. */
  readonly typeOnly: boolean;
  readonly line: number;
};

const layers: Readonly<Record<string, number>> = {
  domain: 0,
  text: 1,
  i18n: 1,
  site: 2,
  feed: 2,
  match: 2,
  verdict: 2,
  messages: 3,
  store: 3,
  browser: 3,
  sync: 4,
  report: 4,
  page: 4,
  ui: 4,
};

/** Every import, re-export and dynamic import of a file. */
export function readImports(file: SourceFile): Import[] {
  const { module } = parse(file);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, start: number): void => {
    found.push({
      from: file.path,
      ...resolve(file.path, specifier),
      typeOnly,
      line: lineAt(file.text, start),
    });
  };
  for (const one of module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    add(one.moduleRequest.value, typeOnly, one.start);
  }
  for (const one of module.staticExports) {
    for (const entry of one.entries) {
      if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType, one.start);
    }
  }
  for (const one of module.dynamicImports) {
    const quoted = file.text.slice(one.moduleRequest.start, one.moduleRequest.end);
    add(quoted.replaceAll(/^['"`]|['"`]$/g, ''), false, one.start);
  }
  return found;
}

function resolve(from: string, specifier: string): { target: string; isPackage: boolean } {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return { target: bare.slice(1), isPackage: false };
  if (bare.startsWith('.')) {
    return { target: posix.join(posix.dirname(from), bare), isPackage: false };
  }
  const parts = bare.split('/');
  const name = bare.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? bare);
  return { target: name, isPackage: true };
}

function roomOf(path: string): string | null {
  const [top, room, rest] = path.split('/');
  return top === 'lib' && room !== undefined && rest !== undefined ? room : null;
}

/** Imports that go upwards, sideways, or out of lib into what may only import it. */
export function findLayerFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) =>
    readImports(file).flatMap((one) => {
      const text = judgeImport(one);
      return text === null ? [] : [{ path: file.path, line: one.line, text }];
    }),
  );
}

function judgeImport(one: Import): string | null {
  if (one.isPackage) return null;
  const to = one.target.split('/')[0] ?? '';
  const from = one.from.split('/')[0] ?? '';
  if (
    (from === 'lib' || from === 'entrypoints') &&
    ['tools', 'intake', 'bench', 'test'].includes(to)
  ) {
    return `imports ${one.target}: nothing may import ${to}; move what is shared into lib.`;
  }
  if (from !== 'test' && to === 'test') {
    return `imports ${one.target}: only tests import test; move what is shared out of it.`;
  }
  return from === 'lib' ? judgeRoom(one, to) : null;
}

function judgeRoom(one: Import, to: string): string | null {
  if (to === 'entrypoints')
    return `imports ${one.target}: lib knows nothing of entrypoints; pass it in.`;
  const here = roomOf(one.from);
  const there = roomOf(one.target);
  if (here === null || there === null || here === there) return null;
  const [low, high] = [layers[there], layers[here]];
  if (low === undefined) return `imports lib/${there}, which is no room of the house.`;
  if (high === undefined) return `lies in lib/${here}, which is no room of the house.`;
  if (here === 'match' && one.target.startsWith('lib/feed/list-codec')) return null;
  if (low < high) return null;
  return low === high
    ? `imports lib/${there} from lib/${here}: rooms of one layer do not know each other; put what they share into domain or text, or pass it in from above.`
    : `imports upwards, lib/${here} → lib/${there}: turn it round, or take it as an argument.`;
}

/** Imports of values that come back to the file they started from; each cycle once. */
export function findCycles(files: readonly SourceFile[]): Fault[] {
  const graph = new Map(
    files.map((file) => [file.path, readImports(file).filter((one) => !one.isPackage)]),
  );
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      faults.push({
        path,
        line: 1,
        text: `imports itself: ${[...trail.slice(at), path].join(' → ')}. Move what both need into a file of its own.`,
      });
      return;
    }
    if (done.has(path)) return;
    for (const one of graph.get(path) ?? []) visit(one.target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return faults;
}

/** Files that only pass on what others export. */
export function findBarrels(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const { body } = parse(file).program;
    const passesOn = body.some((node) => isReExport(node));
    const doesMore = body.some((node) => !isReExport(node) && node.type !== 'ImportDeclaration');
    if (!passesOn || doesMore) return [];
    return [
      {
        path: file.path,
        line: 1,
        text: 'only passes on exports: import from the file that has the thing.',
      },
    ];
  });
}

function isReExport(node: { readonly type: string; readonly source?: unknown }): boolean {
  return (
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && node.source !== null && node.source !== undefined)
  );
}

/** Files and packages whose code ends up in a bundle that starts at `entry`, with the way there. */
export function reach(
  entry: string,
  files: readonly SourceFile[],
): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const ways = new Map<string, readonly string[]>([[entry, [entry]]]);
  const queue = [entry];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const file = byPath.get(path);
    if (!file) continue;
    for (const one of readImports(file)) {
      if (one.typeOnly || ways.has(one.target)) continue;
      ways.set(one.target, [...(ways.get(path) ?? []), one.target]);
      if (!one.isPackage) queue.push(one.target);
    }
  }
  return ways;
}
