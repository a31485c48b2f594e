import { expect, test } from 'vitest';
import {
  addCounts,
  countVitestReport,
  oneFailed,
  onePassed,
  splitFailedFiles,
  summaryLine,
} from '../../tools/setup/count-results.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one, at) => ({ status: one, fullName: `test ${at}` })),
});
const line = (report: unknown, exitCode: number | null = 0): string =>
  summaryLine(countVitestReport(report, exitCode));

test('counts what passed, failed and was skipped', () => {
  const report = {
    testResults: [file('failed', 'passed', 'failed', 'skipped', 'pending', 'todo')],
  };
  expect(line(report, 1)).toBe('1 passed, 1 failed, 3 skipped');
});

test('counts a file that could not be run as a failure, although no test in it failed', () => {
  expect(line({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toBe(
    '1 passed, 1 failed',
  );
});

test('counts tests without a result as a failure: they ran out of time with the runner', () => {
  expect(line({ testResults: [file('passed', 'passed', 'queued')] })).toBe('1 passed, 1 failed');
});

test.each([null, undefined, {}, { testResults: 'none' }, 'text'])(
  'counts a missing or odd report as a failure: %j',
  (report) => {
    expect(line(report)).toBe('0 passed, 1 failed');
  },
);

test('counts a run without tests as a failure', () => {
  expect(line({ testResults: [] })).toBe('0 passed, 1 failed');
});

test('counts a run that ended badly as a failure, although all tests passed', () => {
  expect(line({ testResults: [file('passed', 'passed')] }, 1)).toBe('1 passed, 1 failed');
  expect(line({ testResults: [file('passed', 'passed')] }, null)).toBe('1 passed, 1 failed');
});

test('says nothing of skipped tests where there are none', () => {
  expect(summaryLine(addCounts([onePassed, oneFailed('why')]))).toBe('1 passed, 1 failed');
});

const twoFiles = {
  testResults: [
    { ...file('passed', 'passed', 'passed'), name: 'good.test.ts' },
    { ...file('failed', 'passed', 'failed'), name: 'bad.test.ts' },
  ],
};

test('sets apart the files that failed, so that they can be run once more', () => {
  expect(splitFailedFiles(twoFiles, 1)).toEqual({
    failedFiles: ['bad.test.ts'],
    rest: { passed: 2, failed: 0, skipped: 0, failures: [] },
  });
});

test.each([
  ['nothing failed', { testResults: [file('passed', 'passed')] }, 2],
  ['more failed than chance explains', twoFiles, 0],
  ['there is no report', null, 2],
])('runs nothing once more where %s', (_, report, most) => {
  expect(splitFailedFiles(report, most)).toBe(null);
});
