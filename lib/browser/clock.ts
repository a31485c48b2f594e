/** Wall clock in milliseconds since 1970. The only place that reads it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** The day of a time, `2026-11-23`, in the shopper's own time zone: dates on warnings are days people lived through. */
export function readDay(nowMs: number): string {
  const date = new Date(nowMs);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const day = String(date.getDate()).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${day}`;
}
