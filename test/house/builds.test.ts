import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuildBrowser, buildBrowsers, buildExtension } from '../../tools/release/build.ts';
import { hashFolder, listFiles, outFolder, readBuild } from '../../tools/release/fresh-build.ts';
import { lintFirefoxBuild } from '../../tools/release/lint-firefox-build.ts';
import { scanBundle } from '../../tools/release/scan/scan-bundle.ts';
import { readSource } from '../support/house/source-tree.ts';

const folders: Partial<Record<BuildBrowser, string>> = {};

beforeAll(async () => {
  for (const browser of buildBrowsers) folders[browser] = await readBuild(browser, 'production');
});

function folderOf(browser: BuildBrowser): string {
  return folders[browser] ?? '';
}

function readManifest(browser: BuildBrowser): Record<string, unknown> {
  return { ...Object(JSON.parse(readFileSync(join(folderOf(browser), 'manifest.json'), 'utf8'))) };
}

describe.each(buildBrowsers)('the build for %s', (browser) => {
  test('has the manifest that was agreed on: permissions cannot grow unnoticed', () => {
    const agreed: unknown = JSON.parse(readSource(`test/house/manifests/${browser}.json`).text);
    const advice =
      'if this change is meant, say why in docs/decisions and change test/house/manifests: shoppers are asked for every new permission';
    expect({ ...readManifest(browser), version: '0' }, advice).toEqual(agreed);
  });

  test('shows nothing of itself to pages', () => {
    expect(Object.keys(readManifest(browser))).not.toContain('web_accessible_resources');
  });

  test('knows no demo host and may not read every page unasked', () => {
    const manifest = JSON.stringify([
      readManifest(browser).host_permissions,
      readManifest(browser).content_scripts,
    ]);
    expect(manifest).not.toMatch(/demo|example|https?:\/\/\*\/|<all_urls>/);
  });

  test('carries no source map, runs no text, loads no code and names no host that is not expected', () => {
    const files = listFiles(folderOf(browser));
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(scanBundle(folderOf(browser)).join('\n')).toBe('');
  });

  test('keeps its budgets', () => {
    const faults = overBudget(folderOf(browser));
    expect(faults.join('\n')).toBe('');
  });

  test('comes out the same, byte for byte, from another build in another folder', async () => {
    const outDir = outFolder('second-build');
    rmSync(outDir, { recursive: true, force: true });
    const again = await buildExtension({ browser, mode: 'production', outDir });
    expect(listFiles(again)).toEqual(listFiles(folderOf(browser)));
    expect(hashFolder(again)).toBe(hashFolder(folderOf(browser)));
  });
});

/** kB gzip: what every shop page pays, what a woken worker reads, what the popup opens. */
const budgets: readonly {
  readonly name: string;
  readonly files: RegExp;
  readonly maxKb: number;
}[] = [
  { name: 'guard', files: /^(guard\.js|highlight\.css)$/, maxKb: 12 },
  // Stand before the first script of the pages of some sites, and of no others.
  { name: 'tap', files: /^tap\.js$/, maxKb: 2 },
  { name: 'tap ear', files: /^tap-ear\.js$/, maxKb: 0.7 },
  // Injected only where there is something to show.
  { name: 'painter', files: /^painter\.js$/, maxKb: 14 },
  // Most of it is the public suffix list, Dexie, zod, the reader of claims and the way of reports.
  { name: 'background', files: /^background\.js$/, maxKb: 275 },
  { name: 'popup', files: /^(popup\.html|chunks\/popup.*|assets\/popup.*)$/, maxKb: 40 },
];

function overBudget(folder: string): string[] {
  return budgets.flatMap(({ name, files, maxKb }) => {
    const chosen = listFiles(folder).filter((file) => files.test(file));
    const bytes = chosen.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    );
    if (chosen.length === 0) return [`${name}: there is no such file in the build`];
    const kb = bytes / 1000;
    return kb > maxKb
      ? [
          `${name} has ${kb.toFixed(1)} kB gzip, more than ${maxKb}: see what it imports, and let the worker do it`,
        ]
      : [];
  });
}

test('the budget check can fail', () => {
  const folder = outFolder('fat-build');
  mkdirSync(folder, { recursive: true });
  const noise = Array.from(
    { length: 40_000 },
    (_, at) => (at * 2_654_435_761) % 4_294_967_296,
  ).join('');
  writeFileSync(join(folder, 'guard.js'), noise);
  expect(overBudget(folder).join()).toContain('guard has');
  expect(overBudget(folder).join()).toContain('popup: there is no such file');
});

test("Mozilla's linter has nothing to say of the Firefox build", async () => {
  expect((await lintFirefoxBuild(folderOf('firefox'))).join('\n')).toBe('');
});

test("Mozilla's linter speaks when something is wrong", async () => {
  const folder = outFolder('broken-build');
  rmSync(folder, { recursive: true, force: true });
  cpSync(folderOf('firefox'), folder, { recursive: true });
  writeFileSync(join(folder, 'chunks-broken.js'), 'document.body.innerHTML = location.hash;');
  expect((await lintFirefoxBuild(folder)).join('\n')).toContain('UNSAFE_VAR_ASSIGNMENT');
});

test('the scan of a build speaks when something is wrong', () => {
  const folder = outFolder('planted-build');
  rmSync(folder, { recursive: true, force: true });
  cpSync(folderOf('chrome'), folder, { recursive: true });
  const guard = readFileSync(join(folder, 'guard.js'), 'utf8');
  writeFileSync(join(folder, 'guard.js'), `${guard};fetch("https://tracker.example/")`);
  writeFileSync(join(folder, 'chunks', 'more.js'), 'new Function("return 1")()');
  const said = scanBundle(folder).join('\n');
  expect(said).toMatch(/guard\.js: speaks to the network where it must not: fetch/);
  expect(said).toContain('tracker.example');
  expect(said).toMatch(/chunks\/more\.js: makes code of text/);
});
