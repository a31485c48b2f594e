import {
  type Fault,
  isNode,
  lineAt,
  type Node,
  programOf,
  type SourceFile,
  walk,
} from './source-tree.ts';

const sinks = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'dangerouslySetInnerHTML',
  'srcdoc',
]);
const callsThatRunText = new Set(['eval', 'Function']);

/** Ways to turn text into markup or code. A comment may name them; code may not. */
export function findSinkFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const faults: Fault[] = [];
    walk(programOf(file), (node) => {
      const name = sinkIn(node, file.path);
      if (name === null) return;
      const text = `uses ${name}: elements are made by lib/ui/h.ts, and words of pages and feeds are only ever text nodes.`;
      faults.push({ path: file.path, line: lineAt(file.text, node.start), text });
    });
    return faults;
  });
}

function sinkIn(node: Node, path: string): string | null {
  if (
    /^(Identifier|JSXIdentifier|PrivateIdentifier)$/.test(node.type) &&
    sinks.has(String(node.name))
  ) {
    return String(node.name);
  }
  // element['inner' + 'HTML'] is beyond any scan; element['innerHTML'] is not.
  if (node.type === 'Literal' && sinks.has(String(node.value))) return String(node.value);
  if (/^(CallExpression|NewExpression)$/.test(node.type) && isNode(node.callee)) {
    return sinkCall(node.callee, path);
  }
  return null;
}

function sinkCall(callee: Node, path: string): string | null {
  const name = String(callee.name);
  if (callee.type === 'Identifier' && callsThatRunText.has(name)) return name;
  // Reading an inert document is how lib/site may look at a description; nobody who paints needs it.
  if (callee.type === 'Identifier' && name === 'DOMParser' && !path.startsWith('lib/site/'))
    return name;
  if (callee.type !== 'MemberExpression' || !isNode(callee.property) || !isNode(callee.object))
    return null;
  const isDocument = String(callee.object.name) === 'document';
  return isDocument && /^write(ln)?$/.test(String(callee.property.name)) ? 'document.write' : null;
}
