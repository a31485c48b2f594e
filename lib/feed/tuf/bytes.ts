/** Bytes that WebCrypto takes: never over shared memory, which another thread could change after the check. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Lower-case hex. */
export function printHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of a hex text of any case, or null where it is none. */
export function parseHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** Bytes of a base64 text, or null where it is none. */
export function parseBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Hex digest of bytes, or of a text in UTF-8. */
export async function digestHex(
  algorithm: 'SHA-256' | 'SHA-512',
  data: Bytes | string,
): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return printHex(new Uint8Array(await crypto.subtle.digest(algorithm, bytes)));
}
