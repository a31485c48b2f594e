import { describe, expect, test } from 'vitest';
import { findOrderFaults } from '../support/house/data-order.ts';
import { findBarrels, findCycles, findLayerFaults, reach } from '../support/house/imports.ts';
import { findNameFaults, findTopLevelFaults } from '../support/house/names.ts';
import { findTypeFaults } from '../support/house/casts.ts';
import { findSinkFaults } from '../support/house/sinks.ts';
import { findSizeFaults } from '../support/house/sizes.ts';
import type { Fault, SourceFile } from '../support/house/source-tree.ts';
import { findTestRatioFaults } from '../support/house/test-ratio.ts';
import { findWorkplaceFaults } from '../support/house/workplace.ts';
import { findZoneFaults } from '../support/house/zones.ts';

const file = (path: string, text: string): SourceFile => ({ path, text });
const texts = (faults: readonly Fault[]): string => faults.map((fault) => fault.text).join('\n');

describe('the checks of imports', () => {
  const layer = (path: string, specifier: string) =>
    texts(findLayerFaults([file(path, `import { x } from '${specifier}';\nx();`)]));

  test('refuse an import upwards', () => {
    expect(layer('lib/site/a.ts', '#lib/page/b.ts')).toContain('imports upwards');
  });
  test('refuse a type that comes from upwards, too', () => {
    const source = file(
      'lib/text/a.ts',
      "import type { X } from '../ui/b.ts';\nexport type Y = X;",
    );
    expect(texts(findLayerFaults([source]))).toContain('imports upwards');
  });
  test('refuse a room of the same layer, save the list codec', () => {
    expect(layer('lib/match/a.ts', '#lib/site/b.ts')).toContain('rooms of one layer');
    expect(layer('lib/match/a.ts', '#lib/feed/list-codec.ts')).toBe('');
    expect(layer('lib/verdict/a.ts', '#lib/feed/list-codec.ts')).toContain('rooms of one layer');
  });
  test('refuse a new room, tools and tests', () => {
    expect(layer('lib/page/a.ts', '#lib/stuff/b.ts')).toContain('no room of the house');
    expect(layer('lib/page/a.ts', '../../tools/b.ts')).toContain('nothing may import tools');
    expect(layer('tools/a.ts', '../test/support/b.ts')).toContain('only tests import test');
  });
  test('accept downwards, the own room and packages', () => {
    expect(layer('lib/page/a.ts', '#lib/domain/b.ts')).toBe('');
    expect(layer('lib/page/a.ts', './b.ts')).toBe('');
    expect(layer('lib/store/a.ts', 'dexie')).toBe('');
  });
  test('find a cycle of three', () => {
    const ring = [
      file('lib/text/a.ts', "import { b } from './b.ts';\nexport const a = b;"),
      file('lib/text/b.ts', "import { c } from './c.ts';\nexport const b = c;"),
      file('lib/text/c.ts', "export const c = () => import('./a.ts');"),
    ];
    expect(texts(findCycles(ring))).toContain(
      'a.ts → lib/text/b.ts → lib/text/c.ts → lib/text/a.ts',
    );
    expect(findCycles(ring.slice(0, 2))).toEqual([]);
  });
  test('find a barrel, and leave a file alone that also does something', () => {
    expect(
      findBarrels([file('lib/text/a.ts', "export * from './b.ts';\nexport { c } from './c.ts';")]),
    ).toHaveLength(1);
    expect(
      findBarrels([file('lib/text/a.ts', "export * from './b.ts';\nexport const d = 1;")]),
    ).toEqual([]);
  });
  test('follow what a bundle carries, and types not', () => {
    const files = [
      file(
        'entrypoints/guard.ts',
        "import { a } from '#lib/page/a.ts';\nimport type { z } from 'zod';\na();",
      ),
      file(
        'lib/page/a.ts',
        "import { Dexie } from 'dexie';\nexport const a = () => new Dexie('x');",
      ),
    ];
    const ways = reach('entrypoints/guard.ts', files);
    expect(ways.get('dexie')).toEqual(['entrypoints/guard.ts', 'lib/page/a.ts', 'dexie']);
    expect(ways.has('zod')).toBe(false);
  });
});

