/**
 * BLAKE3 in keyed mode for messages of at most one chunk (1,024 bytes), synchronous and without allocation: a look-up
 * cannot wait for a promise, and `crypto.subtle` costs more than the whole search (1.8–6 µs a call).
 * Written from section 2 of the BLAKE3 paper; its published vectors are tests. SHA-256 in the same style takes twice
 * as long, and a short keyed checksum (SipHash and the like) promises nothing once its key is known to everybody, as
 * the key of a published list is.
 */

export const maxMessageBytes = 1_024;

const blockBytes = 64;
const chunkStart = 1;
const chunkEnd = 2;
const root = 8;
const keyedHash = 16;

const scratch = new ArrayBuffer(maxMessageBytes);
/** Where a message is written before it is hashed. One for all: hashing never waits in the middle. */
export const messageBytes = new Uint8Array(scratch);
const words = new DataView(scratch);
const state = new DataView(new ArrayBuffer(32));

const permutation = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];

/** Where the word begins that each of the 16 places of each of the 7 rounds takes in. */
const order = buildOrder();

function buildOrder(): DataView {
  const rounds: number[] = [];
  let turn: readonly number[] = Array.from({ length: 16 }, (_, i) => i);
  for (let round = 0; round < 7; round++) {
    rounds.push(...turn.map((word) => word * 4));
    turn = permutation.map((from) => turn[from] ?? 0);
  }
  return new DataView(Uint8Array.from(rounds).buffer);
}

/**
 * Hashes the first `length` bytes of `messageBytes` (at most 1,024; what lies behind them is overwritten) under a key
 * of eight words. `readDigestWord` then tells the answer, until the next call.
 */
export function hashMessage(key: Int32Array, length: number): void {
  const last = length === 0 ? 0 : (length - 1) & -blockBytes;
  messageBytes.fill(0, length, last + blockBytes);
  for (let i = 0; i < 8; i++) state.setInt32(i * 4, key[i] ?? 0, true);
  let flags = keyedHash | chunkStart;
  for (let at = 0; at < last; at += blockBytes) {
    compress(at, blockBytes, flags);
    flags = keyedHash;
  }
  compress(last, length - last, flags | chunkEnd | root);
}

/** One of the eight words of the last `hashMessage`, unsigned, of four bytes in little-endian order. */
export function readDigestWord(at: number): number {
  return state.getUint32(at * 4, true);
}

function rotate(word: number, left: number): number {
  return (word << left) | (word >>> (32 - left));
}

// All sixteen words stay in registers: with the state in an array the same work takes twice as long. That is why each
// line does two steps of the mixing function at once.
function compress(at: number, length: number, flags: number): void {
  let a0 = state.getInt32(0, true);
  let a1 = state.getInt32(4, true);
  let a2 = state.getInt32(8, true);
  let a3 = state.getInt32(12, true);
  let b0 = state.getInt32(16, true);
  let b1 = state.getInt32(20, true);
  let b2 = state.getInt32(24, true);
  let b3 = state.getInt32(28, true);
  let c0 = 0x6a09e667;
  let c1 = 0xbb67ae85 | 0;
  let c2 = 0x3c6ef372;
  let c3 = 0xa54ff53a | 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = length;
  let d3 = flags;
  for (let i = 0; i < 112; i += 16) {
    d0 = rotate(d0 ^ (a0 = (a0 + b0 + words.getInt32(at + order.getUint8(i), true)) | 0), 16);
    b0 = rotate(b0 ^ (c0 = (c0 + d0) | 0), 20);
    d0 = rotate(d0 ^ (a0 = (a0 + b0 + words.getInt32(at + order.getUint8(i + 1), true)) | 0), 24);
    b0 = rotate(b0 ^ (c0 = (c0 + d0) | 0), 25);
    d1 = rotate(d1 ^ (a1 = (a1 + b1 + words.getInt32(at + order.getUint8(i + 2), true)) | 0), 16);
    b1 = rotate(b1 ^ (c1 = (c1 + d1) | 0), 20);
    d1 = rotate(d1 ^ (a1 = (a1 + b1 + words.getInt32(at + order.getUint8(i + 3), true)) | 0), 24);
    b1 = rotate(b1 ^ (c1 = (c1 + d1) | 0), 25);
    d2 = rotate(d2 ^ (a2 = (a2 + b2 + words.getInt32(at + order.getUint8(i + 4), true)) | 0), 16);
    b2 = rotate(b2 ^ (c2 = (c2 + d2) | 0), 20);
    d2 = rotate(d2 ^ (a2 = (a2 + b2 + words.getInt32(at + order.getUint8(i + 5), true)) | 0), 24);
    b2 = rotate(b2 ^ (c2 = (c2 + d2) | 0), 25);
    d3 = rotate(d3 ^ (a3 = (a3 + b3 + words.getInt32(at + order.getUint8(i + 6), true)) | 0), 16);
    b3 = rotate(b3 ^ (c3 = (c3 + d3) | 0), 20);
    d3 = rotate(d3 ^ (a3 = (a3 + b3 + words.getInt32(at + order.getUint8(i + 7), true)) | 0), 24);
    b3 = rotate(b3 ^ (c3 = (c3 + d3) | 0), 25);
    d3 = rotate(d3 ^ (a0 = (a0 + b1 + words.getInt32(at + order.getUint8(i + 8), true)) | 0), 16);
    b1 = rotate(b1 ^ (c2 = (c2 + d3) | 0), 20);
    d3 = rotate(d3 ^ (a0 = (a0 + b1 + words.getInt32(at + order.getUint8(i + 9), true)) | 0), 24);
    b1 = rotate(b1 ^ (c2 = (c2 + d3) | 0), 25);
    d0 = rotate(d0 ^ (a1 = (a1 + b2 + words.getInt32(at + order.getUint8(i + 10), true)) | 0), 16);
    b2 = rotate(b2 ^ (c3 = (c3 + d0) | 0), 20);
    d0 = rotate(d0 ^ (a1 = (a1 + b2 + words.getInt32(at + order.getUint8(i + 11), true)) | 0), 24);
    b2 = rotate(b2 ^ (c3 = (c3 + d0) | 0), 25);
    d1 = rotate(d1 ^ (a2 = (a2 + b3 + words.getInt32(at + order.getUint8(i + 12), true)) | 0), 16);
    b3 = rotate(b3 ^ (c0 = (c0 + d1) | 0), 20);
    d1 = rotate(d1 ^ (a2 = (a2 + b3 + words.getInt32(at + order.getUint8(i + 13), true)) | 0), 24);
    b3 = rotate(b3 ^ (c0 = (c0 + d1) | 0), 25);
    d2 = rotate(d2 ^ (a3 = (a3 + b0 + words.getInt32(at + order.getUint8(i + 14), true)) | 0), 16);
    b0 = rotate(b0 ^ (c1 = (c1 + d2) | 0), 20);
    d2 = rotate(d2 ^ (a3 = (a3 + b0 + words.getInt32(at + order.getUint8(i + 15), true)) | 0), 24);
    b0 = rotate(b0 ^ (c1 = (c1 + d2) | 0), 25);
  }
  state.setInt32(0, a0 ^ c0, true);
  state.setInt32(4, a1 ^ c1, true);
  state.setInt32(8, a2 ^ c2, true);
  state.setInt32(12, a3 ^ c3, true);
  state.setInt32(16, b0 ^ d0, true);
  state.setInt32(20, b1 ^ d1, true);
  state.setInt32(24, b2 ^ d2, true);
  state.setInt32(28, b3 ^ d3, true);
}
