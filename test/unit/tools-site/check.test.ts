import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { findJsonLine } from '../../../tools/site/json-place.ts';
import { formatJson } from '../../../tools/site/format-json.ts';
import { buildProjectFolder, runIn, writeBelow } from './project-folder.ts';

let root = '';
const rulePath = 'rules/sites/tiki/site.json';
beforeEach(async () => {
  root = await buildProjectFolder();
});

const readRule = (): string => readFileSync(join(root, rulePath), 'utf8');
const changeRule = (from: string, to: string): Promise<void> => {
  expect(readRule()).toContain(from);
  return writeBelow(root, rulePath, readRule().replace(from, to));
};

describe('site check', () => {
  it('finds nothing to put right in a good rule, and says which candidates never answered', async () => {
    const ran = await runIn(root, 'check', 'tiki');
    expect(ran).toMatchObject({ exitCode: 0, said: expect.stringContaining('1 site, 0 faults') });
    expect(ran.said).toMatch(/hint: rules\/sites\/tiki\/site\.json:\d+: .* answers in no fixture/u);
    expect(ran.said).toMatch(/listing\.id 1 url listingId/u);
  });

  it('prints the same as data with --json', async () => {
    const { said } = await runIn(root, 'check', 'tiki', '--json');
    expect(JSON.parse(said)).toMatchObject({ faults: 0, sites: [{ id: 'tiki', faults: [] }] });
  });

  const faults: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a member it does not know',
      '"regions": {},',
      '"regions": {}, "colour": 1,',
      /site\.json:\d+: .*colour/u,
    ],
    ['text that is no JSON', '"regions": {},', '"regions": {,', /site\.json:\d+: Not JSON/u],
    [
      'a path before which a wide one stands',
      '"path": "/search"',
      '"path": "/{**}"',
      /Never reached: \/\{\*\*\}/u,
    ],
    [
      'a hole that no path has',
      '"hole": "listingId"',
      '"hole": "itemId"',
      /No path under pages has a hole \{itemId\}/u,
    ],
    [
      'a selector that is none',
      '"select": "h1.title, ',
      '"select": "h1..title, ',
      /is no CSS selector/u,
    ],
    [
      'a selector that is too costly',
      '"select": "h1.title, ',
      '"select": ":has(h1), ',
      /too costly/u,
    ],
    [
      'a name that a build made',
      '.product-price__current-price',
      '.aB3dE9',
      /\.aB3dE9 looks like a name that a build makes up/u,
    ],
    [
      'a hole to take that is not there',
      '"take": "shopSlug"',
      '"take": "shop"',
      /"take" must name a hole of "fits"/u,
    ],
    ['another id than its folder', '"id": "tiki"', '"id": "tiki2"', /The id is "tiki2"/u],
    [
      'no host',
      /"hosts": \[\s*\{[^}]*\}\s*\]/u.exec(
        readFileSync(new URL('../../../rules/sites/tiki/site.json', import.meta.url), 'utf8'),
      )?.[0] ?? '',
      '"hosts": []',
      /No host/u,
    ],
  ];
  it.each(faults)('tells file and line of %s', async (_, from, to, wanted) => {
    await changeRule(from, to);
    const ran = await runIn(root, 'check', 'tiki');
    expect(ran.exitCode).toBe(1);
    expect(ran.said).toMatch(wanted);
    expect(ran.said).toMatch(/rules\/sites\/tiki\/site\.json:\d+: /u);
  });

  it('points at the very line', async () => {
    await changeRule('"select": "h1.title, ', '"select": "h1..title, ');
    const line =
      readRule()
        .split('\n')
        .findIndex((text) => text.includes('h1..title')) + 1;
    expect((await runIn(root, 'check', 'tiki')).said).toContain(`site.json:${line}: `);
  });

  it('says which fact of a fixture is read otherwise than written down', async () => {
    const [file = ''] = globSync('test/sites/tiki/*-listing--gift*.expected.json', { cwd: root });
    const expected = readFileSync(join(root, file), 'utf8');
    await writeBelow(root, file, expected.replace('"checked": true', '"checked": false'));
    const ran = await runIn(root, 'check', 'tiki');
    expect(ran).toMatchObject({ exitCode: 1 });
    expect(ran.said).toMatch(
      /--gift-link-before-the-seller\.html: state is read as \{"checked":true\}/u,
    );
  });

  it('names the kinds of page without a fixture', async () => {
    for (const file of globSync('test/sites/tiki/*-{shop,wall}--*', { cwd: root }))
      rmSync(join(root, file));
    const ran = await runIn(root, 'check', 'tiki');
    expect(ran.said).toContain('No fixture of kind shop');
    expect(ran.said).toContain('No fixture of kind wall');
    expect(ran.exitCode).toBe(1);
  });

  it('refuses a host of another rule', async () => {
    cpSync(join(root, 'rules/sites/tiki'), join(root, 'rules/sites/tiki-two'), { recursive: true });
    const path = 'rules/sites/tiki-two/site.json';
    await writeBelow(root, path, readRule().replace('"id": "tiki"', '"id": "tiki-two"'));
    expect((await runIn(root, 'check', 'tiki-two')).said).toContain('belongs to the rule "tiki"');
  });

  it('writes what is read for a fixture without a reading, and never changes a written one', async () => {
    const page = 'test/sites/tiki/2026-11-23-listing--new-one';
    const [old = ''] = globSync('test/sites/tiki/*-listing--gift*.expected.json', { cwd: root });
    const before = readFileSync(join(root, old), 'utf8').replace(
      '"checked": true',
      '"checked": false',
    );
    await writeBelow(root, old, before);
    await writeBelow(root, `${page}.html`, '<title>x</title><h1>Trà xanh</h1>');
    expect((await runIn(root, 'check', 'tiki')).said).toContain(
      'new-one.expected.json: is missing',
    );
    await writeBelow(root, `${page}.expected.json`, '{"url":"https://tiki.vn/tra-p12345.html"}');
    expect((await runIn(root, 'check', 'tiki')).said).toContain('Nobody has written down');
    await runIn(root, 'check', 'tiki', '--write-expected');
    const written = JSON.parse(readFileSync(join(root, `${page}.expected.json`), 'utf8'));
    expect(written).toMatchObject({
      url: 'https://tiki.vn/tra-p12345.html',
      reading: { listing: { title: 'Trà xanh' } },
    });
    expect(readFileSync(join(root, old), 'utf8')).toBe(before);
    expect(globSync('test/sites/tiki/*draft*', { cwd: root })).toEqual([]);
  });

  it.each([
    ['{', 'not JSON'],
    ['{"url":"javascript:alert(1)"}', 'no web address'],
    ['{"url":"https://tiki.vn/","extra":1}', 'a member it does not know'],
    ['{"__proto__":{"url":"https://tiki.vn/"}}', 'no address of its own'],
  ])('refuses an expected file: %s (%s)', async (text) => {
    await writeBelow(root, 'test/sites/tiki/2026-11-23-listing--bad.html', '<title>x</title>');
    await writeBelow(root, 'test/sites/tiki/2026-11-23-listing--bad.expected.json', text);
    const ran = await runIn(root, 'check', 'tiki');
    expect(ran).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining('--bad.expected.json'),
    });
  });

  it.each([
    ['id-malformed', ['check', '../../etc']],
    ['site-unknown', ['check', 'nowhere']],
    ['usage', ['check', 'tiki', 'other']],
    ['usage', ['check', '--fix']],
  ])('refuses with %s: %j', async (error, args) => {
    expect(await runIn(root, ...args)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining(error),
    });
  });

  it('is told of a fixture that was not written by hand, by its size', async () => {
    await writeBelow(
      root,
      'test/sites/tiki/2026-11-23-listing--large.html',
      `<p>${'x'.repeat(20_000)}</p>`,
    );
    expect((await runIn(root, 'check', 'tiki')).said).toContain('Larger than 16 kB');
  });
});

describe('places in JSON', () => {
  const found = (value: unknown, path: readonly (string | number)[]): number =>
    findJsonLine(JSON.stringify(value, null, 2), path);

  it('are lines from 1', () => {
    expect(found({ a: 1, b: { c: [10, { d: 'x' }] } }, ['b', 'c', 1, 'd'])).toBe(7);
    expect(found({ a: '"}{\\', b: 2 }, ['b'])).toBe(3);
  });

  it('are those of the thing around where a member is missing', () => {
    expect(found({ a: { b: 1 } }, ['a', 'nowhere', 3])).toBe(2);
  });

  it('are right for every member of any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const text = JSON.stringify(value, null, 1);
        for (const key of Object.keys(value)) {
          const line = text.split('\n')[findJsonLine(text, [key]) - 1] ?? '';
          expect(line.startsWith(` ${JSON.stringify(key)}: `)).toBe(true);
        }
      }),
    );
  });
});

describe('written JSON', () => {
  it('is what was given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
