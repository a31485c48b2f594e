import type { Page } from 'playwright-core';
import { waitFor } from './shop-browser.ts';

/** What the extension painted, as seen by a test: no page has a way there. */
export type Overlay = {
  /** Scripts of the page may say `ourOverlay` (the host) and `ourRoot` (its tree) from now on. */
  readonly run: (expression: string) => Promise<unknown>;
};

type CdpNode = {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: CdpNode[];
  readonly shadowRoots?: CdpNode[];
};

/** Opens the closed tree for the page's own scripts, by the driver: what no page can do is what axe has to look into. */
export async function openOverlay(page: Page): Promise<Overlay> {
  const cdp = await page.context().newCDPSession(page);
  const found = await waitFor({
    what: `our element in ${page.url()}`,
    ask: async () => {
      const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
      return findClosedRoot(root);
    },
    holds: (id) => id !== null,
  });
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId: found ?? 0 });
  await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: `function () {
      globalThis.ourRoot = this;
      globalThis.ourOverlay = this.host;
      Object.defineProperty(this.host, 'shadowRoot', { configurable: true, value: this });
    }`,
  });
  await cdp.detach();
  return { run: (expression) => page.evaluate(expression) };
}

function findClosedRoot(node: CdpNode): number | null {
  for (const root of node.shadowRoots ?? []) {
    if (root.shadowRootType === 'closed') return root.backendNodeId;
  }
  for (const child of node.children ?? []) {
    const found = findClosedRoot(child);
    if (found !== null) return found;
  }
  return null;
}
