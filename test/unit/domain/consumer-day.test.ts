import { describe, expect, it } from 'vitest';
import { isConsumerDay } from '#lib/domain/consumer-day.ts';

const at = (iso: string): boolean => isConsumerDay(Date.parse(iso));

describe('the day of consumers’ rights', () => {
  it('begins and ends at midnight in Vietnam, wherever the device stands', () => {
    expect(at('2027-03-14T16:59:59.999Z')).toBe(false);
    expect(at('2027-03-14T17:00:00.000Z')).toBe(true);
    expect(at('2027-03-15T16:59:59.999Z')).toBe(true);
    expect(at('2027-03-15T17:00:00.000Z')).toBe(false);
  });

  it('comes every year, and only once', () => {
    for (const year of [2027, 2028, 2032]) {
      const days = Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1 + day, 5));
      expect(days.filter((ms) => isConsumerDay(ms)).length).toBe(1);
      expect(at(`${year}-03-15T12:00:00+07:00`)).toBe(true);
    }
  });
});
