/**
 * BLAKE3, keyed, one chunk, written a second time in the plainest way, to compare the fast one with. Returns the first
 * eight words of the digest.
 */
export function hashPlainly(key: readonly number[], message: Uint8Array): readonly number[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < message.length; at += 64) blocks.push(message.subarray(at, at + 64));
  if (blocks.length === 0) blocks.push(new Uint8Array(0));
  let chain = [...key];
  blocks.forEach((block, i) => {
    const last = i === blocks.length - 1;
    const flags = 16 + (i === 0 ? 1 : 0) + (last ? 2 + 8 : 0);
    chain = compressBlock(chain, block, flags);
  });
  return chain.map((word) => word >>> 0);
}

const initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
const permutation = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];

function compressBlock(chain: readonly number[], block: Uint8Array, flags: number): number[] {
  const padded = new Uint8Array(64);
  padded.set(block);
  const view = new DataView(padded.buffer);
  let words = Array.from({ length: 16 }, (_, i) => view.getUint32(i * 4, true));
  const v = [...chain, ...initial, 0, 0, block.length, flags];
  for (let round = 0; round < 7; round++) {
    for (let i = 0; i < 4; i++) {
      mix(v, [i, 4 + i, 8 + i, 12 + i], [words[2 * i]!, words[2 * i + 1]!]);
    }
    for (let i = 0; i < 4; i++) {
      const places = [i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4)];
      mix(v, places, [words[8 + 2 * i]!, words[9 + 2 * i]!]);
    }
    words = permutation.map((from) => words[from]!);
  }
  return Array.from({ length: 8 }, (_, i) => v[i]! ^ v[i + 8]!);
}

function mix(v: number[], places: readonly number[], words: readonly [number, number]): void {
  const [a, b, c, d] = places as [number, number, number, number];
  const turn = (word: number, right: number): number => (word >>> right) | (word << (32 - right));
  for (const [half, [first, second]] of [
    [0, [16, 12]],
    [1, [8, 7]],
  ] as const) {
    v[a] = (v[a]! + v[b]! + words[half]) | 0;
    v[d] = turn(v[d]! ^ v[a], first);
    v[c] = (v[c]! + v[d]) | 0;
    v[b] = turn(v[b]! ^ v[c], second);
  }
}
