import { expect, test } from 'vitest';
import { findOrderFaults } from '../support/house/data-order.ts';
import { findTestRatioFaults } from '../support/house/test-ratio.ts';
import {
  listFaults,
  listProjectFiles,
  readSource,
  readSources,
} from '../support/house/source-tree.ts';
import { findWorkplaceFaults } from '../support/house/workplace.ts';

test('package-lock.json names no registry address', () => {
  const { text } = readSource('package-lock.json');
  const advice =
    'npm wrote an address: run npm config set omit-lockfile-registry-resolved true, then npm install';
  expect(text.includes('"resolved"'), advice).toBe(false);
});

test('every dependency is pinned to one version', () => {
  const manifest: unknown = JSON.parse(readSource('package.json').text);
  const all = { ...Object(manifest).dependencies, ...Object(manifest).devDependencies };
  const loose = Object.entries(all).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose, 'write the exact version: builds must not change by themselves').toEqual([]);
});

test('rule files keep their lists in the order of their ids', () => {
  const files = listProjectFiles('rules')
    .filter((path) => path.endsWith('.json'))
    .map(readSource);
  expect(files.length).toBeGreaterThan(5);
  expect(listFaults(findOrderFaults(files))).toBe('');
});

test('no file speaks of the place where it was written', () => {
  const files = listProjectFiles()
    .filter((path) => /\.(ts|tsx|mjs|js|json|md|css|html|svg|tsv|txt|yml|yaml)$|^\.ci\//.test(path))
    .filter((path) => path !== 'package-lock.json')
    .map(readSource);
  expect(listFaults(findWorkplaceFaults(files))).toBe('');
});

test('whoever makes a temporary folder also removes it', () => {
  const makers = readSources(['bench', 'test', 'tools'], true).filter(
    ({ path, text }) =>
      /\bmkdtemp(Sync)?\(/.test(text.replaceAll(/^import .*$/gm, '')) && !path.includes('/house/'),
  );
  expect(makers.length).toBeGreaterThan(3);
  const leaving = makers.filter(({ text }) => !/\brm(Sync)?\(/.test(text));
  const advice = 'in tests take buildTemporaryFolder, elsewhere remove it in a finally';
  expect(
    leaving.map(({ path }) => path),
    advice,
  ).toEqual([]);
});

test('there are enough tests: 1.2 lines a line in feed, match and messages, 0.8 over all', () => {
  const faults = findTestRatioFaults(readSources(['lib'], false), readSources(['test/unit'], true));
  expect(listFaults(faults)).toBe('');
});
