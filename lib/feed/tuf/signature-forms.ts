import type { Bytes } from './bytes.ts';

const scalarBytes = 32;

/**
 * An ECDSA P-256 signature as WebCrypto wants it (r ‖ s, 64 bytes) from DER, `SEQUENCE { INTEGER r, INTEGER s }`.
 * Strict: lengths in short form, no superfluous zeros, nothing before or after. Null where it is anything else.
 */
export function rawFromDer(der: Bytes): Bytes | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  const raw = new Uint8Array(2 * scalarBytes);
  raw.set(r.digits, scalarBytes - r.digits.length);
  raw.set(s.digits, 2 * scalarBytes - s.digits.length);
  return raw;
}

function readInteger(
  der: Bytes,
  at: number,
): { readonly digits: Bytes; readonly end: number } | null {
  const size = der[at + 1] ?? 0;
  const end = at + 2 + size;
  if (der[at] !== 0x02 || size === 0 || end > der.length) return null;
  const first = der[at + 2] ?? 0;
  const second = der[at + 3] ?? 0;
  // The sign bit must be clear, and a leading zero is there only to clear it.
  if (first > 0x7f || (size > 1 && first === 0 && second <= 0x7f)) return null;
  const digits = der.subarray(first === 0 ? at + 3 : at + 2, end);
  return digits.length > scalarBytes ? null : { digits, end };
}
