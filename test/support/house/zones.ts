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

type Zone = {
  readonly allowed: RegExp;
  /** Globals by name, or `Object.member`. */
  readonly names: readonly string[];
  readonly advice: string;
};

const effects = /^(lib\/browser|entrypoints|tools|test|intake|bench)\//;

const zones: readonly Zone[] = [
  {
    allowed: /^(lib\/(browser|store|messages)|entrypoints|tools|test)\//,
    names: ['browser', 'chrome'],
    advice:
      'the browser API is reached only through lib/browser, lib/store, lib/messages and entrypoints: take a seam as an argument.',
  },
  {
    allowed: /^(lib\/(site|page|ui)|entrypoints|tools|test)\//,
    names: [
      'document',
      'window',
      'location',
      'history',
      'navigation',
      'navigator',
      'requestAnimationFrame',
      'requestIdleCallback',
    ],
    advice:
      'the document belongs to lib/site, lib/page, lib/ui and entrypoints: take it as an argument.',
  },
  {
    allowed: effects,
    names: [
      'Date.now',
      'performance.now',
      'Math.random',
      'crypto.getRandomValues',
      'crypto.randomUUID',
    ],
    advice: 'clock and random come as arguments (lib/browser has them).',
  },
  {
    allowed: effects,
    names: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator.sendBeacon'],
    advice: 'the network comes as an argument (lib/browser has it).',
  },
  {
    allowed: effects,
    names: ['setTimeout', 'setInterval'],
    advice: 'timers come as an argument (lib/browser has them).',
  },
];

const windowNames = new Set(['window', 'self', 'globalThis']);

/** Uses of clock, random, network, timers, document and browser API outside the rooms that may have them. */
export function findZoneFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const faults: Fault[] = [];
    walk(programOf(file), (node, above) => {
      for (const name of namesOf(node, above)) {
        const zone = zones.find((one) => one.names.includes(name));
        if (zone && !zone.allowed.test(file.path)) {
          faults.push({
            path: file.path,
            line: lineAt(file.text, node.start),
            text: `uses ${name}: ${zone.advice}`,
          });
        }
      }
    });
    return faults;
  });
}

/** Which globals a node names, or none. `new Date()` without arguments reads the clock. */
function namesOf(node: Node, above: readonly Node[]): readonly string[] {
  if (node.type === 'NewExpression' && isNode(node.callee) && node.callee.name === 'Date') {
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? ['Date.now'] : [];
  }
  if (node.type === 'MemberExpression' && isNode(node.object) && isNode(node.property)) {
    const object = String(node.object.name);
    if (node.object.type !== 'Identifier' || isBound(object, above)) return [];
    const member = String(node.property.name);
    return windowNames.has(object) ? [member] : [`${object}.${member}`];
  }
  if (node.type !== 'Identifier' || !isReference(node, above)) return [];
  const name = String(node.name);
  return isBound(name, above) ? [] : [name];
}

/** True where an identifier stands for a value: no property name, no key, no type, no declared name. */
function isReference(node: Node, above: readonly Node[]): boolean {
  const parent = above.at(-1);
  if (!parent || above.some((one) => isTypeNode(one))) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true;
  if (parent.type === 'Property') return parent.value === node || parent.shorthand === true;
  if (/^(Method|Property|Accessor)Definition$/.test(parent.type)) return parent.value === node;
  return !/^(ImportSpecifier|ExportSpecifier|LabeledStatement|JSXAttribute)$/.test(parent.type);
}

const typesWithValues = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSExportAssignment',
]);

function isTypeNode(node: Node): boolean {
  return node.type.startsWith('TS') && !typesWithValues.has(node.type);
}

/** True where a parameter, a variable or an import of an enclosing scope has this name. */
function isBound(name: string, above: readonly Node[]): boolean {
  return above.some((scope) => declares(scope, name));
}

function declares(scope: Node, name: string): boolean {
  if (
    Array.isArray(scope.params) &&
    scope.params.filter(isNode).some((param) => binds(param, name))
  )
    return true;
  const body = Array.isArray(scope.body) ? scope.body.filter(isNode) : [];
  return [scope, ...body].some((statement) => statementDeclares(statement, name));
}

function statementDeclares(statement: Node, name: string): boolean {
  const inner = isNode(statement.declaration) ? statement.declaration : statement;
  // `declare const browser` names the global: it does not hide it.
  if (inner.declare === true) return false;
  if (inner.type === 'VariableDeclaration' || inner.type === 'ImportDeclaration') {
    // What the polyfill calls `browser` is the browser API all the same.
    if (isNode(inner.source) && inner.source.value === 'webextension-polyfill') return false;
    return childrenOf(inner).some((part) =>
      binds(isNode(part.id) ? part.id : isNode(part.local) ? part.local : part, name),
    );
  }
  if (inner.type === 'FunctionDeclaration') return isNode(inner.id) && inner.id.name === name;
  return [inner.init, inner.left].some(
    (part) => isNode(part) && part.type === 'VariableDeclaration' && statementDeclares(part, name),
  );
}

function binds(pattern: Node, name: string): boolean {
  if (pattern.type === 'Identifier') return pattern.name === name;
  if (pattern.type === 'Property') return isNode(pattern.value) && binds(pattern.value, name);
  if (
    /^(ObjectPattern|ArrayPattern|AssignmentPattern|RestElement|TSParameterProperty)$/.test(
      pattern.type,
    )
  ) {
    return childrenOf(pattern).some((part) => binds(part, name));
  }
  return false;
}
