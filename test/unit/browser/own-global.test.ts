import { afterEach, expect, test } from 'vitest';
import { applyOwnGlobal, readOwnGlobal } from '#lib/browser/own-global.ts';

declare global {
  var choLanhTestFlag: true | undefined;
}
const element = { nodeName: 'A' };
const named = Object.getPrototypeOf(globalThis);

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'choLanhTestFlag');
  Reflect.deleteProperty(named, 'choLanhTestFlag');
});

/** Where a window keeps the elements that are reached by their id: on its prototype. */
function nameElement(writable: boolean): void {
  Object.defineProperty(named, 'choLanhTestFlag', { value: element, writable, configurable: true });
}

test('gives what was set, and nothing before', () => {
  expect(readOwnGlobal('choLanhTestFlag')).toBeUndefined();
  applyOwnGlobal('choLanhTestFlag', true);
  expect(readOwnGlobal('choLanhTestFlag')).toBe(true);
  applyOwnGlobal('choLanhTestFlag', undefined);
  expect(readOwnGlobal('choLanhTestFlag')).toBeUndefined();
});

test.each([true, false])(
  'does not take an element of the page for it, and sets it all the same (writable: %s)',
  (writable) => {
    nameElement(writable);
    expect(globalThis.choLanhTestFlag).toBe(element);
    expect(readOwnGlobal('choLanhTestFlag')).toBeUndefined();
    applyOwnGlobal('choLanhTestFlag', true);
    expect(readOwnGlobal('choLanhTestFlag')).toBe(true);
  },
);
