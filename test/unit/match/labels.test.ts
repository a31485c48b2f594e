import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberPart } from '#lib/domain/label-rule.ts';
import { findFailingLabelExamples } from '#lib/match/labels/check-label-examples.ts';
import { compileLabels } from '#lib/match/labels/compile-labels.ts';
import { foldSpellings, readLicenceNumber } from '#lib/match/labels/match-number.ts';
import { scanLabels } from '#lib/match/labels/scan-labels.ts';
import { sampleLabelRule } from './sample-feed.ts';

const compiled = compileLabels([sampleLabelRule()]);

function states(text: string): readonly string[] {
  return scanLabels(compiled, text).map(({ state, number }) => `${state} ${number ?? '-'}`);
}

describe('scanLabels', () => {
  it('tells a label named without a number from one with its number', () => {
    expect(states('Giấy có Nhãn Lá Lành')).toEqual(['named -']);
    expect(states('Giấy có Nhãn Lá Lành, số GL-A12345')).toEqual(['number-shown GL-A12345']);
    expect(states('GL-AB1234: giấy Good Leaf')).toEqual(['number-shown GL-AB1234']);
  });

  it('marks the name and not the number, exactly', () => {
    const text = '😀 Giấy NHÃN LÁ LÀNH số GL-A12345';
    const [span] = scanLabels(compiled, text);
    expect(text.slice(span?.start, span?.end)).toBe('NHÃN LÁ LÀNH');
    expect(span?.quote).toBe('NHÃN LÁ LÀNH');
    expect(span?.labelId).toBe('sample-label');
  });

  it('does not take a number that stands far from the name: it is a product code', () => {
    const far = `Nhãn Lá Lành ${'và '.repeat(25)}`;
    expect(states(`${far}GL-A12345`)).toEqual(['named -']);
    expect(states(`GL-A12345 ${far}`)).toEqual(['number-shown GL-A12345']);
    expect(states(`GL-A12345 ${'và '.repeat(25)}Nhãn Lá Lành`)).toEqual(['named -']);
  });

  it('takes no number for the label by itself', () => {
    expect(states('Mã sản phẩm GL-A12345')).toEqual([]);
  });

  it('tells one label once, with the number if any mention has it', () => {
    expect(states(`Good Leaf. ${'Giấy mềm. '.repeat(10)}Good Leaf GL-A12345. Good Leaf.`)).toEqual([
      'number-shown GL-A12345',
    ]);
  });

  it('is silent where the text says that the label is not there', () => {
    expect(states('Giấy không có Nhãn Lá Lành')).toEqual([]);
    expect(states('Giấy chưa có chứng nhận Good Leaf')).toEqual([]);
    expect(states('No Good Leaf on this paper')).toEqual([]);
    expect(states('Không có gì hơn, giấy Good Leaf')).toEqual(['named -']);
    expect(states('không có Good Leaf. Nay đã có Good Leaf')).toEqual(['named -']);
  });

  it('does not find a name inside other words', () => {
    expect(states('good leaflet, dogood leaf, goodleaf')).toEqual([]);
  });

  it('stays fast on a megabyte that names nothing else', () => {
    const begin = performance.now();
    expect(states('Good Leaf GL- '.repeat(70_000))).toEqual(['named -']);
    expect(states('không có Good Leaf '.repeat(50_000))).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(6000);
  });

  it('gives spans whose offsets hold in any text', () => {
    const piece = fc.constantFrom('Good Leaf', 'GL-A1234', '®', '😀', ',', 'không có', '\u200b');
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join(' ')),
        (text) => {
          for (const span of scanLabels(compiled, text)) {
            expect(text.slice(span.start, span.end)).toBe(span.quote);
            expect(span.number === null).toBe(span.state === 'named');
          }
        },
      ),
    );
  });
});

describe('readLicenceNumber', () => {
  const spelling: readonly NumberPart[] = [
    { text: 'XY-' },
    { letters: [1, 3] },
    { digits: [2, 4] },
  ];

  it.each([
    ['số XY-A12', 'XY-A12'],
    ['xy-abc1234.', 'xy-abc1234'],
    ['XY–A12', 'XY–A12'],
    ['XY A12', 'XY A12'],
    ['XY®-A12', 'XY®-A12'],
    ['(XY-A12)', 'XY-A12'],
  ])('reads it from "%s"', (text, number) => {
    expect(readLicenceNumber(text, foldSpellings([spelling]))).toBe(number);
  });

  it.each(['XY-A1', 'XY-A12345', 'XY-ABCD12', 'ZXY-A12', 'XY-A12B', 'XY-12', 'XYA12', ''])(
    'reads none from "%s"',
    (text) => {
      expect(readLicenceNumber(text, foldSpellings([spelling]))).toBeNull();
    },
  );

  it('tries one spelling after the other, and none when none is known', () => {
    const both = foldSpellings([spelling, [{ digits: [10, 10] }]]);
    expect(readLicenceNumber('no 1234567890', both)).toBe('1234567890');
    expect(readLicenceNumber('XY-A12', [])).toBeNull();
    expect(readLicenceNumber('XY-A12', foldSpellings([[]]))).toBeNull();
  });

  it('stays fast when a rule asks for run upon run', () => {
    const begin = performance.now();
    const greedy: readonly NumberPart[] = Array.from({ length: 30 }, () => ({ digits: [1, 40] }));
    const spellings = foldSpellings([[...greedy, { text: 'x' }]]);
    expect(readLicenceNumber('1'.repeat(130), spellings)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('findFailingLabelExamples', () => {
  it('names the sentences that a label gets wrong, both ways', () => {
    expect(findFailingLabelExamples(sampleLabelRule())).toEqual([]);
    const rule = sampleLabelRule({
      examples: { positive: ['Giấy mềm'], negative: ['Giấy Good Leaf'] },
    });
    expect(findFailingLabelExamples(rule)).toEqual([
      { sentence: 'Giấy mềm', expected: 'answer' },
      { sentence: 'Giấy Good Leaf', expected: 'no-answer' },
    ]);
  });
});

describe('names of one label that overlap', () => {
  it('are quoted together, as the page wrote them', () => {
    const rule = sampleLabelRule({ id: 'usda', names: ['chuẩn USDA', 'USDA Organic'] });
    const text = 'Bông chuẩn USDA Organic, bông USDA Organic';
    const [span, ...more] = scanLabels(compileLabels([rule]), text);
    expect(span?.quote).toBe('chuẩn USDA Organic');
    expect(text.slice(span?.start, span?.end)).toBe(span?.quote);
    expect(more).toEqual([]);
  });
});
