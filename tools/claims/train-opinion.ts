import { claimTopics } from '#lib/domain/claim.ts';
import type { MarkedItem } from './dev-data.ts';
import type { ScanItem } from './scan-lines.ts';
import { buckets, type Opinion, readBuckets, readClauses } from './second-opinion.ts';

/** A clause with its topics: 1 sure, 0 none; what is marked as borderline teaches nothing. */
export type Lesson = { readonly found: Uint16Array; readonly targets: Int8Array };

const unknown = -1;
const epochs = 6;
const rate = 0.3;
const decay = 1e-6;

/** One lesson for each clause of the marked windows. */
export function readLessons(items: readonly MarkedItem[]): readonly Lesson[] {
  return items.flatMap(({ item, marks }) =>
    readClauses(item.text).map(({ start, end, text }) => {
      const targets = claimTopics.map((topic) => {
        const own = marks.filter(
          (mark) => mark.topic === topic && mark.start < end && start < mark.end,
        );
        return own.length === 0 ? 0 : own.some(({ isSure }) => isSure) ? 1 : unknown;
      });
      return { found: readBuckets(text), targets: Int8Array.from(targets) };
    }),
  );
}

/** Clauses of ordinary listings, of which nearly none makes a claim. At most `perListing` of each. */
export function readOrdinaryLessons(
  listings: readonly ScanItem[],
  perListing: number,
): readonly Lesson[] {
  const targets = new Int8Array(claimTopics.length);
  return listings.flatMap(({ text }) => {
    const clauses = readClauses(text);
    const step = Math.max(1, Math.floor(clauses.length / perListing));
    const picked = clauses.filter((_, at) => at % step === 0).slice(0, perListing);
    return picked.map((clause) => ({ found: readBuckets(clause.text), targets }));
  });
}

/** Logistic regression by AdaGrad, in an order that the seed alone decides: the same lessons give the same bytes. */
export function trainOpinion(lessons: readonly Lesson[], seed: number): Opinion {
  const size = claimTopics.length * buckets;
  const state = {
    weights: new Float32Array(size),
    squares: new Float32Array(size).fill(1e-2),
    biases: new Float32Array(claimTopics.length).fill(-3),
  };
  const order = Array.from(lessons.keys());
  const random = buildRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const lesson = lessons[at];
      if (lesson) learn(state, lesson);
    }
  }
  return quantise(state.weights, state.biases);
}

type Learned = {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly biases: Float32Array;
};

function learn({ weights, squares, biases }: Learned, { found, targets }: Lesson): void {
  for (const [topic, target] of targets.entries()) {
    if (target === unknown) continue;
    const base = topic * buckets;
    let sum = biases[topic] ?? 0;
    for (const bucket of found) sum += weights[base + bucket] ?? 0;
    const error = 1 / (1 + Math.exp(-sum)) - target;
    // Far on the right side there is nothing to learn, and most clauses are.
    if (Math.abs(error) < 0.01) continue;
    biases[topic] = (biases[topic] ?? 0) - 0.05 * error;
    for (const bucket of found) {
      const at = base + bucket;
      const weight = weights[at] ?? 0;
      const slope = error + decay * weight;
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] =
        weight - (rate * slope) / Math.sqrt((squares[at] ?? 1) * Math.max(1, found.length));
    }
  }
}

function quantise(weights: Float32Array, biases: Float32Array): Opinion {
  const most = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  const scale = most === 0 ? 1 : most / 127;
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    biases,
    scale,
  };
}

// mulberry32
function buildRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
