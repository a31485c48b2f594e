import { parseSync } from 'vite';

/** A file of an unpacked extension; `path` is from its folder, with forward slashes. */
export type BundleFile = { readonly path: string; readonly text: string };

/** What is wrong in a bundle, where, and enough of the text around it to find it in minified code. */
export type BundleFault = { readonly path: string; readonly text: string; readonly near: string };

/** A node of the syntax tree; ESTree. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
} & Readonly<Record<string, unknown>>;

/** A node with the one above it and, for chains, the ones above that. The nearest stands last. */
export type Visit = (node: Node, above: readonly Node[]) => void;

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
  );
}

/** @throws when a browser could not read the file either */
export function parseCode({ path, text }: BundleFile): Node {
  const { program, errors } = parseSync(path, text);
  const [first] = errors;
  const root: unknown = program;
  if (first || !isNode(root)) throw new Error(`${path}: ${first?.message ?? 'no program'}`);
  return root;
}

/** Calls `visit` for every node. */
export function walk(root: Node, visit: Visit): void {
  const above: Node[] = [];
  const step = (node: Node): void => {
    visit(node, above);
    above.push(node);
    for (const value of Object.values(node)) {
      const below: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const child of below) if (isNode(child)) step(child);
    }
    above.pop();
  };
  step(root);
}

/** The text that an expression is, as far as it can be told without running it: 'a', `a`, 'a' + 'b'. */
export function readText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'ParenthesizedExpression') return readText(node.expression);
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') return readTemplate(node);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [readText(node.left), readText(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

function readTemplate(node: Node): string | null {
  const { expressions, quasis } = node;
  if (!Array.isArray(expressions) || !Array.isArray(quasis) || expressions.length > 0) return null;
  return String(Object(Object(quasis[0]).value).cooked);
}

/** Whether an expression makes a string, whatever is in it. */
export function isTextual(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'ParenthesizedExpression') return isTextual(node.expression);
  if (node.type === 'TemplateLiteral' || readText(node) !== null) return true;
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '+' &&
    (isTextual(node.left) || isTextual(node.right))
  );
}

/** The last name of what is called or read: `f`, `a.f`, `a['f']`, `(0, a.f)` and `a?.f` are all f. */
export function readName(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'MemberExpression') {
    return node.computed === true ? readText(node.property) : readName(node.property);
  }
  if (/^(ChainExpression|ParenthesizedExpression)$/.test(node.type))
    return readName(node.expression);
  if (node.type === 'SequenceExpression' && Array.isArray(node.expressions))
    return readName(node.expressions.at(-1));
  return null;
}

/** The arguments of a call or of `new`. */
export function readArguments(node: Node): readonly unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

export function isCall(node: Node): boolean {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** Whether an identifier stands for a value, and is not merely the name of a property: `{ eval: 1 }`, `a.eval`. */
export function isValue(node: Node, above: readonly Node[]): boolean {
  const parent = above.at(-1);
  if (node.type !== 'Identifier' || !parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  const hasKey = /^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type);
  return !(hasKey && parent.key === node && parent.computed !== true && parent.shorthand !== true);
}
