import { describe, expect, it } from 'vitest';
import type { FindingBasis } from '#lib/domain/finding.ts';
import { labelKinds } from '#lib/domain/label-rule.ts';
import { locales, type Locale } from '#lib/domain/localised.ts';
import { judge } from '#lib/verdict/judge.ts';
import { readBundledPolicy } from '#lib/verdict/policy.ts';
import { presentFinding } from '#lib/verdict/present-finding.ts';
import { settleLabel } from '#lib/verdict/settle-label.ts';
import {
  claimOf,
  labelOf,
  listingSubject,
  lookAlikeOf,
  matchOf,
  registeredOf,
  today,
} from './sample-findings.ts';

function judgeListing(bases: readonly FindingBasis[], day = today) {
  const [verdict] = judge({
    bases,
    policy: readBundledPolicy(),
    today: day,
    subjects: [listingSubject],
  });
  if (!verdict) throw new Error('no verdict');
  return verdict;
}

function show(basis: FindingBasis, locale: Locale = 'vi') {
  const [finding] = judgeListing([basis]).findings;
  if (!finding) throw new Error('nothing is told');
  return presentFinding(finding, { locale, objectionUrl: null });
}

const stateOn = (basis: FindingBasis, day: string): unknown => {
  const settled = settleLabel(basis, day);
  return settled.kind === 'label' && [settled.label.state, settled.label.register?.outcome];
};

describe('a number that stands in its register', () => {
  it('is verified to its last day, and expired on the next', () => {
    const basis = registeredOf('holder', { validUntil: '2026-11-23' });
    expect(stateOn(basis, '2026-11-23')).toEqual(['verified', 'holder']);
    expect(stateOn(basis, '2026-11-24')).toEqual(['number-shown', 'expired']);
  });

  it('whose end is a month is verified to the end of that month', () => {
    const basis = registeredOf('holder', { validUntil: '2026-11' });
    expect(stateOn(basis, '2026-11-30')).toEqual(['verified', 'holder']);
    expect(stateOn(basis, '2026-12-01')).toEqual(['number-shown', 'expired']);
  });

  it('without an end is verified', () => {
    expect(stateOn(registeredOf('holder', { validUntil: null }), '2099-01-01')).toEqual([
      'verified',
      'holder',
    ]);
  });

  it.each(['other-holder', 'absent'] as const)('but is %s is never verified', (outcome) => {
    expect(stateOn(registeredOf(outcome), today)).toEqual(['number-shown', outcome]);
  });

  it('leaves labels without a register, and everything else, as they are', () => {
    for (const basis of [labelOf(), labelOf('number-shown'), claimOf(), matchOf()]) {
      expect(settleLabel(basis, today)).toBe(basis);
    }
  });
});

describe('what is said of it', () => {
  it('verified: a credit, with holder, scope and last day', () => {
    const shown = show(registeredOf('holder'));
    expect(shown).toMatchObject({ tone: 'credit', label: 'Nhãn FSC, số khớp danh bạ' });
    expect(shown.why).toContain('Người được cấp: Xưởng Gỗ Thử. Phạm vi: Bàn ghế.');
    expect(shown.why).toContain('Hiệu lực đến 31/12/2026.');
    expect(shown.source).toContain('Đã so với Sổ thử, bản ngày 01/11/2026.');
  });

  it('without an end it names none', () => {
    expect(show(registeredOf('holder', { validUntil: null })).why).not.toContain('Hiệu lực');
  });

  it('expired: a neutral sentence with the day, and no credit', () => {
    const shown = show(registeredOf('holder', { validUntil: '2024-06-30' }));
    expect(shown).toMatchObject({ tone: 'info', label: 'Nhãn FSC, số đã hết hạn' });
    expect(shown.why).toContain('trong sổ đăng ký đã hết hạn ngày 30/06/2024.');
    expect(shown.why).not.toContain('Người được cấp');
  });

  it('of another holder: who it is, that it may be the maker, and no credit', () => {
    const shown = show(registeredOf('other-holder'));
    expect(shown).toMatchObject({ tone: 'info', label: 'Nhãn FSC, sổ đăng ký ghi tên khác' });
    expect(shown.why).toContain('sổ đăng ký ghi tên khác: Xưởng Gỗ Thử.');
    expect(shown.why).toContain('Đó có thể là nhà sản xuất');
  });

  it('absent: not seen in this copy, which may be incomplete', () => {
    const shown = show(registeredOf('absent'));
    expect(shown.tone).toBe('info');
    expect(shown.why).toContain('bản này có thể chưa đủ');
  });

  it('of a register that was made up says so, twice', () => {
    const basis = registeredOf('holder');
    if (basis.kind !== 'label' || !basis.rule.register) throw new Error('no register');
    const rule = { ...basis.rule, register: { ...basis.rule.register, demo: true } };
    const shown = show({ ...basis, rule });
    expect(shown.label).toBe('Nhãn FSC, số khớp danh bạ (mẫu trình diễn)');
    expect(shown.source).toContain('Đây là dữ liệu mẫu để trình diễn');
  });

  it('takes words of a register for text and never for slots', () => {
    const shown = show(registeredOf('other-holder', { holder: '{number} <b>X</b>' }));
    expect(shown.why).toContain('{number} <b>X</b>');
  });

  it.each(locales)('names every kind of label in %s', (locale) => {
    const kinds = labelKinds.map(
      (kind) => show(registeredOf('holder', {}, { kind }), locale).source,
    );
    expect(new Set(kinds).size).toBe(labelKinds.length);
  });
});

