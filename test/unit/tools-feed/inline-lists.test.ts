import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimRuleSchema } from '#lib/feed/rule-schemas.ts';
import { findFailingExamples, isSoundRule } from '#lib/match/claims/check-examples.ts';
import { compileClaims, findRuleFaults } from '#lib/match/claims/compile-claims.ts';
import { scanClaims } from '#lib/match/claims/scan-claims.ts';
import { inlineLists } from '../../../tools/feed/inline-lists.ts';
import { sampleClaimRule } from '../match/sample-feed.ts';

const shared = { ailment: ['ho', 'viêm xoang'], place: ['chợ', 'phố'] };

describe('inlineLists', () => {
  it('puts the lists into a rule that its phrases and guards name, and no others', () => {
    const rule = inlineLists(sampleClaimRule({ phrases: ['trị @ailment'], unless: [] }), shared);
    expect(rule.lists).toEqual({ ailment: ['ho', 'viêm xoang'] });
    const guarded = inlineLists(sampleClaimRule({ unlessBefore: ['ở @place'] }), shared);
    expect(guarded.lists).toEqual({ place: ['chợ', 'phố'] });
  });

  it('leaves a rule as it is that names no list, or brings its own', () => {
    const plain = sampleClaimRule();
    expect(inlineLists(plain, shared)).toBe(plain);
    const own = sampleClaimRule({ phrases: ['trị @ailment'], lists: { ailment: ['sốt'] } });
    expect(inlineLists(own, shared)).toBe(own);
  });

  it('leaves an unknown name to the check of the rule, also one that every object has', () => {
    for (const name of ['unknown', 'constructor']) {
      const rule = inlineLists(sampleClaimRule({ phrases: [`trị @${name}`] }), shared);
      expect(findRuleFaults(rule)).toHaveLength(1);
    }
  });

  it('makes a rule that finds what the list holds', () => {
    const rule = inlineLists(sampleClaimRule({ phrases: ['trị @ailment'], unless: [] }), shared);
    const found = scanClaims(compileClaims([rule]), 'Trị viêm xoang, trị sốt, trị ho');
    expect(found.map(({ quote }) => quote)).toEqual(['Trị viêm xoang', 'trị ho']);
  });
});

describe('the schema of claim rules', () => {
  it.each([
    ['a class that does not exist', { classes: ['toys'] }],
    ['a severity of its own', { severity: 'danger' }],
    ['a severity of its own for one class', { severityByClass: { food: 'danger' } }],
    ['an empty list of words', { lists: { empty: [] } }],
    ['a field that nobody knows', { pattern: '.*' }],
    ['a phrase longer than anybody can read', { phrases: ['a '.repeat(500).trim()] }],
    ['no example', { examples: { positive: [], negative: ['b'] } }],
  ])('refuses %s', (_, change) => {
    expect(claimRuleSchema.safeParse(sampleClaimRule()).success).toBe(true);
    expect(claimRuleSchema.safeParse({ ...sampleClaimRule(), ...change }).success).toBe(false);
  });
});

describe('isSoundRule', () => {
  it('is false of rules that do not do what they say, and of rules that cannot be read', () => {
    const sound = sampleClaimRule();
    const boastful = sampleClaimRule({ id: 'boastful', phrases: ['không bao giờ có'] });
    const broken = sampleClaimRule({ id: 'broken', phrases: ['chữa khỏi', '(trị'] });
    expect([sound, boastful, broken].map(isSoundRule)).toEqual([true, false, false]);
  });

  it('reads an example as the goods that it names, else as goods of the rule', () => {
    const rule = sampleClaimRule({
      classes: ['food'],
      examples: {
        positive: ['Trà này chữa khỏi ho'],
        negative: [{ text: 'Thuốc này chữa khỏi ho', productClass: 'drug' }],
      },
    });
    expect(findFailingExamples(rule)).toEqual([]);
    const wrong = { ...rule, classes: ['drug' as const] };
    expect(findFailingExamples(wrong)).toEqual([
      { sentence: 'Thuốc này chữa khỏi ho', expected: 'no-answer' },
    ]);
  });
});

describe('docs/write-a-claim-rule.md', () => {
  it('shows a rule that works', () => {
    const page = readFileSync('docs/write-a-claim-rule.md', 'utf8');
    const [, shown = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
    const rule = claimRuleSchema.parse(JSON.parse(shown));
    expect(findRuleFaults(rule)).toEqual([]);
    expect(findFailingExamples(rule)).toEqual([]);
  });

  it('names every field that a rule may have', () => {
    const page = readFileSync('docs/write-a-claim-rule.md', 'utf8');
    for (const field of [
      'unlessBefore',
      'unlessAfter',
      'unlessSentence',
      'unlessText',
      'needsText',
      'severityByClass',
      'notClasses',
      'platforms',
      'exactMarks',
    ]) {
      expect(page).toContain(`\`${field}\``);
    }
  });
});
