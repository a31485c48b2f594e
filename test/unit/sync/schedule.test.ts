import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, readDelayMs } from '#lib/sync/schedule.ts';

const minute = 60_000;

describe('the time until a feed is asked again', () => {
  it('is never more than 15 minutes while nothing is wrong, and never the same for all', () => {
    expect(readDelayMs(0, 0)).toBe(12 * minute);
    expect(readDelayMs(0, 0.999_999)).toBeLessThanOrEqual(15 * minute);
    expect(readDelayMs(0, 0.1)).not.toBe(readDelayMs(0, 0.9));
  });

  it('doubles with each failure up to six hours', () => {
    expect(readDelayMs(1, 1)).toBe(minute);
    expect(readDelayMs(2, 1)).toBe(2 * minute);
    expect(readDelayMs(5, 1)).toBe(16 * minute);
    expect(readDelayMs(50, 1)).toBe(6 * 60 * minute);
    expect(readDelayMs(1e9, 1)).toBe(6 * 60 * minute);
  });

  it('is always a time that comes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const delay = readDelayMs(failures, random);
        expect(delay).toBeGreaterThanOrEqual(20_000);
        expect(delay).toBeLessThanOrEqual(6 * 60 * minute);
      }),
    );
  });
});

describe('a feed', () => {
  it('is due when it was never tried, or its time has come', () => {
    expect(isDue({ triedAtMs: null, failures: 3 }, 0, 0)).toBe(true);
    expect(isDue({ triedAtMs: 0, failures: 0 }, 12 * minute, 0)).toBe(true);
    expect(isDue({ triedAtMs: 0, failures: 0 }, 12 * minute - 1, 0)).toBe(false);
  });

  it('is due when the clock was set back, instead of waiting for a year', () => {
    expect(isDue({ triedAtMs: 1_000_000, failures: 9 }, 999_999, 0.5)).toBe(true);
  });
});
