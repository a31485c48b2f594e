import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/setup/project-root.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

function readPage(page: string): string {
  return readFileSync(join(projectRoot, page), 'utf8');
}

/** Commands of package.json; `npm run` takes `--silent` and the like before the name. */
const scripts = new Set(Object.keys(Object(Object(JSON.parse(readPage('package.json'))).scripts)));

describe.each(pages)('%s', (page) => {
  it('leads to files and pictures that are there', () => {
    const links = [...readPage(page).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] ?? '');
    const gone = links
      .filter((link) => !/^(https?:|mailto:|tel:|#)/.test(link))
      .filter((link) => !existsSync(join(projectRoot, dirname(page), link.replace(/#.*$/, ''))));
    expect(gone).toEqual([]);
  });

  it('names commands that are there', () => {
    const commands = [...readPage(page).matchAll(/\bnpm run (?:-\S+ )*([a-z][a-z:0-9-]*)/g)];
    expect(commands.map((found) => found[1] ?? '').filter((name) => !scripts.has(name))).toEqual(
      [],
    );
  });
});

describe.each(['README.md', 'CONTRIBUTING.md', 'docs/build-from-source.md'])('%s', (page) => {
  it('names files and folders of this project that are there', () => {
    const named = [
      ...readPage(page).matchAll(
        /`((?:docs|lib|test|tools|rules|public|entrypoints|intake|bench)\/[^`*\s<]+)`/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(1);
    expect(
      named.map((found) => found[1] ?? '').filter((path) => !existsSync(join(projectRoot, path))),
    ).toEqual([]);
  });
});

describe('the pictures of the README', () => {
  it('are small enough to be looked at: none has more than 400 kB', () => {
    const pictures = [...readPage('README.md').matchAll(/\((docs\/pictures\/[^)]+)\)/g)];
    expect(pictures.length).toBeGreaterThanOrEqual(5);
    for (const [, path = ''] of pictures)
      expect(readFileSync(join(projectRoot, path)).length, path).toBeLessThan(400_000);
  });
});
