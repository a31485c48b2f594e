import type { Bidi } from './firefox-bidi.ts';
import type { PaintedElement } from './shop-browser.ts';

type RemoteNode = {
  readonly sharedId: string;
  readonly value?: {
    readonly nodeType: number;
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly mode?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly children?: readonly RemoteNode[];
    readonly shadowRoot?: RemoteNode | null;
  };
};

/** What the extension draws in a page, through its closed shadow root. */
export async function readPainted(bidi: Bidi, context: string): Promise<PaintedElement[]> {
  const { result } = await bidi.send('script.evaluate', {
    // Not `document.documentElement`: a hostile page may have an image of that name.
    expression:
      "Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document)",
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  });
  const painted: PaintedElement[] = [];
  collect(Object(result).result as RemoteNode, false, painted);
  return painted;
}

function collect(node: RemoteNode, inside: boolean, painted: PaintedElement[]): void {
  const value = node.value;
  if (!value) return;
  if (inside && value.nodeType === 1 && value.localName !== 'style') {
    painted.push({
      tag: value.localName ?? '',
      attributes: value.attributes ?? {},
      text: readText(node),
      handle: node.sharedId,
    });
  }
  for (const child of value.children ?? []) collect(child, inside, painted);
  const root = value.shadowRoot;
  if (root) collect(root, inside || root.value?.mode !== 'open', painted);
}

function readText(node: RemoteNode): string {
  const value = node.value;
  if (!value || value.localName === 'style') return '';
  if (value.nodeType === 3) return (value.nodeValue ?? '').trim();
  return (value.children ?? []).map(readText).filter(Boolean).join(' ');
}
