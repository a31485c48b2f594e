/**
 * What has the focus in the tree that an element of ours lies in, or null. The document's own active element is
 * only the host: the tree is closed.
 */
export function readFocus(inside: Element): HTMLElement | null {
  const root = inside.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  return active instanceof HTMLElement ? active : null;
}
