/**
 * A date some months later, exactly as precise as the one given: `2025-07` → `2027-07`, `2025-08-31` and 6 months →
 * `2026-02-28`.
 */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day] = iso.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const laterYear = Math.floor(count / 12);
  const laterMonth = (count % 12) + 1;
  const head = `${laterYear}-${String(laterMonth).padStart(2, '0')}`;
  if (day === undefined) return head;
  const lastDay = new Date(Date.UTC(laterYear, laterMonth, 0)).getUTCDate();
  return `${head}-${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