describe('a label without a number', () => {
  const named = (changes: Parameters<typeof registeredOf>[2]) => {
    const basis = labelOf();
    if (basis.kind !== 'label') throw new Error('no label');
    return show({ ...basis, rule: { ...basis.rule, ...changes } });
  };

  it('whose issuer has no look-up sends nobody to one', () => {
    const shown = named({ verifyUrl: null });
    expect(shown.why).toContain('bạn có thể hỏi người bán số đó và nơi cấp');
    expect(shown.sourceLink).toBeNull();
  });

  it('that carries none is not blamed for showing none', () => {
    const shown = named({ numbers: [] });
    expect(shown.label).toBe('Có nêu nhãn FSC');
    expect(shown.why).not.toContain('chưa thấy số');
  });

  it('whose name begins with the word for label is not called so twice', () => {
    const officialName = { vi: 'Nhãn sinh thái Việt Nam', en: 'Vietnam Ecolabel' };
    const shown = named({ officialName });
    expect(shown.label).toBe('Nhãn sinh thái Việt Nam, chưa thấy số chứng nhận');
    expect(shown.why).toContain('Trang có nêu nhãn sinh thái Việt Nam nhưng');
  });

  it('that is no green label is called so', () => {
    const shown = named({ kind: 'not-a-green-label' });
    expect(shown).toMatchObject({ tone: 'info', label: 'FSC: không phải nhãn xanh' });
    expect(shown.why).toContain('đây không phải nhãn xanh');
  });
});

describe('a credit', () => {
  const credit = registeredOf('holder');

  it('weighs nothing and stands behind every warning', () => {
    const warnings = [matchOf({}, listingSubject), lookAlikeOf(listingSubject), claimOf()];
    for (const warning of warnings) {
      const alone = judgeListing([warning]);
      const both = judgeListing([credit, warning]);
      expect(both.severity).toBe(alone.severity);
      expect(both.findings.at(-1)).toMatchObject({ kind: 'label', severity: 'none' });
    }
    expect(judgeListing([credit]).severity).toBe('none');
  });

  it('is told before a bare mention of the same label, which is not told again', () => {
    const { findings } = judgeListing([labelOf(), credit]);
    expect(findings).toMatchObject([{ kind: 'label', label: { state: 'verified' } }]);
  });

  it('of an added feed is told once with the bare mention by another feed', () => {
    const added = registeredOf('holder', {}, { id: 'feed-khac/fsc' });
    const { findings } = judgeListing([labelOf(), added]);
    expect(findings).toMatchObject([{ kind: 'label', rule: { id: 'feed-khac/fsc' } }]);
    const other = registeredOf('holder', {}, { id: 'feed-khac/pefc' });
    expect(judgeListing([labelOf(), other]).findings).toHaveLength(2);
  });

  it('is none where the label is no green one, however true its number', () => {
    const shown = show(registeredOf('holder', {}, { kind: 'not-a-green-label' }));
    expect(shown.tone).toBe('info');
  });
});
