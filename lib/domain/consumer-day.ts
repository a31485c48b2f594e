/** Vietnam has no summer time: its clocks stand 7 hours ahead of UTC all year. Milliseconds. */
const vietnamAheadMs = 7 * 3_600_000;

/** True on 15 March in Vietnam, the day of consumers' rights (Decision 1035/QĐ-TTg of 2015). */
export function isConsumerDay(nowMs: number): boolean {
  const there = new Date(nowMs + vietnamAheadMs);
  return there.getUTCMonth() === 2 && there.getUTCDate() === 15;
}
