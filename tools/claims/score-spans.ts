import type { ClaimTopic } from '#lib/domain/claim.ts';

/** A place in a text with its topic. */
export type TopicSpan = { readonly start: number; readonly end: number; readonly topic: string };
export type MarkedSpan = TopicSpan & { readonly isSure: boolean };

/** `found` counts found spans that had to be found, `wrong` found spans that nothing marks, `missed` sure marks unfound. */
export type Score = {
  readonly found: number;
  readonly wrong: number;
  readonly hit: number;
  readonly missed: number;
};

export const noScore: Score = { found: 0, wrong: 0, hit: 0, missed: 0 };

/**
 * Compares found spans with the marks of one text, one topic. A found span is right when it overlaps a sure mark, and
 * counts neither way when it overlaps only borderline ones.
 */
export function scoreSpans(
  topic: ClaimTopic,
  found: readonly TopicSpan[],
  marked: readonly MarkedSpan[],
): Score {
  const answers = found.filter((span) => span.topic === topic);
  const marks = marked.filter((span) => span.topic === topic);
  const sure = marks.filter(({ isSure }) => isSure);
  const isMet = (span: TopicSpan, others: readonly TopicSpan[]) =>
    others.some((other) => span.start < other.end && other.start < span.end);
  const hit = sure.filter((mark) => isMet(mark, answers)).length;
  return {
    found: answers.filter((span) => isMet(span, sure)).length,
    wrong: answers.filter((span) => !isMet(span, marks)).length,
    hit,
    missed: sure.length - hit,
  };
}

export function addScores(a: Score, b: Score): Score {
  return {
    found: a.found + b.found,
    wrong: a.wrong + b.wrong,
    hit: a.hit + b.hit,
    missed: a.missed + b.missed,
  };
}

/** Shares from 0 to 1; null where there is nothing to divide by. */
export type Rates = {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
};

export function readRates({ found, wrong, hit, missed }: Score): Rates {
  const precision = found + wrong === 0 ? null : found / (found + wrong);
  const recall = hit + missed === 0 ? null : hit / (hit + missed);
  const sum = (precision ?? 0) + (recall ?? 0);
  const f1 =
    precision === null || recall === null ? null : sum === 0 ? 0 : (2 * precision * recall) / sum;
  return { precision, recall, f1 };
}

/** Which half of a set an item belongs to, by its name alone: 0 or 1. */
export function readHalf(n: string): 0 | 1 {
  return readFold(n, 2) === 0 ? 0 : 1;
}

/** Which of so many parts of a set an item belongs to, by its name alone (FNV-1a). */
export function readFold(n: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < n.length; i++) {
    hash = Math.imul(hash ^ n.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % parts;
}
