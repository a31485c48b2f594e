import {
  type BundleFault,
  type BundleFile,
  isCall,
  isNode,
  isTextual,
  isValue,
  type Node,
  parseCode,
  readArguments,
  readName,
  readText,
  walk,
} from './syntax.ts';

/** A rule looks at one node and says what is wrong with it, or nothing. */
type Rule = (node: Node, above: readonly Node[]) => string | null;

const makesCode = 'makes code of text';
const globals = /^(globalThis|self|window|top|parent|frames|document)$/;

const rules: readonly Rule[] = [
  (node, above) => (namesGlobal(node, above, 'eval') ? `${makesCode}: eval` : null),
  (node, above) => (usesFunction(node, above) ? `${makesCode}: the Function constructor` : null),
  (node) => (callsConstructor(node) ? `${makesCode}: a constructor's constructor` : null),
  (node) =>
    isCall(node) &&
    /^(setTimeout|setInterval|setImmediate|execScript)$/.test(readName(node.callee) ?? '') &&
    isTextual(readArguments(node)[0])
      ? `${makesCode}: a timer is given a string`
      : null,
  (node, above) => (namesGlobal(node, above, 'importScripts') ? 'loads code: importScripts' : null),
  (node) => (importsFromAfar(node) ? 'loads code from outside the extension: import' : null),
  (node) => (makesScript(node) ? 'makes a script element' : null),
  (node) => (writesMarkup(node) ? 'makes markup of text' : null),
  (node) => {
    const text = readText(node);
    return text !== null && /^\s*(javascript:|data:text\/(html|javascript))/i.test(text)
      ? 'has an address that is code'
      : null;
  },
  (node) => {
    const isInjection = isCall(node) && /^executeScript$/.test(readName(node.callee) ?? '');
    return isInjection && readArguments(node).some(namesCode)
      ? `${makesCode}: executeScript`
      : null;
  },
  (node, above) =>
    ['Worker', 'SharedWorker', 'WebAssembly', 'Worklet']
      .filter((name) => namesGlobal(node, above, name))
      .map((name) => `runs code in a place that is not agreed on: ${name}`)[0] ?? null,
];

/** Ways to the network and the files that may use them, each for its reason. */
const networkWays: readonly { readonly name: string; readonly mayStandIn: RegExp | null }[] = [
  // The feeds, the intake that a feed names, and the extension's own files.
  { name: 'fetch', mayStandIn: /^background\.js$/ },
  // The tap wraps the page's own; it asks nothing itself (decision 0009).
  { name: 'XMLHttpRequest', mayStandIn: /^tap\.js$/ },
  { name: 'WebSocket', mayStandIn: null },
  { name: 'WebSocketStream', mayStandIn: null },
  { name: 'WebTransport', mayStandIn: null },
  { name: 'EventSource', mayStandIn: null },
  { name: 'RTCPeerConnection', mayStandIn: null },
  { name: 'sendBeacon', mayStandIn: null },
];

/**
 * Code in a bundle that runs text, loads code, makes script elements or speaks to the network where it must not. It
 * reads the syntax tree, so a word in a string or the name of a property is no fault; what is put together while it
 * runs (`self['ev' + x]`) it cannot see.
 */
export function findCodeFaults(file: BundleFile): BundleFault[] {
  const faults: BundleFault[] = [];
  const add = (node: Node, text: string): void => {
    const near = file.text.slice(Math.max(0, node.start - 50), node.start + 90);
    faults.push({ path: file.path, text, near });
  };
  walk(parseCode(file), (node, above) => {
    for (const rule of rules) {
      const text = rule(node, above);
      if (text !== null) add(node, text);
    }
    for (const { name, mayStandIn } of networkWays) {
      const isAllowed = mayStandIn?.test(file.path) ?? false;
      if (!isAllowed && namesGlobal(node, above, name))
        add(node, `speaks to the network where it must not: ${name}`);
    }
  });
  return faults;
}

/** `name` as a value of its own, `self.name`, `navigator.name` or `anything['name']`. */
function namesGlobal(node: Node, above: readonly Node[], name: string): boolean {
  if (node.type === 'Identifier') return node.name === name && isValue(node, above);
  if (node.type !== 'MemberExpression' || readName(node) !== name) return false;
  const owner = isNode(node.object) ? readName(node.object) : null;
  // A method of our own may be called `fetch`; nobody names one `eval`.
  return name === 'fetch' || name === 'XMLHttpRequest'
    ? owner !== null && globals.test(owner)
    : true;
}

function usesFunction(node: Node, above: readonly Node[]): boolean {
  if (!namesGlobal(node, above, 'Function') || node.type !== 'Identifier')
    return node.type === 'MemberExpression' && readName(node) === 'Function';
  const [outer, parent] = above.slice(-2);
  if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') return false;
  if (parent?.type !== 'MemberExpression') return true;
  const property = readName(parent);
  if (property === 'prototype') return false;
  // `Function.call.bind(method)` borrows a method; `Function.call(null, text)` makes code.
  const isBound = outer?.type === 'MemberExpression' && readName(outer) === 'bind';
  return !(property === 'call' && isBound);
}

/** `x.constructor.constructor`, and `x.constructor('text')`: Function without its name. */
function callsConstructor(node: Node): boolean {
  if (node.type === 'MemberExpression' && readName(node) === 'constructor')
    return readName(node.object) === 'constructor';
  return (
    isCall(node) &&
    isNode(node.callee) &&
    node.callee.type === 'MemberExpression' &&
    readName(node.callee) === 'constructor' &&
    readArguments(node).some(isTextual)
  );
}

function importsFromAfar(node: Node): boolean {
  if (!/^(ImportExpression|Import\w*Declaration|Export\w*Declaration)$/.test(node.type))
    return false;
  if (node.source === null || node.source === undefined) return false;
  const from = readText(node.source);
  return from === null || !/^\.{0,2}\/(?!\/)/.test(from);
}

/** createElement('script') under any name: minified, `h` and `jsx` are called by one letter. */
function makesScript(node: Node): boolean {
  if (!isCall(node) || !isNode(node.callee)) return false;
  const name = readName(node.callee) ?? '';
  const given = readArguments(node).map((each) => readText(each)?.toLowerCase().split(':').at(-1));
  if (/^createElement(NS)?$/.test(name)) return given.includes('script');
  if (/^(Identifier|SequenceExpression|ParenthesizedExpression)$/.test(node.callee.type))
    return given[0] === 'script';
  return name === 'register' && /^serviceWorker$/.test(readName(ownerOf(node.callee)) ?? '');
}

function ownerOf(callee: Node): unknown {
  return callee.type === 'MemberExpression' ? callee.object : null;
}

const markup = /^(innerHTML|outerHTML|srcdoc)$/;
const markupCalls =
  /^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|writeln)$/;

function writesMarkup(node: Node): boolean {
  if (node.type === 'AssignmentExpression' && Object(node.left).type === 'MemberExpression')
    return markup.test(readName(node.left) ?? '');
  if (!isCall(node) || !isNode(node.callee)) return false;
  const name = readName(node.callee) ?? '';
  return (
    markupCalls.test(name) || (name === 'write' && readName(ownerOf(node.callee)) === 'document')
  );
}

function namesCode(given: unknown): boolean {
  const { properties } = Object(given);
  return Array.isArray(properties) && properties.some((each) => readName(each.key) === 'code');
}
