import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { projectRoot } from '../../../tools/setup/project-root.ts';

/** A file of the project. `path` is from the project's folder, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** A fault of a file: what is wrong and, in the same sentence, what to do instead. */
export type Fault = { readonly path: string; readonly line: number; readonly text: string };

/** A node of the syntax tree; ESTree with TypeScript. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
} & Readonly<Record<string, unknown>>;

const notOurs = new Set(['node_modules', '.git', '.output', '.wxt', '.out', 'keys']);

/** Paths of all files of the project that are not made by a tool, sorted. */
export function listProjectFiles(folder = ''): string[] {
  const here = join(projectRoot, folder);
  if (!existsSync(here)) return [];
  if (statSync(here).isFile()) return [folder];
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listProjectFiles(path) : [path];
    })
    .sort();
}

/** The TypeScript files below the folders, tests left out unless asked for. */
export function readSources(folders: readonly string[], withTests = false): SourceFile[] {
  return folders
    .flatMap((folder) => listProjectFiles(folder))
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .filter((path) => withTests || !/\.test\.tsx?$/.test(path))
    .map(readSource);
}

export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(projectRoot, path), 'utf8') };
}

type Parsed = ReturnType<typeof parseSync>;

export function parse(file: SourceFile): Parsed {
  const parsed = parseSync(file.path, file.text);
  const [first] = parsed.errors;
  if (first) throw new Error(`${file.path}: ${first.message}`);
  return parsed;
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
  );
}

/** The nodes directly below a node. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

export function programOf(file: SourceFile): Node {
  const program: unknown = parse(file).program;
  if (!isNode(program)) throw new Error(`${file.path}: no program`);
  return program;
}

/** Calls `visit` for every node, with the nodes above it, the nearest last. */
export function walk(root: Node, visit: (node: Node, above: readonly Node[]) => void): void {
  const above: Node[] = [];
  const step = (node: Node): void => {
    visit(node, above);
    above.push(node);
    for (const child of childrenOf(node)) step(child);
    above.pop();
  };
  step(root);
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** One line a fault, for the message of a failing test. */
export function listFaults(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.path}:${fault.line} ${fault.text}`).join('\n');
}
