import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimSpan } from '#lib/domain/claim.ts';
import { compileClaims } from '#lib/match/claims/compile-claims.ts';
import { crossValidate, ways } from '../../../tools/claims/cross-validate.ts';
import type { MarkedItem } from '../../../tools/claims/dev-data.ts';
import { printOpinion } from '../../../tools/claims/print-opinion.ts';
import {
  applyOpinion,
  buckets,
  readBuckets,
  readClauses,
  readOpinion,
} from '../../../tools/claims/second-opinion.ts';
import { encodeOpinion } from '../../../tools/claims/train.ts';
import {
  readLessons,
  readOrdinaryLessons,
  trainOpinion,
} from '../../../tools/claims/train-opinion.ts';
import { sampleClaimRule } from '../match/sample-feed.ts';

const claim = 'Trà này chữa khỏi ho hoàn toàn';
const plain = 'Hộp hai mươi gói, mỗi gói hai gam';

function item(n: number, isClaim: boolean, sure = true): MarkedItem {
  const text = `Mẫu số ${n}. ${isClaim ? claim : plain}. Giao trong ngày`;
  const start = text.indexOf('chữa khỏi');
  const marks = [{ start, end: start + 9, topic: 'cure', isSure: sure }];
  return { item: { n, title: 'Trà', text, productClass: null }, marks: isClaim ? marks : [] };
}

const items = Array.from({ length: 40 }, (_, n) => item(n, n % 2 === 0));
const lessons = readLessons(items);
const opinion = trainOpinion(lessons, 7);
const limits = { withhold: 0.3, propose: 0.5 };

function spanIn(text: string, quote: string): ClaimSpan {
  const start = text.indexOf(quote);
  const end = start + quote.length;
  return { ruleId: 'cure-01', topic: 'cure', severity: 'caution', start, end, quote };
}

describe('the second opinion', () => {
  it('learns which clauses make a claim', () => {
    expect(readOpinion(opinion, 'cure', readBuckets(claim))).toBeGreaterThan(0.5);
    expect(readOpinion(opinion, 'cure', readBuckets(plain))).toBeLessThan(0.3);
    expect(readOpinion(opinion, 'replica', readBuckets(claim))).toBeLessThan(0.3);
  });

  it('is the same bytes for the same lessons and seed, and less than 300 kB', () => {
    const bytes = encodeOpinion(opinion);
    expect(encodeOpinion(trainOpinion(readLessons(items), 7))).toEqual(bytes);
    expect(encodeOpinion(trainOpinion(lessons, 8))).not.toEqual(bytes);
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('learns nothing from marks that are borderline', () => {
    const unsure = trainOpinion(readLessons(items.map((_, n) => item(n, n % 2 === 0, false))), 7);
    expect(readOpinion(unsure, 'cure', readBuckets('chữa khỏi ho'))).toBeLessThan(0.3);
  });

  it('takes ordinary listings for no claims', () => {
    const ordinary = readOrdinaryLessons(
      items.map((each) => each.item),
      2,
    );
    expect(ordinary.length).toBeGreaterThan(40);
    expect(ordinary.every(({ targets }) => targets.every((target) => target === 0))).toBe(true);
  });

  it('withholds what it does not believe and proposes what no rule found, as something to know', () => {
    const text = `${plain}. ${claim}`;
    const doubted = spanIn(text, 'hai mươi');
    const found = applyOpinion(opinion, { text, spans: [doubted] }, limits);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ topic: 'cure', severity: 'info', ruleId: 'second-opinion' });
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(found[0]?.quote);
  });

  it('leaves what it believes as the rule said it, and proposes no second finding there', () => {
    const text = `${plain}. ${claim}`;
    const span = spanIn(text, 'chữa khỏi');
    expect(applyOpinion(opinion, { text, spans: [span] }, limits)).toEqual([span]);
  });

  it('never raises a finding, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (said) => {
        const text = `${said} ${claim} ${said}`;
        const span = { ...spanIn(text, 'chữa khỏi'), severity: 'info' as const };
        for (const each of applyOpinion(opinion, { text, spans: [span] }, limits)) {
          expect(each.severity).toBe('info');
          expect(text.slice(each.start, each.end)).toBe(each.quote);
        }
      }),
    );
  });

  it('cuts clauses that stand where they say, and hashes each n-gram into its buckets once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        for (const clause of readClauses(text)) {
          expect(text.slice(clause.start, clause.end)).toBe(clause.text);
        }
        const found = readBuckets(text);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((bucket) => bucket < buckets)).toBe(true);
      }),
    );
  });
});

describe('cross-validation', () => {
  it('tells each way once, the same each time, and the rules alone first', () => {
    const claims = compileClaims([sampleClaimRule()]);
    const listings = items.map((each) => each.item);
    const told = crossValidate(claims, items, listings);
    expect(told.map(({ name }) => name)).toEqual(ways.map(({ name }) => name));
    expect(told[0]?.score.hit).toBe(20);
    expect(crossValidate(claims, items, listings)).toEqual(told);
    expect(printOpinion(told)).toContain('| rules alone');
  });
});
