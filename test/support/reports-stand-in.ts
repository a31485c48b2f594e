import type { KeptReport } from '#lib/domain/kept-report.ts';
import type { KeptReports } from '#lib/store/kept-reports.ts';

/** Kept reports as the store keeps them: every change is one step. */
export function buildReportsStandIn(kept = new Map<string, KeptReport>()): KeptReports {
  return {
    keep: async (report) => void (kept.has(report.id) || kept.set(report.id, report)),
    async change(id, change) {
      const before = kept.get(id) ?? null;
      const after = before && change(before);
      if (after) kept.set(id, after);
      else kept.delete(id);
      return before;
    },
    read: async (id) => kept.get(id) ?? null,
    readAll: async () => [...kept.values()].toSorted((a, b) => b.createdAtMs - a.createdAtMs),
    clear: async () => kept.clear(),
  };
}
