import { vi } from 'vitest';

type Sight = {
  readonly see: (element: Element, isIn: boolean) => void;
  readonly frame: () => void;
};

/** What jsdom does not do: layout. Everything stands where a test says, frames come when it asks. */
export function standInForLayout(): Sight {
  const watchers: { tell: IntersectionObserverCallback; elements: Set<Element> }[] = [];
  const frames: FrameRequestCallback[] = [];
  class Watcher {
    readonly own: (typeof watchers)[number];
    constructor(tell: IntersectionObserverCallback) {
      this.own = { tell, elements: new Set() };
      watchers.push(this.own);
    }
    observe(element: Element): void {
      this.own.elements.add(element);
    }
    unobserve(element: Element): void {
      this.own.elements.delete(element);
    }
    disconnect(): void {
      this.own.elements.clear();
    }
  }
  vi.stubGlobal('IntersectionObserver', Watcher);
  vi.stubGlobal(
    'ResizeObserver',
    class extends Watcher {
      constructor() {
        super(() => {});
      }
    },
  );
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run));
  Document.prototype.elementsFromPoint = () => [...document.querySelectorAll('[data-card],.shop')];
  for (const [name, value] of Object.entries({ clientWidth: 1_440, clientHeight: 900 })) {
    Object.defineProperty(document.documentElement, name, { value, configurable: true });
  }
  Range.prototype.getClientRects = () => Object([]);
  return {
    see(element, isIn) {
      for (const { tell, elements } of watchers) {
        if (!elements.has(element)) continue;
        tell([Object({ target: element, isIntersecting: isIn })], Object(null));
      }
    },
    frame() {
      for (const run of frames.splice(0)) run(0);
    },
  };
}

/** Lets a test look into the closed tree: it sees the root that only the painter holds. */
export function watchRoots(): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    init: ShadowRootInit,
  ) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
  return roots;
}
