import {
  childrenOf,
  type Fault,
  isNode,
  lineAt,
  type Node,
  programOf,
  type SourceFile,
  walk,
} from './source-tree.ts';

export const maxFileLines = 300;
export const maxEntrypointLines = 120;
export const maxFunctionLines = 60;
export const maxNesting = 3;
export const maxParameters = 3;

export function isFunction(node: Node): boolean {
  return (
    /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) &&
    isNode(node.body)
  );
}

/** Files, functions, nesting and parameter lists over the limits of the house. */
export function findSizeFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => [...judgeFile(file), ...judgeFunctions(file)]);
}

function judgeFile(file: SourceFile): Fault[] {
  const lines = file.text.trimEnd().split('\n').length;
  const limit = file.path.startsWith('entrypoints/') ? maxEntrypointLines : maxFileLines;
  if (lines <= limit) return [];
  return [
    {
      path: file.path,
      line: limit,
      text: `has ${lines} lines, more than ${limit}: cut it where its subject changes.`,
    },
  ];
}

function judgeFunctions(file: SourceFile): Fault[] {
  const faults: Fault[] = [];
  const say = (node: Node, text: string): void => {
    faults.push({ path: file.path, line: lineAt(file.text, node.start), text });
  };
  walk(programOf(file), (node) => {
    if (!isFunction(node)) return;
    const lines = file.text.slice(node.start, node.end).split('\n').length;
    if (lines > maxFunctionLines) {
      say(
        node,
        `is a function of ${lines} lines, more than ${maxFunctionLines}: give its steps names of their own.`,
      );
    }
    const parameters = Array.isArray(node.params) ? node.params.length : 0;
    if (parameters > maxParameters) {
      say(node, `takes ${parameters} parameters, more than ${maxParameters}: take an object.`);
    }
    const nesting = isNode(node.body) ? deepestNesting(node.body) : 0;
    if (nesting > maxNesting) {
      say(
        node,
        `nests ${nesting} deep, more than ${maxNesting}: return early, or give the inside a name.`,
      );
    }
  });
  return faults;
}

const nesting = new Set([
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
]);

/** Control flow inside control flow; an inner function begins anew, and `else if` stands beside its `if`. */
function deepestNesting(node: Node, isElseIf = false): number {
  if (isFunction(node)) return 0;
  const own = nesting.has(node.type) && !isElseIf ? 1 : 0;
  const inner = childrenOf(node).map((child) =>
    deepestNesting(
      child,
      node.type === 'IfStatement' && node.alternate === child && child.type === 'IfStatement',
    ),
  );
  return own + Math.max(0, ...inner);
}
