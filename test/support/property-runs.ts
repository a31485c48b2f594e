import * as fc from 'fast-check';

/**
 * Property tests look at new random input on every run of a developer, so that they go on finding faults; under CI
 * they start from one seed, so that a change is judged by what it changed. `PROPERTY_RUNS=10000` looks harder.
 */
const runs = Number(process.env['PROPERTY_RUNS']);

fc.configureGlobal({
  ...(process.env['CI'] ? { seed: 339 } : {}),
  ...(runs > 0 ? { numRuns: runs } : {}),
});
