import { describe, expect, it } from 'vitest';
import type { FindingBasis, VisitCheck } from '#lib/domain/finding.ts';
import { locales } from '#lib/domain/localised.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { presentFinding } from '#lib/verdict/present-finding.ts';

const sinceMs = Date.UTC(2026, 10, 1, 5);
const seen = { visits: 4, sinceMs };
const saidMs = sinceMs + 3_600_000;
const nowMs = sinceMs + 90_000_000;
const checks: readonly VisitCheck[] = [
  { code: 'countdown-restarted', seen, saidMs, nowMs },
  { code: 'stock-unchanged', seen, left: 3 },
  { code: 'was-price-unseen', seen, was: { amount: 200_000, currency: 'VND' } },
];

function show(check: VisitCheck, locale: 'vi' | 'en' = 'vi') {
  const subject = { kind: 'listing', ref: 'listing', name: 'Ấm trà' } as const;
  const basis: FindingBasis = { kind: 'check', subject, field: 'price', ...check };
  const policy = readBundledPolicy();
  const [verdict] = judge({ bases: [basis], policy, today: '2026-11-23', subjects: [subject] });
  const [finding] = verdict?.findings ?? [];
  if (!finding) throw new Error('nothing is told');
  return presentFinding(finding, { locale, objectionUrl: 'mailto:a@b.example' });
}

describe('what the shopper’s own visits show', () => {
  it.each(checks)('is something to know, and says how little it rests on: $code', (check) => {
    for (const locale of locales) {
      const shown = show(check, locale);
      expect(shown).toMatchObject({ tone: 'info', quote: null, answer: null });
      expect(shown.id).toBe(`check:listing:${check.code}`);
      expect(shown.source).toContain('4');
      expect(shown.why).not.toMatch(/[{}!]/u);
    }
    expect(show(check).source).toContain('Chỉ tính những lần bạn đã mở trang này');
    expect(show(check, 'en').source).toContain('Only your own visits');
  });

  it('names the figures that it compares', () => {
    const [countdown, stock, was] = checks.map((check) => show(check).why);
    expect(countdown).toContain(formatTime(saidMs, 'vi'));
    expect(countdown).toContain(formatTime(nowMs, 'vi'));
    expect(stock).toContain('chỉ còn 3');
    expect(was).toContain('200.000');
  });

  it('is three findings where it is three', () => {
    const subject = { kind: 'listing', ref: 'listing', name: null } as const;
    const bases = checks.map((check): FindingBasis => ({
      kind: 'check',
      subject,
      field: 'price',
      ...check,
    }));
    const input = { policy: readBundledPolicy(), today: '2026-11-23', subjects: [subject] };
    const [verdict] = judge({ ...input, bases });
    expect(verdict?.findings).toHaveLength(3);
    expect(judge({ ...input, bases: bases.toReversed() })).toEqual([verdict]);
  });
});
