import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest leaves one processor alone, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          // Two hundred small files: loading the same modules for each of them would take a third of the time. Tests put
          // back what they change, and pass in any order (`--sequence.shuffle.files`).
          isolate: false,
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
          setupFiles: ['test/support/property-runs.ts'],
          // Against hangs alone: a machine that is busy with other work is no fault.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'sites',
          include: ['test/sites/**/*.test.ts', 'test/corpus/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'intake',
          include: ['test/intake/**/*.test.ts'],
          // A database starts in seconds, and this may be a busy machine.
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'house',
          include: ['test/house/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          // One after the other, each with a browser of its own: what they share is code alone.
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
