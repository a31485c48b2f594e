import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import type { LabelRule } from '#lib/domain/label-rule.ts';
import { findFailingExamples } from '#lib/match/claims/check-examples.ts';
import { compileClaims, findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { inlineLists } from '../../../tools/feed/inline-lists.ts';
import { findFailingLabelExamples } from '#lib/match/labels/check-label-examples.ts';

const words = Object.fromEntries(
  readdirSync('rules/words').map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(`rules/words/${name}`, 'utf8')) as readonly string[],
  ]),
);
const claimFiles = readdirSync('rules/claims').filter((name) => name.endsWith('.json'));
const claimRules = claimFiles.flatMap((name) =>
  (JSON.parse(readFileSync(`rules/claims/${name}`, 'utf8')) as readonly ClaimRule[]).map(
    (rule) => ({ ...inlineLists(rule, words), file: name }),
  ),
);
const labelRules = readdirSync('rules/labels').map(
  (name) => JSON.parse(readFileSync(`rules/labels/${name}`, 'utf8')) as LabelRule,
);

describe.each(claimRules)('claim rule $id', (rule) => {
  it('answers its positive sentences and none of its negative ones', () => {
    expect(findFailingExamples(rule)).toEqual([]);
    expect(rule.examples.positive.length).toBeGreaterThanOrEqual(3);
    expect(rule.examples.negative.length).toBeGreaterThanOrEqual(3);
  });

  it('lies in the file of its topic and says why in both languages', () => {
    expect(rule.file).toBe(`${rule.topic}.json`);
    expect(rule.why.vi).not.toBe('');
    expect(rule.why.en).not.toBe('');
    expect(rule.why.vi + rule.why.en).not.toContain('!');
  });

  it('has only phrases that can be read, each once', () => {
    expect(findRuleFaults(rule)).toEqual([]);
    expect(new Set(rule.phrases).size).toBe(rule.phrases.length);
  });
});

describe.each(labelRules)('label $id', (rule) => {
  it('is named in its positive sentences and in none of its negative ones', () => {
    expect(findFailingLabelExamples(rule)).toEqual([]);
    expect(rule.examples.positive.length).toBeGreaterThanOrEqual(3);
    expect(rule.examples.negative.length).toBeGreaterThanOrEqual(3);
  });
});

describe('all claim rules together', () => {
  const compiled = compileClaims(claimRules);

  it('have ids of their own', () => {
    expect(new Set(claimRules.map(({ id }) => id)).size).toBe(claimRules.length);
  });

  it.each([
    'Bộ ấm trà men ngọc, 6 chén, hộp giấy cứng. Hàng sẵn, giao trong ngày.',
    'Shop cam kết hàng chính hãng 100%, hoàn tiền nếu hàng giả, 1 đổi 1 trong 7 ngày.',
    'Đồ chơi bác sĩ siêu cấp cho bé, nhựa ABS bền, không sắc cạnh.',
    'Hỏi ý kiến bác sĩ trước khi dùng. Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh.',
    'Quần cạp cao che bụng, vải cotton 100%, size số 1 đến số 5.',
    'Áo thun in chữ FAKE LOVE. Shop nói không với hàng nhái.',
    'Ghế gỗ tự nhiên 100%, xếp hàng đầu tiên trong phòng khách.',
    'Một số người chưa khỏi ho thì nên đi khám.',
  ])('say nothing of "%s"', (text) => {
    expect(scanClaims(compiled, text).map(({ ruleId, quote }) => [ruleId, quote])).toEqual([]);
  });
});
