import { describe, expect, it } from 'vitest';
import {
  addScores,
  noScore,
  readHalf,
  readRates,
  scoreSpans,
} from '../../../tools/claims/score-spans.ts';

const found = (start: number, end: number, topic = 'cure') => ({ start, end, topic });
const sure = (start: number, end: number, topic = 'cure') => ({ start, end, topic, isSure: true });
const unsure = (start: number, end: number) => ({ start, end, topic: 'cure', isSure: false });

describe('scoreSpans', () => {
  it('calls a found span right when it overlaps a sure mark of its topic', () => {
    expect(scoreSpans('cure', [found(2, 6)], [sure(5, 9)])).toEqual({
      found: 1,
      wrong: 0,
      hit: 1,
      missed: 0,
    });
  });

  it('does not count touching as overlapping', () => {
    const score = scoreSpans('cure', [found(2, 5)], [sure(5, 9)]);
    expect(score).toEqual({ found: 0, wrong: 1, hit: 0, missed: 1 });
  });

  it('ignores marks and findings of other topics', () => {
    const score = scoreSpans('cure', [found(2, 5)], [sure(2, 5, 'weight-loss')]);
    expect(score).toEqual({ found: 0, wrong: 1, hit: 0, missed: 0 });
    expect(scoreSpans('cure', [found(2, 5, 'weight-loss')], [])).toEqual(noScore);
  });

  it('counts a span over a borderline mark neither way, and misses no borderline mark', () => {
    expect(scoreSpans('cure', [found(2, 5)], [unsure(2, 5)])).toEqual(noScore);
    expect(scoreSpans('cure', [], [unsure(2, 5)])).toEqual(noScore);
    expect(scoreSpans('cure', [found(0, 9)], [unsure(0, 2), sure(5, 7)]).found).toBe(1);
  });

  it('counts each mark and each found span once', () => {
    const score = scoreSpans('cure', [found(0, 3), found(4, 6)], [sure(1, 5), sure(20, 22)]);
    expect(score).toEqual({ found: 2, wrong: 0, hit: 1, missed: 1 });
  });
});

describe('readRates', () => {
  it('has no precision without answers and no recall without marks', () => {
    expect(readRates(noScore)).toEqual({ precision: null, recall: null, f1: null });
    expect(readRates({ found: 0, wrong: 3, hit: 0, missed: 3 })).toEqual({
      precision: 0,
      recall: 0,
      f1: 0,
    });
  });

  it('divides what was right by what was said and by what was to be said', () => {
    const rates = readRates(addScores({ found: 3, wrong: 1, hit: 1, missed: 1 }, noScore));
    expect(rates).toEqual({ precision: 0.75, recall: 0.5, f1: 0.6 });
  });
});

describe('readHalf', () => {
  it('splits names into two halves of about one size, always the same way', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `item${i}`);
    const second = names.filter((name) => readHalf(name) === 1).length;
    expect(second).toBeGreaterThan(430);
    expect(second).toBeLessThan(570);
    expect(names.map(readHalf)).toEqual(names.map(readHalf));
  });
});