describe('the check of zones', () => {
  const zone = (path: string, text: string) => texts(findZoneFaults([file(path, text)]));

  test.each([
    ['Date.now()', 'clock'],
    ['new Date()', 'clock'],
    ['Math.random()', 'random'],
    ['fetch("https://a.example")', 'network'],
    ['globalThis.fetch("https://a.example")', 'network'],
    ['setTimeout(() => 1, 2)', 'timers'],
    ['window.setInterval(() => 1, 2)', 'timers'],
  ])('refuses %s below lib/sync', (code, word) => {
    expect(zone('lib/sync/a.ts', `export const a = () => ${code};`)).toContain(word);
    expect(
      zone('lib/browser/a.ts', `export const a = () => ${code.replace('window', 'self')};`),
    ).toBe('');
  });
  test('refuses the document in lib/match, but not a parameter or a property of that name', () => {
    expect(zone('lib/match/a.ts', 'export const a = () => document.title;')).toContain(
      'document belongs',
    );
    expect(
      zone('lib/match/a.ts', 'export const a = (document: { title: string }) => document.title;'),
    ).toBe('');
    expect(
      zone(
        'lib/match/a.ts',
        'export const a = ({ location }: { location: URL }) => location.href;',
      ),
    ).toBe('');
    expect(
      zone('lib/match/a.ts', 'export const a = (x: { document: string }) => x.document;'),
    ).toBe('');
    expect(zone('lib/match/a.ts', 'export type A = typeof document;')).toBe('');
  });
  test('refuses the browser API in lib/page, under both names and by way of the polyfill', () => {
    expect(zone('lib/page/a.ts', 'export const a = () => chrome.tabs.query({});')).toContain(
      'seam',
    );
    expect(
      zone(
        'lib/page/a.ts',
        "import browser from 'webextension-polyfill';\nexport const a = () => browser.tabs.query({});",
      ),
    ).toContain('seam');
    expect(
      zone(
        'lib/page/a.ts',
        'declare const browser: { x: number };\nexport const a = () => browser.x;',
      ),
    ).toContain('seam');
    expect(zone('lib/store/a.ts', 'export const a = () => chrome.storage.local;')).toBe('');
  });
  test('accepts a date made of a given time', () => {
    expect(zone('lib/sync/a.ts', 'export const a = (nowMs: number) => new Date(nowMs);')).toBe('');
  });
});

describe('the checks of sizes', () => {
  const size = (text: string, path = 'lib/text/a.ts') => texts(findSizeFaults([file(path, text)]));

  test('refuse a file of 301 lines, and an entrypoint of 121', () => {
    expect(size('const a = 1;\n'.repeat(301))).toContain('301 lines');
    expect(size('const a = 1;\n'.repeat(300))).toBe('');
    expect(size('const a = 1;\n'.repeat(121), 'entrypoints/a.ts')).toContain('121 lines');
  });
  test('refuse a function of 61 lines', () => {
    expect(size(`function a() {\n${'  b();\n'.repeat(59)}}`)).toContain('function of 61 lines');
    expect(size(`function a() {\n${'  b();\n'.repeat(58)}}`)).toBe('');
  });
  test('refuse four parameters, in methods and arrows, too', () => {
    expect(size('const a = (b: 1, c: 2, d: 3, e: 4) => b;')).toContain('4 parameters');
    expect(size('class A { b(c: 1, d: 2, e: 3, f: 4) { return c; } }')).toContain('4 parameters');
  });
  test('refuse four levels, and count neither else-if nor inner functions', () => {
    expect(
      size('function a() { for (;;) { if (b) { while (c) { try { d(); } catch {} } } } }'),
    ).toContain('nests 4 deep');
    expect(
      size(
        'function a() { if (b) {} else if (c) {} else if (d) {} else if (e) {} else if (f) {} }',
      ),
    ).toBe('');
    expect(
      size('function a() { for (;;) { if (b) { while (c) { d(() => { if (e) f(); }); } } } }'),
    ).toBe('');
  });
});

