import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseSiteRule } from '#lib/site/parse-site-rule.ts';
import { buildProjectFolder, runIn, writeBelow } from './project-folder.ts';

let root = '';
beforeEach(async () => {
  root = await buildProjectFolder();
});

const asked = [
  'new',
  'hoa-sen',
  '--name',
  'Hoa Sen',
  '--host',
  '*.hoasen.vn',
  '--listing',
  '/p/{listingId:digits}',
];
const listAll = (): string[] => globSync('**/*', { cwd: root }).toSorted();

describe('site new', () => {
  it('writes a rule that is valid, knows its country and asks before it stands anywhere', async () => {
    expect(await runIn(root, ...asked)).toMatchObject({ exitCode: 0, complained: '' });
    const written: unknown = JSON.parse(
      readFileSync(join(root, 'rules/sites/hoa-sen/site.json'), 'utf8'),
    );
    expect(parseSiteRule(written)).toMatchObject({ ok: true });
    expect(written).toMatchObject({
      id: 'hoa-sen',
      platform: 'independent',
      hosts: [{ host: '*.hoasen.vn', country: 'vn', currency: 'VND' }],
      asksFirst: true,
    });
    expect(readFileSync(join(root, 'rules/sites/hoa-sen/NOTES.md'), 'utf8')).toContain(
      '/p/{listingId:digits}',
    );
  });

  it('lists the rule among those that ship, before the generic one', async () => {
    await runIn(root, ...asked);
    const bundled = readFileSync(join(root, 'lib/site/bundled-rules.ts'), 'utf8');
    expect(bundled).toContain(
      "import hoaSen from '#rules/sites/hoa-sen/site.json' with { type: 'json' };",
    );
    expect(bundled).toMatch(/hoaSen, other\]/u);
    expect(bundled.indexOf('flipkart')).toBeLessThan(bundled.indexOf('hoaSen'));
  });

  it('needs only pages of its own and its name among the officials to pass its check', async () => {
    await runIn(root, ...asked);
    const { said } = await runIn(root, 'check', 'hoa-sen', '--write-expected');
    const faults = said
      .split('\n')
      .filter((line) => line.startsWith('  ') && line.includes(': No fixture'));
    expect(faults).toHaveLength(2);
    // The third is its name among the official ones, whose words a person must choose.
    expect(said).toMatch(/shops\.json: hoasen\.vn is no official host yet: add \{"id":"hoa-sen"/u);
    expect(said).toContain('3 faults');
  });

  it('writes nothing in a dry run, and says what it would', async () => {
    const before = listAll();
    const { exitCode, said } = await runIn(root, ...asked, '--dry-run');
    expect(exitCode).toBe(0);
    expect(said).toContain('rules/sites/hoa-sen/site.json');
    expect(listAll()).toEqual(before);
  });

  it('refuses to overwrite what is there', async () => {
    await writeBelow(root, 'rules/sites/hoa-sen/NOTES.md', 'mine');
    const before = listAll();
    expect(await runIn(root, ...asked)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('already-there'),
    });
    expect(listAll()).toEqual(before);
    expect(readFileSync(join(root, 'rules/sites/hoa-sen/NOTES.md'), 'utf8')).toBe('mine');
  });

  it('leaves nothing half written where a folder cannot be made', async () => {
    // A file stands where the folder of the fixtures must be.
    await rm(join(root, 'test'), { recursive: true });
    await writeBelow(root, 'test/sites', 'a file');
    const before = listAll();
    expect(await runIn(root, ...asked)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('not-written'),
    });
    expect(listAll()).toEqual(before);
    expect(readFileSync(join(root, 'lib/site/bundled-rules.ts'), 'utf8')).not.toContain('hoaSen');
  });

  it('says what to do when the bundle is written in another way now', async () => {
    await writeBelow(root, 'lib/site/bundled-rules.ts', 'export {};\n');
    expect((await runIn(root, ...asked)).complained).toContain('bundle-changed');
    expect(existsSync(join(root, 'rules/sites/hoa-sen'))).toBe(false);
  });

  it.each([
    ['host-taken', 'tiki.vn'],
    ['host-taken', 'www.tiki.vn'],
    ['host-taken', '*.shop.tiki.vn'],
    ['host-malformed', 'https://hoasen.vn/'],
    ['host-malformed', 'hoasen'],
    ['host-malformed', '*.com.vn'],
    ['host-malformed', 'HoaSen.vn'],
  ])('refuses with %s the host %s', async (error, host) => {
    const ran = await runIn(root, 'new', 'hoa-sen', '--name', 'Hoa Sen', '--host', host);
    expect(ran).toMatchObject({ exitCode: 2, complained: expect.stringContaining(error) });
  });

  it.each(['../hoa', 'Hoa', 'h', '9hoa', 'hoa/sen', 'hoa.sen', '__proto__', 'x'.repeat(40), '..'])(
    'refuses the id %j',
    async (id) => {
      const before = listAll();
      const ran = await runIn(root, 'new', id, '--name', 'Hoa', '--host', 'hoasen.vn');
      expect(ran).toMatchObject({
        exitCode: 2,
        complained: expect.stringContaining('id-malformed'),
      });
      expect(listAll()).toEqual(before);
    },
  );

  it.each([
    ['usage', ['new']],
    ['usage', ['new', 'a-b', '--host', 'hoasen.vn']],
    ['usage', ['new', 'a-b', '--name', 'Hoa']],
    ['usage', ['new', 'a-b', '--colour', 'red']],
    ['usage', ['new', 'a-b', 'c-d', '--name', 'Hoa', '--host', 'hoasen.vn']],
    [
      'path-malformed',
      ['new', 'a-b', '--name', 'Hoa', '--host', 'hoasen.vn', '--listing', 'p/{listingId}'],
    ],
    [
      'path-malformed',
      ['new', 'a-b', '--name', 'Hoa', '--host', 'hoasen.vn', '--listing', '/p/{*}{listingId}'],
    ],
    [
      'path-malformed',
      ['new', 'a-b', '--name', 'Hoa', '--host', 'hoasen.vn', '--listing', '/p/{*}'],
    ],
    [
      'country-malformed',
      ['new', 'a-b', '--name', 'Hoa', '--host', 'hoasen.vn', '--country', 'VN'],
    ],
    [
      'country-malformed',
      ['new', 'a-b', '--name', 'Hoa', '--host', 'hoasen.vn', '--currency', 'dong'],
    ],
    ['usage', ['begin']],
  ])('refuses with %s: %j', async (error, args) => {
    const ran = await runIn(root, ...args);
    expect(ran).toMatchObject({ exitCode: 2, complained: expect.stringContaining(error) });
    expect(ran.complained).not.toContain('\n');
  });

  it('puts narrow paths before wide ones, so that a basket is never a listing', async () => {
    await runIn(
      root,
      'new',
      'a-b',
      '--name',
      'Hoa',
      '--host',
      'hoasen.vn',
      '--listing',
      '/{listingId}',
      '--cart',
      '/gio-hang',
    );
    const rule = JSON.parse(readFileSync(join(root, 'rules/sites/a-b/site.json'), 'utf8'));
    expect(rule.pages.map(({ kind }: { kind: string }) => kind)).toEqual([
      'cart',
      'listing',
      'home',
    ]);
  });

  it.each(['new', 'capture', 'check'])('explains %s with --help and does nothing', async (verb) => {
    const before = listAll();
    const ran = await runIn(root, verb, '--help');
    expect(ran).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining(`npm run site -- ${verb}`),
    });
    expect(listAll()).toEqual(before);
  });

  it('does not follow a folder that somebody made of the rule file', async () => {
    await mkdir(join(root, 'rules/sites/hoa-sen/site.json'), { recursive: true });
    expect((await runIn(root, ...asked)).exitCode).toBe(2);
  });
});
