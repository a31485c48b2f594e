import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figure } from './rows.ts';

/** Every time is taken this often at least; the middle one counts. */
export const leastRuns = 7;

export function buildFigure(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1] ?? 0,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}

/** For what does not change from run to run: sizes and counts. */
export function buildExact(value: number): Figure {
  return { median: value, least: value, most: value };
}

/** How many times to run first without counting, so that the engine has seen the code. */
const warmUpRuns = 2;

export type Work = () => unknown;

/** Milliseconds. `prepare` is not counted. */
export async function measureMs<T>(
  prepare: () => T,
  work: (prepared: T) => unknown,
): Promise<Figure> {
  const times: number[] = [];
  for (let run = -warmUpRuns; run < leastRuns; run++) {
    const prepared = prepare();
    const startedAt = performance.now();
    await work(prepared);
    const ms = performance.now() - startedAt;
    if (run >= 0) times.push(ms);
  }
  return buildFigure(times);
}

/**
 * Two things measured in turns, so that whatever else the machine does in the meantime strikes both: what is compared
 * is measured in one run, a moment apart.
 */
export function measureTurns(
  works: readonly (() => number)[],
  runs = leastRuns,
): readonly Figure[] {
  const values = works.map((): number[] => []);
  for (let run = -warmUpRuns; run < runs; run++) {
    works.forEach((work, i) => {
      const value = work();
      if (run >= 0) values[i]?.push(value);
    });
  }
  return values.map(buildFigure);
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes that are in use, after everything was collected that nobody holds. */
export function readUsedBytes(): number {
  if (typeof collect !== 'function') throw new Error('this node has no collector to call');
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