describe('the checks of types, sinks and names', () => {
  const type = (text: string) =>
    texts(findTypeFaults([file('lib/text/a.ts', text)], new Set(['HostName'])));
  const sink = (text: string, path = 'lib/ui/a.ts') => texts(findSinkFaults([file(path, text)]));
  const name = (path: string) => texts(findNameFaults([path]));

  test('refuse any, enum, ! and a cast', () => {
    expect(type('export const a: any = 1;')).toContain('says any');
    expect(type('enum A { B }')).toContain('enum');
    expect(type('export const a = b!.c;')).toContain('uses !');
    expect(type('export const a = b as C;')).toContain('casts');
  });
  test('accept a cast in a parse function, to a brand, and as const', () => {
    expect(type('export function parseA(x: unknown) { return x as A; }')).toBe('');
    expect(type('export const a = b as HostName;')).toBe('');
    expect(type('export const a = b as HostName | null;')).toBe('');
    expect(type('export const a = b as HostName | string;')).toContain('casts');
    expect(type('export const a = [1] as const;')).toBe('');
  });
  test.each([
    'a.innerHTML = b;',
    "a['innerHTML'] = b;",
    'a.insertAdjacentHTML("beforeend", b);',
    'document.write(b);',
    'range.createContextualFragment(b);',
    'new DOMParser().parseFromString(b, "text/html");',
    'const c = <p dangerouslySetInnerHTML={{ __html: b }} />;',
    'new Function(b)();',
  ])('refuse %s', (code) => {
    expect(sink(code, 'lib/ui/a.tsx')).toContain('text nodes');
  });
  test('let lib/site look at an inert document, and comments speak', () => {
    expect(sink('new DOMParser().parseFromString(b, "text/html");', 'lib/site/a.ts')).toBe('');
    expect(sink('// never innerHTML\nexport const a = 1;')).toBe('');
  });
  test('refuse names that say nothing or look different', () => {
    expect(name('lib/text/utils.ts')).toContain('says nothing');
    expect(name('lib/helpers/a.ts')).toContain('says nothing');
    expect(name('lib/page/page-manager.ts')).toContain('says nothing');
    expect(name('lib/text/foldVietnamese.ts')).toContain('kebab-case');
    expect(name('lib/text/fold-vietnamese.test.ts')).toBe('');
    expect(texts(findTopLevelFaults(['src/a.ts']))).toContain('top level');
  });
});

describe('the checks of files', () => {
  test('refuse a list out of order, and an id twice', () => {
    const order = (value: unknown) =>
      texts(findOrderFaults([file('rules/a.json', JSON.stringify(value))]));
    expect(order({ entries: [{ id: 'b' }, { id: 'a' }] })).toContain(
      '/entries[1] "a" stands behind "b"',
    );
    expect(order([{ id: 'a' }, { id: 'a' }])).toContain('second time');
    expect(order([{ id: 'a' }, { id: 'b' }])).toBe('');
  });
  test('refuse a path of a workplace', () => {
    expect(findWorkplaceFaults([file('docs/a.md', ['see /wo', 'rk/main'].join(''))])).toHaveLength(
      1,
    );
    expect(findWorkplaceFaults([file('docs/a.md', 'see ../shared')])).toEqual([]);
  });
  test('refuse a room with too few tests', () => {
    const code = 'a();\n'.repeat(10);
    const lib = [file('lib/match/a.ts', code)];
    expect(texts(findTestRatioFaults(lib, [file('test/unit/match/a.test.ts', code)]))).toContain(
      '1.00',
    );
    expect(findTestRatioFaults(lib, [file('test/unit/match/a.test.ts', code + code)])).toEqual([]);
  });
});
