type Name = keyof typeof globalThis;

/**
 * A global of this script's own world. An element of the page with that id answers to the same name in every world
 * of its window; it is never given.
 */
export function readOwnGlobal<K extends Name>(name: K): (typeof globalThis)[K] | undefined {
  return Object.hasOwn(globalThis, name) ? globalThis[name] : undefined;
}

/** Sets a global of this script's own world. Defined, not assigned: such an element may take an assignment. */
export function applyOwnGlobal<K extends Name>(name: K, value: (typeof globalThis)[K]): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}
