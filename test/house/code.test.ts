import { expect, test } from 'vitest';
import { findTopLevelFaults, findNameFaults } from '../support/house/names.ts';
import { findTypeFaults, listBrands } from '../support/house/casts.ts';
import { findSinkFaults } from '../support/house/sinks.ts';
import { findSizeFaults } from '../support/house/sizes.ts';
import { listFaults, listProjectFiles, readSources } from '../support/house/source-tree.ts';

const shipped = readSources(['lib', 'entrypoints']);
const written = readSources([
  'lib',
  'entrypoints',
  'tools',
  'intake',
  'bench',
  'test/support',
  'wxt.config.ts',
]);

test('files, functions, nesting and parameter lists keep their limits', () => {
  expect(listFaults(findSizeFaults(written))).toBe('');
});

test('no any, no enum, no !, and casts only in parse functions and makers of branded values', () => {
  expect(listFaults(findTypeFaults(shipped, listBrands(shipped)))).toBe('');
});

test('nothing turns text into markup or code', () => {
  expect(listFaults(findSinkFaults(shipped))).toBe('');
});

test('names of files and folders say what lies inside', () => {
  expect(listFaults(findNameFaults(listProjectFiles()))).toBe('');
});

test('nothing new on the top level', () => {
  expect(listFaults(findTopLevelFaults(listProjectFiles()))).toBe('');
});
