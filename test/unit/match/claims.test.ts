import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimRule } from '#lib/domain/claim-rule.ts';
import { findFailingExamples } from '#lib/match/claims/check-examples.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { mostSpans, scanClaims } from '#lib/match/claims/scan-claims.ts';
import { sampleClaimRule } from './sample-feed.ts';

function quotes(text: string, ...rules: readonly ClaimRule[]): readonly string[] {
  return scanClaims(compileClaims(rules), text).map(({ quote }) => quote);
}

const cure = sampleClaimRule();
const green = sampleClaimRule({
  id: 'sample-green',
  topic: 'generic-green',
  severity: 'info',
  phrases: ['thân thiện môi trường', 'thân thiện'],
  unless: [],
});

describe('scanClaims', () => {
  it('tells rule, topic, severity and the exact words', () => {
    const text = '😀 Trà mẫu: chữa khỏi ho.';
    expect(scanClaims(compileClaims([cure]), text)).toEqual([
      {
        ruleId: 'sample-cure',
        topic: 'cure',
        severity: 'caution',
        start: text.indexOf('chữa'),
        end: text.indexOf(' ho'),
        quote: 'chữa khỏi',
      },
    ]);
  });

  it('quotes what stands in the text: capitals, typed without marks, invisible characters inside', () => {
    expect(quotes('TRỊ DỨT ĐIỂM ho; tri dut diem ho; trị d\u200bứt điểm ho', cure)).toEqual([
      'TRỊ DỨT ĐIỂM',
      'tri dut diem',
      'trị d\u200bứt điểm',
    ]);
  });

  it('answers for several rules in the order of the text', () => {
    expect(quotes('Hộp thân thiện, trà chữa khỏi ho', cure, green)).toEqual([
      'thân thiện',
      'chữa khỏi',
    ]);
  });

  it('keeps the longest of overlapping spans of one topic', () => {
    expect(quotes('hộp thân thiện môi trường', green)).toEqual(['thân thiện môi trường']);
    const other = sampleClaimRule({
      id: 'x',
      topic: 'generic-green',
      phrases: ['môi trường sống'],
    });
    expect(quotes('thân thiện môi trường sống', green, other)).toEqual(['thân thiện môi trường']);
    const longer = sampleClaimRule({
      id: 'y',
      topic: 'generic-green',
      phrases: ['môi trường sống của chúng ta'],
    });
    expect(quotes('thân thiện môi trường sống của chúng ta', green, longer)).toEqual([
      'môi trường sống của chúng ta',
    ]);
  });

  it('keeps overlapping spans of two topics', () => {
    const other = sampleClaimRule({ id: 'z', topic: 'superlative', phrases: ['khỏi ho'] });
    expect(quotes('chữa khỏi ho', cure, other)).toEqual(['chữa khỏi', 'khỏi ho']);
  });

  it('stays silent where a guard stands in the same clause, before or behind', () => {
    const rule = sampleClaimRule({ unless: ['không thể', 'là chuyện đùa'] });
    expect(quotes('không thể chữa khỏi ho', rule)).toEqual([]);
    expect(quotes('chữa khỏi ho là chuyện đùa', rule)).toEqual([]);
    expect(quotes('khong the chua khoi ho', rule)).toEqual([]);
  });

  it('is not silenced by a guard of another clause, far away, or of another rule', () => {
    expect(quotes('Không thể thiếu, chữa khỏi ho', cure)).toEqual(['chữa khỏi']);
    expect(quotes('Không thể thiếu. Chữa khỏi ho', cure)).toEqual(['Chữa khỏi']);
    expect(quotes(`không thể ${'rất '.repeat(20)}chữa khỏi ho`, cure)).toEqual(['chữa khỏi']);
    expect(quotes('không thể thân thiện hơn', cure, green)).toEqual(['thân thiện']);
  });

  it('is not silenced by a word that only resembles a guard', () => {
    expect(quotes('không thẻ chữa khỏi ho', cure)).toEqual(['chữa khỏi']);
  });

  it('finds nothing without rules or without text', () => {
    expect(quotes('chữa khỏi')).toEqual([]);
    expect(quotes('', cure)).toEqual([]);
  });

  it('gives spans whose offsets hold in any text', () => {
    const piece = fc.constantFrom(
      'chữa khỏi',
      'CHUA KHOI',
      'không thể',
      '😀',
      ', ',
      '. ',
      'a',
      '\u0301',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          let before = 0;
          for (const span of scanClaims(compileClaims([cure]), text)) {
            expect(text.slice(span.start, span.end)).toBe(span.quote);
            expect(span.start).toBeGreaterThanOrEqual(before);
            before = span.end;
          }
        },
      ),
    );
  });

  it.each([
    ['the claim a hundred thousand times', 'chữa khỏi '.repeat(100_000), mostSpans],
    ['the claim, taken back each time', 'không thể chữa khỏi '.repeat(50_000), 0],
    ['only beginnings', 'chữa '.repeat(200_000), 0],
    ['one endless word', 'khỏi'.repeat(250_000), 0],
    ['only marks', '\u0309'.repeat(1_000_000), 0],
    ['only numbers', '1 '.repeat(500_000), 0],
    ['only pictures', '✅'.repeat(500_000), 0],
  ])('stays bounded and fast on a megabyte of %s', (_, text, count) => {
    const begin = performance.now();
    const rule = sampleClaimRule({ phrases: ['chữa khỏi', 'N N N N N chữa', '1 N 1 N 1 khỏi'] });
    expect(scanClaims(compileClaims([rule]), text)).toHaveLength(count);
    expect(performance.now() - begin).toBeLessThan(4000);
  });
});

describe('findFailingExamples', () => {
  it('is empty for a rule that does what it says', () => {
    expect(findFailingExamples(cure)).toEqual([]);
  });

  it('names the sentences that a rule gets wrong, both ways', () => {
    const rule = sampleClaimRule({
      examples: { positive: ['Trà thơm dịu'], negative: ['Trà này chữa khỏi ho'] },
    });
    expect(findFailingExamples(rule)).toEqual([
      { sentence: 'Trà thơm dịu', expected: 'answer' },
      { sentence: 'Trà này chữa khỏi ho', expected: 'no-answer' },
    ]);
  });
});
