import type { Identifier, IdentifierKind } from '#lib/domain/identifier.ts';
import { hashMessage, maxMessageBytes, messageBytes, readDigestWord } from './blake3.ts';

/** A key of 64 bits as two unsigned words. Keys are ordered by `high`, then by `low`. */
export type Key = { readonly high: number; readonly low: number };

/** A published hash key of 32 bytes, as eight words. */
export type HashSeed = Int32Array;

export const seedBytes = 32;

/** L5: each kind has a domain of its own, so that a telephone number never answers for a shop of the same digits. */
export const kindCodes: Readonly<Record<IdentifierKind, number>> = {
  host: 1,
  'url-prefix': 2,
  shop: 3,
  listing: 4,
  phone: 5,
  'bank-account': 6,
  'tax-code': 7,
  handle: 8,
  'product-name': 9,
  registration: 10,
};

/** L4: the kinds a list holds, as one bit each: bit `code` of the kind. */
export function kindBit(kind: IdentifierKind): number {
  return 1 << kindCodes[kind];
}

export const allKindBits = Object.values(kindCodes).reduce((bits, code) => bits | (1 << code), 0);

/** Reads a seed from exactly 32 bytes. */
export function readSeed(bytes: Uint8Array): HashSeed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, seedBytes);
  return Int32Array.from({ length: 8 }, (_, i) => view.getInt32(i * 4, true));
}

const encoder = new TextEncoder();

/**
 * L5: the key of an identifier: the first eight bytes of keyed BLAKE3 over the kind's code and the value in UTF-8.
 * Null for a value of more than 1,023 bytes or with half a surrogate pair: no list can hold it.
 */
export function hashIdentifier(seed: HashSeed, identifier: Identifier): Key | null {
  const length = writeMessage(identifier);
  if (length === 0) return null;
  hashMessage(seed, length);
  return { high: readDigestWord(0), low: readDigestWord(1) };
}

/** How many bytes the message takes, or 0 when it is too long or no text. */
function writeMessage({ kind, value }: Identifier): number {
  messageBytes[0] = kindCodes[kind];
  const { length } = value;
  if (length >= maxMessageBytes) return 0;
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = value.charCodeAt(i);
    messageBytes[i + 1] = unit;
    all |= unit;
  }
  if (all > 0x7f) return writeWideMessage(value);
  return length + 1;
}

// Two values that differ only in broken surrogates would become one when written as UTF-8.
function writeWideMessage(value: string): number {
  if (!value.isWellFormed()) return 0;
  const { read, written } = encoder.encodeInto(value, messageBytes.subarray(1));
  return read === value.length ? written + 1 : 0;
}

const plainSeed: HashSeed = new Int32Array(8);

/**
 * L12: the id of an entry, 16 hexadecimal digits made of its identifier alone: it stays when a list is published
 * under a new seed, so that mutes and objections go on naming it.
 */
export function buildEntryId(identifier: Identifier): string {
  const key = hashIdentifier(plainSeed, identifier) ?? { high: 0, low: 0 };
  return [key.high, key.low].map((word) => word.toString(16).padStart(8, '0')).join('');
}
