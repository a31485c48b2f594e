/** Little-endian numbers and byte-wise numbers of variable length (LEB128), read with every bound checked. */

/** A place in bytes that moves on. A read past the end gives null and leaves the place at the end. */
export type ByteReader = { readonly bytes: Uint8Array; at: number };

/** Reads one number of at most 32 bits in its shortest form; null where the bytes end or the form is another. */
export function readVarint(reader: ByteReader): number | null {
  let value = 0;
  for (let shift = 1; shift <= 2 ** 28; shift *= 128) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) return null;
    reader.at += 1;
    value += (byte & 0x7f) * shift;
    // One number, one spelling: a zero at the end would let two files say the same.
    if (byte < 0x80) return (byte === 0 && shift > 1) || value > 0xffffffff ? null : value;
  }
  return null;
}

/** Bytes that grow as they are written. */
export type ByteWriter = { bytes: Uint8Array<ArrayBuffer>; length: number };

export function createWriter(roomBytes = 256): ByteWriter {
  return { bytes: new Uint8Array(roomBytes), length: 0 };
}

export function writeVarint(writer: ByteWriter, value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    writeByte(writer, (rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  writeByte(writer, rest);
}

function writeByte(writer: ByteWriter, byte: number): void {
  if (writer.length === writer.bytes.length) {
    const grown = new Uint8Array(writer.bytes.length * 2);
    grown.set(writer.bytes);
    writer.bytes = grown;
  }
  writer.bytes[writer.length] = byte;
  writer.length += 1;
}

/** What was written, without the room behind it. */
export function finishWriter(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  return writer.bytes.slice(0, writer.length);
}

/** A number of 32 bits aligned upwards to four. */
export function alignFour(size: number): number {
  return Math.ceil(size / 4) * 4;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** JSON in UTF-8 from anywhere, or undefined when it is neither. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    const parsed: unknown = JSON.parse(decoder.decode(bytes));
    return parsed;
  } catch {
    return undefined;
  }
}

/** JSON with the keys of every object in the order of their code units: equal content, equal bytes. */
export function writeStableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
