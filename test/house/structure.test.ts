import { expect, test } from 'vitest';
import { findBarrels, findCycles, findLayerFaults, reach } from '../support/house/imports.ts';
import { listFaults, readSources } from '../support/house/source-tree.ts';
import { findZoneFaults } from '../support/house/zones.ts';

const ours = readSources(['lib', 'entrypoints']);
const everything = readSources(['lib', 'entrypoints', 'tools', 'test', 'intake', 'bench'], true);

test('imports go strictly downwards, and nothing imports tools, intake, bench or test', () => {
  expect(listFaults(findLayerFaults(everything))).toBe('');
});

test('no file imports itself by way of others', () => {
  expect(listFaults(findCycles(ours))).toBe('');
});

test('there are no barrel files', () => {
  expect(listFaults(findBarrels(everything))).toBe('');
});

test('browser API, document, clock, random, network and timers stay in their rooms', () => {
  expect(listFaults(findZoneFaults(ours))).toBe('');
});

const heavy =
  /^(zod|dexie|preact|@preact\/.*|tldts|webextension-polyfill|wxt)$|^lib\/(i18n|feed|match|verdict|store|sync|report)\//;
// WXT's wrapper of an unlisted script is one line of code; its browser and storage packages are not.
const guardMayReach = new Set(['wxt']);

test('the guard reaches no schema library, database, catalogue, feed or matcher', () => {
  const ways = reach('entrypoints/guard.ts', ours);
  const faults = [...ways]
    .filter(([target]) => heavy.test(target) && !guardMayReach.has(target))
    .map(
      ([, way]) =>
        `${way.join(' → ')}: pages pay for every byte; let the worker do it and send the answer.`,
    );
  expect(faults.join('\n')).toBe('');
  expect(ways.size, 'the guard reaches something: the scan works').toBeGreaterThan(5);
});
