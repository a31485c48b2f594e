import { isAtLeast } from '#lib/domain/severity.ts';
import type { TabState } from '#lib/store/tab-states.ts';
import type { DemoPage } from './market/market.ts';

/** What is not as the page's expectation says, one sentence a fault; empty when all is well. */
export function judgeVisit(page: DemoPage, state: TabState | null): string[] {
  if (state === null) return ['the extension knows nothing of this page'];
  const { expect } = page;
  const { reading, assessment } = state;
  const faults: string[] = [];
  if (!expect.kinds.includes(reading.kind)) {
    faults.push(`read as ${reading.kind}, expected ${expect.kinds.join(' or ')}`);
  }
  if (expect.readsCards !== undefined && reading.cards.length !== expect.readsCards) {
    faults.push(`${reading.cards.length} cards read, expected ${expect.readsCards}`);
  }
  if (assessment.checked !== expect.checked) {
    faults.push(
      assessment.checked ? 'judged, expected not checked' : `not checked (${assessment.reason})`,
    );
  }
  if (assessment.checked && !expect.severities.includes(assessment.severity)) {
    faults.push(`severity ${assessment.severity}, expected ${expect.severities.join(' or ')}`);
  }
  if (expect.markedCards !== null && countMarkedCards(state) !== expect.markedCards) {
    faults.push(`${countMarkedCards(state)} cards flagged, expected ${expect.markedCards}`);
  }
  return faults;
}

/** Cards with a verdict worth a mark. */
export function countMarkedCards({ assessment }: TabState): number {
  if (!assessment.checked) return 0;
  return assessment.verdicts.filter(
    (verdict) => verdict.subject.kind === 'card' && isAtLeast(verdict.severity, 'caution'),
  ).length;
}
