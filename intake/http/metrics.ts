import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CaseState } from '../store/tables.ts';

/** What is counted, in one registry per server: two servers in one test do not count together. */
export type Metrics = {
  readonly countRequest: (route: string, status: number, seconds: number) => void;
  readonly countReport: (outcome: string) => void;
  readonly countObjection: (outcome: string) => void;
  /** The text that Prometheus reads. */
  readonly print: (cases: ReadonlyMap<CaseState, number>) => Promise<string>;
  readonly contentType: string;
};

export function buildMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'intake_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'intake_request_seconds',
    help: 'Time to the answer, by route.',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const reports = new Counter({
    name: 'intake_reports_total',
    help: 'Reports by what became of them at the door.',
    labelNames: ['outcome'],
    registers,
  });
  const objections = new Counter({
    name: 'intake_objections_total',
    help: 'Objections of sellers by what became of them at the door.',
    labelNames: ['outcome'],
    registers,
  });
  const cases = new Gauge({
    name: 'intake_cases',
    help: 'Cases by state.',
    labelNames: ['state'],
    registers,
  });
  return {
    countRequest(route, status, seconds) {
      requests.inc({ route, status });
      durations.observe({ route }, seconds);
    },
    countReport: (outcome) => reports.inc({ outcome }),
    countObjection: (outcome) => objections.inc({ outcome }),
    async print(counts) {
      for (const [state, count] of counts) cases.set({ state }, count);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
