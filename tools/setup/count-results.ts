/** How many checks passed, failed or were skipped, and the names of those that failed. */
export type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
};

export const nothing: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };
export const onePassed: Count = { ...nothing, passed: 1 };
export const oneFailed = (why: string): Count => ({ ...nothing, failed: 1, failures: [why] });

export function addCounts(all: readonly Count[]): Count {
  return {
    passed: all.reduce((sum, count) => sum + count.passed, 0),
    failed: all.reduce((sum, count) => sum + count.failed, 0),
    skipped: all.reduce((sum, count) => sum + count.skipped, 0),
    failures: all.flatMap((count) => count.failures),
  };
}

/** The last line of a test run. */
export function summaryLine(count: Count): string {
  const line = `${count.passed} passed, ${count.failed} failed`;
  return count.skipped > 0 ? `${line}, ${count.skipped} skipped` : line;
}

/** A test or a file in the report; vitest says more of each. */
type ReportPart = {
  readonly name?: unknown;
  readonly fullName?: unknown;
  readonly status?: unknown;
};

/**
 * Counts a vitest JSON report. A file that failed without a failed test (it could not be loaded, a hook threw) is one
 * failure, and so is a run that ended badly with nothing failed, or that ran nothing at all.
 */
export function countVitestReport(report: unknown, exitCode: number | null): Count {
  const files = readList(report, 'testResults');
  if (files === null) return oneFailed('vitest left no report: it crashed or ran out of time');
  const counted = addCounts(files.map(countFile));
  const ran = counted.passed + counted.failed + counted.skipped;
  if (ran === 0) return oneFailed('vitest ran no test');
  if (exitCode !== 0 && counted.failed === 0) {
    return addCounts([counted, oneFailed(`vitest ended with ${exitCode} although no test failed`)]);
  }
  return counted;
}

/** A report without the files that failed, and the names of those; null where the run itself is to blame, or too much failed. */
export function splitFailedFiles(
  report: unknown,
  most: number,
): { readonly failedFiles: readonly string[]; readonly rest: Count } | null {
  const files = readList(report, 'testResults') ?? [];
  const failed = files.filter((file) => countFile(file).failed > 0);
  if (failed.length === 0 || failed.length > most) return null;
  const rest = addCounts(files.filter((file) => !failed.includes(file)).map(countFile));
  return { failedFiles: failed.map(({ name }) => String(name)), rest };
}

function countFile(file: ReportPart): Count {
  const tests = readList(file, 'assertionResults') ?? [];
  const failures = tests.filter((t) => t.status === 'failed').map((t) => String(t.fullName));
  const skipped = tests.filter((t) =>
    ['skipped', 'pending', 'todo', 'disabled'].includes(String(t.status)),
  ).length;
  const passed = tests.filter((t) => t.status === 'passed').length;
  const lost = tests.length - failures.length - skipped - passed;
  if (lost > 0) failures.push(`${String(file.name)}: ${lost} tests have no result`);
  if (file.status === 'failed' && failures.length === 0) {
    failures.push(`${String(file.name)}: the file could not be run`);
  }
  return { passed, failed: failures.length, skipped, failures };
}

function readList(value: unknown, key: string): readonly ReportPart[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const list: unknown = Reflect.get(value, key);
  return Array.isArray(list) ? list : null;
}
