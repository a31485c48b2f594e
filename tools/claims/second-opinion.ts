import { type ClaimSpan, type ClaimTopic, claimTopics } from '#lib/domain/claim.ts';
import { foldPlain } from '#lib/text/fold-vietnamese.ts';

/**
 * A linear second opinion on the clauses of a listing: one weight of eight bits for each topic and each of 16,384
 * buckets, into which word pairs and runs of four letters are hashed. A bucket holds a sum over many n-grams, so that no
 * text it was trained on can be read out of it. 12 × 16,384 bytes and the biases: 197 kB.
 */
export type Opinion = {
  /** `weights[topic * buckets + bucket]`, in units of `scale`. */
  readonly weights: Int8Array;
  readonly biases: Float32Array;
  readonly scale: number;
};

export const buckets = 1 << 14;
const letterRun = 4;
const mostChars = 400;

export type Clause = { readonly start: number; readonly end: number; readonly text: string };

/** The clauses of a text: what stands between full stops, bullets and line ends. Offsets are UTF-16 units. */
export function readClauses(text: string): readonly Clause[] {
  return [...text.matchAll(/[^\n.;!?•*✔✅]{8,}/gu)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    text: words,
  }));
}

/** The buckets of a clause, each once. */
export function readBuckets(text: string): Uint16Array {
  const folded = foldPlain(text.slice(0, mostChars)).replace(/\d+/g, '0');
  const words = folded.match(/[\p{L}\p{N}%]+/gu) ?? [];
  const joined = ` ${words.join(' ')} `;
  const found = new Set<number>();
  for (const [at, word] of words.entries()) {
    found.add(hash(`w${word}`));
    found.add(hash(`p${words[at - 1] ?? ''} ${word}`));
  }
  for (let at = 0; at + letterRun <= joined.length; at++) {
    found.add(hash(`l${joined.slice(at, at + letterRun)}`));
  }
  return Uint16Array.from(found).toSorted();
}

/** How likely a clause makes a claim of the topic, 0 to 1. */
export function readOpinion(opinion: Opinion, topic: ClaimTopic, found: Uint16Array): number {
  const place = claimTopics.indexOf(topic);
  let sum = 0;
  for (const bucket of found) sum += opinion.weights[place * buckets + bucket] ?? 0;
  return 1 / (1 + Math.exp(-((opinion.biases[place] ?? 0) + sum * opinion.scale)));
}

/** Below `withhold` a rule's finding is not told; from `propose` on a clause without one is told as `info`. */
export type Limits = { readonly withhold: number; readonly propose: number };

/** The findings of the rules after the second opinion: fewer, and what it proposes by itself is never above `info`. */
export function applyOpinion(
  opinion: Opinion,
  { text, spans }: { readonly text: string; readonly spans: readonly ClaimSpan[] },
  limits: Limits,
): readonly ClaimSpan[] {
  const clauses = readClauses(text).map((clause) => ({ clause, found: readBuckets(clause.text) }));
  const kept = spans.filter((span) => {
    const around = clauses.find(({ clause }) => isIn(span, clause));
    return !around || readOpinion(opinion, span.topic, around.found) >= limits.withhold;
  });
  const proposed = clauses.flatMap(({ clause, found }) =>
    claimTopics.flatMap((topic): ClaimSpan[] => {
      const isTold = spans.some((span) => span.topic === topic && isIn(span, clause));
      if (isTold || readOpinion(opinion, topic, found) < limits.propose) return [];
      const { start, end, text: quote } = clause;
      return [{ ruleId: 'second-opinion', topic, severity: 'info', start, end, quote }];
    }),
  );
  return [...kept, ...proposed].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function isIn(span: { readonly start: number; readonly end: number }, clause: Clause): boolean {
  return span.start < clause.end && clause.start < span.end;
}

// FNV-1a over UTF-16 units, folded to the number of buckets.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value ^ (value >>> 16)) & (buckets - 1);
}
